import { useLayoutEffect, useRef, useState } from "react";

interface AskedButtonProps {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
}

/** A button for what cannot be brought back, with a question in between. */
export function AskedButton({ label, question, yes, no, onYes }: AskedButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const asked = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // What was pressed goes, and the focus with it; and what takes its place may stand off the screen.
  useLayoutEffect(() => {
    if (isAsking) {
      asked.current?.focus({ preventScroll: true });
      asked.current?.scrollIntoView({ block: "nearest" });
    } else if (wasAsking.current) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button type="button" ref={button} className="quiet" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const answer = () => {
    setAsking(false);
    onYes();
  };
  return (
    <fieldset ref={asked} className="question" tabIndex={-1}>
      <legend>{question}</legend>
      <div className="actions">
        <button type="button" className="secondary" onClick={answer}>
          {yes}
        </button>
        <button type="button" className="secondary" onClick={() => setAsking(false)}>
          {no}
        </button>
      </div>
    </fieldset>
  );
}
