import type { RespondText } from "../../../schema/text/respond.ts";
import { AskedButton } from "../AskedButton.tsx";
import type { Visit } from "../visit.ts";
import type { VisitView } from "../visitState.ts";

/** "Clear this phone". Not while something is being sent. */
export function ClearPhone(props: { visit: Visit; view: VisitView; text: RespondText }) {
  const { visit, view, text } = props;
  const receipts = view.phase.at === "received" ? view.phase.receipts : null;
  const isBusy = ["sending", "elsewhere", "opening", "cleared"].includes(view.phase.at);
  if (isBusy || (receipts === null && !view.hasDraft)) return null;
  return (
    <>
      {receipts !== null && receipts.length > 0 ? (
        <p className="hint">{text.clearReceiptWhy}</p>
      ) : null}
      <AskedButton
        label={text.clear}
        question={questionOf(view, text)}
        yes={text.clearYes}
        no={text.clearNo}
        onYes={visit.clear}
      />
    </>
  );
}

/** What would be lost. */
function questionOf({ phase, session }: VisitView, text: RespondText): string {
  if (phase.at === "received") {
    return phase.receipts.length > 1 ? text.clearReceiptsQuestion : text.clearReceiptQuestion;
  }
  return session?.credential != null ? text.clearPendingQuestion : text.clearQuestion;
}
