import { useLayoutEffect, useRef, useState } from "react";
import type { RespondText } from "../../../schema/text/respond.ts";
import type { Visit } from "../visit.ts";
import type { VisitView } from "../visitState.ts";

/** "Clear this phone", with a question in between. Not while something is being sent. */
export function ClearPhone(props: { visit: Visit; view: VisitView; text: RespondText }) {
  const { visit, view, text } = props;
  const [isAsking, setAsking] = useState(false);
  const question = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  // What was pressed goes, and the focus with it; and what takes its place may stand off the screen.
  useLayoutEffect(() => {
    if (isAsking) {
      question.current?.focus({ preventScroll: true });
      question.current?.scrollIntoView({ block: "nearest" });
    } else if (wasAsking.current) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const receipts = view.phase.at === "received" ? view.phase.receipts : null;
  const isReceipt = receipts !== null;
  const isBusy = ["sending", "elsewhere", "opening", "cleared"].includes(view.phase.at);
  if (isBusy || !(isReceipt || view.hasDraft)) return null;
  if (!isAsking) {
    return (
      <>
        {isReceipt && receipts.length > 0 ? <p className="hint">{text.clearReceiptWhy}</p> : null}
        <button type="button" ref={button} className="quiet" onClick={() => setAsking(true)}>
          {text.clear}
        </button>
      </>
    );
  }
  const isPending = view.session?.credential != null;
  const clear = () => {
    setAsking(false);
    visit.clear();
  };
  return (
    <fieldset ref={question} className="question" tabIndex={-1}>
      <legend>
        {isReceipt
          ? receipts.length > 1
            ? text.clearReceiptsQuestion
            : text.clearReceiptQuestion
          : isPending
            ? text.clearPendingQuestion
            : text.clearQuestion}
      </legend>
      <div className="actions">
        <button type="button" className="secondary" onClick={clear}>
          {text.clearYes}
        </button>
        <button type="button" className="secondary" onClick={() => setAsking(false)}>
          {text.clearNo}
        </button>
      </div>
    </fieldset>
  );
}
