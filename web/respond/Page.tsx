import { useEffect, useLayoutEffect, useRef } from "react";
import { type RespondText, respondText } from "../../schema/text/respond.ts";
import { LanguageBar, useLanguage } from "./LanguageBar.tsx";
import { firstLanguage } from "./language.ts";
import type { Phase } from "./phase.ts";
import { Boundary } from "./screens/Boundary.tsx";
import { ClearPhone } from "./screens/ClearPhone.tsx";
import { CodeScreen } from "./screens/CodeScreen.tsx";
import { HeldCard } from "./screens/HeldCard.tsx";
import { NoticeScreen } from "./screens/NoticeScreen.tsx";
import { Opening, Plain } from "./screens/Plain.tsx";
import { ReceivedScreen } from "./screens/ReceivedScreen.tsx";
import { RefusedScreen } from "./screens/RefusedScreen.tsx";
import { RestingScreen } from "./screens/RestingScreen.tsx";
import { ReviewScreen } from "./screens/ReviewScreen.tsx";
import { SendingScreen } from "./screens/SendingScreen.tsx";
import { StoppedScreen } from "./screens/StoppedScreen.tsx";
import type { ScreenProps } from "./screens/screenProps.ts";
import { UnitForeignScreen } from "./screens/UnitForeignScreen.tsx";
import type { SurveyCode } from "./surveyCode.ts";
import { continueFrom, type LeftScreen } from "./takeOver.ts";
import type { Visit } from "./visit.ts";
import type { VisitView } from "./visitState.ts";

/** Where there is time to look at what is kept, and something of it is known. */
const HELD_AT: readonly Phase["at"][] = ["notice", "review", "refused", "resting", "received"];

interface PageProps {
  readonly visit: Visit;
  readonly view: VisitView;
  readonly code: SurveyCode;
  /** null: there was no served screen. */
  readonly left: LeftScreen | null;
}

/** The employee page: a bar with the language switch, and one screen. */
export function Page({ visit, view, code, left }: PageProps) {
  const [language, switchLanguage] = useLanguage(() => left?.language ?? firstLanguage());
  const text = respondText(language);
  const main = useRef<HTMLElement>(null);
  const { at } = view.phase;
  const isDocked = at === "notice" || at === "answering";

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const continuedAt = useRef(left?.continuedAt ?? null);
  useLayoutEffect(() => {
    if (at === "opening") return;
    const isSameAsBefore = continuedAt.current === at;
    continuedAt.current = null;
    if (isSameAsBefore && left !== null) {
      continueFrom(main.current, left);
      return;
    }
    // A new screen starts at its top, and a screen reader starts with its heading.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [at, left]);

  // Made while the notice is read, so that Start only has to show it.
  const isReady = view.survey !== null && (at === "notice" || at === "answering");
  const ready = isReady && code.kind === "here" ? code : null;
  const props: ScreenProps = { visit, view, text, language };
  return (
    <>
      <LanguageBar text={text} language={language} onSwitch={switchLanguage} />
      <main className={isDocked ? "column docked" : "column"} ref={main} tabIndex={-1}>
        <Boundary text={text}>
          {ready === null ? null : (
            <div className="whole" hidden={at !== "answering"}>
              <ready.Screen {...props} prepared={ready.prepared} />
            </div>
          )}
          {ready !== null && at === "answering" ? null : <Screen {...props} code={code} />}
        </Boundary>
      </main>
      <footer className="column foot">
        {HELD_AT.includes(at) ? <HeldCard view={view} text={text} /> : null}
        {at === "received" ? null : <ClearPhone visit={visit} view={view} text={text} />}
      </footer>
    </>
  );
}

function Screen({ code, ...props }: ScreenProps & { code: SurveyCode }) {
  const { visit, view, text } = props;
  const { phase } = view;
  switch (phase.at) {
    case "opening":
      return <Opening text={text} sentence={text.checking} />;
    case "unreachable":
      return (
        <Plain title={text.unreachableTitle} sentences={[text.unreachableBody]}>
          <button type="button" className="primary" onClick={() => void visit.open()}>
            {text.retry}
          </button>
        </Plain>
      );
    case "no-wave":
      return <Plain title={text.noWaveTitle} sentences={[text.noWaveBody]} />;
    case "survey-failed":
      return <SurveyFailed text={text} />;
    case "cleared":
      return <Plain title={text.clearedTitle} sentences={[text.clearedBody]} />;
    case "resting":
      return <RestingScreen {...props} state={phase.state} isTooLate={phase.isTooLate} />;
    case "stopped":
      return <StoppedScreen {...props} why={phase.why} />;
    case "code":
      return <CodeScreen {...props} problem={phase.problem} />;
    case "link-needed":
      return <Plain title={text.linkNeededTitle} sentences={[text.linkNeeded]} />;
    case "unit-foreign":
      return <UnitForeignScreen {...props} />;
    case "notice":
      return <NoticeScreen {...props} />;
    case "answering":
      return code.kind === "failed" ? (
        <SurveyFailed text={text} />
      ) : (
        <Opening text={text} sentence={text.loadingSurvey} />
      );
    case "review":
      return <ReviewScreen {...props} />;
    case "sending":
      return <SendingScreen {...props} progress={phase.progress} />;
    case "elsewhere":
      return (
        <Plain title={text.elsewhereTitle} sentences={[text.elsewhereBody]}>
          <button type="button" className="primary" onClick={() => void visit.resume()}>
            {text.elsewhereContinue}
          </button>
        </Plain>
      );
    case "refused":
      return <RefusedScreen {...props} why={phase.why} />;
    case "received":
      return <ReceivedScreen {...props} receipts={phase.receipts} isEarlier={phase.isEarlier} />;
  }
}

function SurveyFailed({ text }: { text: RespondText }) {
  return (
    <Plain title={text.unreachableTitle} sentences={[text.surveyFailed]}>
      <button type="button" className="primary" onClick={() => window.location.reload()}>
        {text.retry}
      </button>
    </Plain>
  );
}
