import type { BoxText } from "../../schema/text/box.ts";
import type { SendProgress } from "./sendSuggestion.ts";
import { TRY_NOW } from "./wait.ts";

interface SendingCardProps {
  readonly text: BoxText;
  readonly title: string;
  readonly progress: SendProgress;
}

/** What is being done, or waited for. */
export function SendingCard({ text, title, progress }: SendingCardProps) {
  if (progress.at === "waiting") {
    const { why, seconds } = progress;
    return (
      <div role="status">
        <h2>{title}</h2>
        <p className="warning">{why === "busy" ? text.busy(seconds) : text.waiting(seconds)}</p>
        <div className="actions">
          <button
            type="button"
            className="primary"
            onClick={() => window.dispatchEvent(new Event(TRY_NOW))}
          >
            {text.retryNow}
          </button>
        </div>
      </div>
    );
  }
  return (
    <>
      <div role="status">
        <h2>{title}</h2>
        <p>{text.sending[progress.at]}</p>
      </div>
      {progress.at === "solving" ? (
        <progress max={1} value={progress.share} aria-label={text.solvingLabel} />
      ) : null}
      {progress.at === "looking" ? null : <p>{text.keepOpen}</p>}
    </>
  );
}
