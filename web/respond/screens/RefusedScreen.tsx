import type { RefusalReason } from "../phase.ts";
import { Plain } from "./Plain.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The server said no; nothing typed is lost. */
export function RefusedScreen({ visit, text, why }: ScreenProps & { why: RefusalReason }) {
  const isCode = why === "code-not-accepted";
  return (
    <Plain
      title={text.refusedTitle}
      sentences={isCode ? [text.refusals[why], text.refusedAdvice] : [text.refusals[why]]}
    >
      {why === "ballot-not-valid" ? null : (
        <button
          type="button"
          className={isCode ? "secondary" : "primary"}
          onClick={() => void visit.review()}
        >
          {text.tryAgain}
        </button>
      )}
      <button
        type="button"
        className={why === "ballot-not-valid" ? "primary" : "secondary"}
        onClick={() => void visit.answer()}
      >
        {text.backToAnswers}
      </button>
      {isCode ? (
        <button type="button" className="secondary" onClick={visit.typeOtherCode}>
          {text.otherCode}
        </button>
      ) : null}
    </Plain>
  );
}
