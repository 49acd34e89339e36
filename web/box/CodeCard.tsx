import { useEffect, useRef, useState } from "react";
import type { BoxText } from "../../schema/text/box.ts";

interface CodeCardProps {
  readonly text: BoxText;
  readonly code: string;
  /** What has arrived was sent at an earlier time, as the lookup showed. */
  readonly isEarlier: boolean;
  /** Codes that are shown after this one. */
  readonly moreCodes: number;
  readonly isLasting: boolean;
  readonly onNoted: () => void;
}

/** The code: copied or written down, then deleted from the phone. */
export function CodeCard(props: CodeCardProps) {
  const { text, code, isEarlier, moreCodes, isLasting, onNoted } = props;
  const [copying, setCopying] = useState<"no" | "done" | "failed">("no");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopying("done");
    } catch {
      setCopying("failed");
    }
  };
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {text.receivedTitle}
      </h2>
      {isEarlier ? <p className="warning">{text.arrivedBefore}</p> : null}
      <p>{text.received}</p>
      <section className="card strong" aria-labelledby="follow-up-code">
        <h2 id="follow-up-code">{text.codeLabel}</h2>
        <p className="code" data-testid="code">
          {[0, 4, 8, 12].map((start) => (
            <span key={start} className="four">
              {code.slice(start, start + 4)}
            </span>
          ))}
        </p>
        <div className="actions">
          <button type="button" className="primary" onClick={() => void copy()}>
            {text.copy}
          </button>
        </div>
        <p role="status">
          {copying === "done" ? text.copied : copying === "failed" ? text.copyFailed : ""}
        </p>
      </section>
      <div className="actions">
        <button type="button" className="secondary" onClick={onNoted}>
          {text.noted}
        </button>
      </div>
      {isLasting ? (
        <p className="hint">{text.notedHint}</p>
      ) : (
        <p className="warning">{text.notedHintNone}</p>
      )}
      {moreCodes === 0 ? null : <p className="hint">{text.moreCodes(moreCodes)}</p>}
    </>
  );
}
