import { TRY_NOW } from "../browserPorts.ts";
import type { Progress } from "../deliver.ts";
import type { ScreenProps } from "./screenProps.ts";

/** What is being sent, or what it waits for. */
export function SendingScreen({ view, text, progress }: ScreenProps & { progress: Progress }) {
  const { step, waiting } = progress;
  const retrySentence = view.isLasting ? text.sendingRetry : text.sendingRetryVolatile;
  return (
    <div aria-live="polite">
      <h1>{text.sendingTitle}</h1>
      {waiting === null ? (
        <>
          <div className="busy" aria-hidden="true" />
          <p>
            {step === "submit"
              ? text.sendingSubmit
              : step === "solve" || view.session?.isOpen
                ? text.sendingSolve
                : text.sendingIssue}
          </p>
          <p>{text.sendingKeepOpen}</p>
        </>
      ) : (
        <>
          <p className="warning">
            {waiting.why === "busy"
              ? text.sendingBusy(waiting.seconds)
              : retrySentence(waiting.seconds)}
          </p>
          <div className="actions">
            <button
              type="button"
              className="primary"
              onClick={() => window.dispatchEvent(new Event(TRY_NOW))}
            >
              {text.retryNow}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
