import { useCallback, useEffect, useState } from "react";
import { doneText } from "../../schema/text/done.ts";
import type { Done } from "../../schema/wire/actions.ts";
import { BoxBoundary } from "../box/BoxBoundary.tsx";
import { LanguageBar, useLanguage } from "../respond/LanguageBar.tsx";
import { firstLanguage } from "../respond/language.ts";
import { DoneGroups } from "./DoneGroups.tsx";
import { readDone } from "./readDone.ts";

/** What was said and what was done, for everybody: a bar with the language switch, and the list. */
export function DonePage() {
  const [language, switchLanguage] = useLanguage(firstLanguage);
  const [done, setDone] = useState<Done | "opening" | "unreachable">("opening");
  const text = doneText(language);
  const open = useCallback(async () => {
    setDone("opening");
    setDone((await readDone()) ?? "unreachable");
  }, []);
  useEffect(() => void open(), [open]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${text.pageTitle} · ${text.appName}`;
  }, [language, text]);
  return (
    <>
      <LanguageBar text={text} language={language} onSwitch={switchLanguage} />
      <main className="column">
        <h1>{text.pageTitle}</h1>
        <BoxBoundary text={text}>
          {done === "opening" ? <p role="status">{text.opening}</p> : null}
          {done === "unreachable" ? (
            <section className="card" role="alert">
              <h2>{text.unreachableTitle}</h2>
              <p>{text.unreachable}</p>
              <div className="actions">
                <button type="button" className="secondary" onClick={() => void open()}>
                  {text.retry}
                </button>
              </div>
            </section>
          ) : null}
          {typeof done === "object" ? <DoneGroups done={done} language={language} /> : null}
        </BoxBoundary>
      </main>
    </>
  );
}
