import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { boxText } from "../../schema/text/box.ts";
import { LanguageBar, useLanguage } from "../respond/LanguageBar.tsx";
import { firstLanguage } from "../respond/language.ts";
import { BoxBoundary } from "./BoxBoundary.tsx";
import type { BoxStorage } from "./boxStorage.ts";
import { FollowPanel } from "./FollowPanel.tsx";
import { WritePanel } from "./WritePanel.tsx";

const FOLLOW = "#follow";

/** The suggestion box: a bar with the language switch, and two places: writing and following. */
export function BoxPage({ storage }: { storage: BoxStorage }) {
  const [language, switchLanguage] = useLanguage(firstLanguage);
  const place = usePlace();
  const text = boxText(language);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(place);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${text.pageTitle} · ${text.appName}`;
  }, [language, text]);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    // A screen reader goes on with the place that one has changed to.
    main.current?.focus({ preventScroll: true });
  }, [place]);
  return (
    <>
      <LanguageBar text={text} language={language} onSwitch={switchLanguage} />
      <main className="column" ref={main} tabIndex={-1}>
        <h1>{text.pageTitle}</h1>
        <nav className="tabs" aria-label={text.tabsLabel}>
          <a href="#write" aria-current={place === "write" ? "page" : undefined}>
            {text.tabs.write}
          </a>
          <a href={FOLLOW} aria-current={place === "follow" ? "page" : undefined}>
            {text.tabs.follow}
          </a>
        </nav>
        <BoxBoundary text={text}>
          {/* Looking at the other place loses nothing, and a sending goes on meanwhile. */}
          <div hidden={place !== "write"}>
            <WritePanel text={text} storage={storage} />
          </div>
          <div hidden={place !== "follow"}>
            <FollowPanel text={text} />
          </div>
        </BoxBoundary>
        <p className="hint alone">
          <a href="/done">{text.done}</a>
        </p>
      </main>
    </>
  );
}

type Place = "write" | "follow";

const readPlace = (): Place => (window.location.hash === FOLLOW ? "follow" : "write");

/** Where one is, by the address: the back button works, and a link may lead to either. */
function usePlace(): Place {
  const [place, setPlace] = useState(readPlace);
  useLayoutEffect(() => {
    const follow = () => setPlace(readPlace());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return place;
}
