import type { RestingState } from "../../../schema/text/respond.ts";
import { Plain } from "./Plain.tsx";
import { ReceiptCheckCard } from "./ReceiptCheckCard.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The wave takes no answers now. */
export function RestingScreen({
  visit,
  view,
  text,
  state,
  isTooLate,
}: ScreenProps & { state: RestingState; isTooLate: boolean }) {
  const { opensOn = "", wave = "" } = view.wave?.manifest ?? {};
  const { title, body } = text.states[state];
  const sentence = body(opensOn);
  const hasResults = ["released", "destroyed"].includes(view.wave?.state ?? "");
  return (
    <>
      <Plain title={title} sentences={isTooLate ? [text.tooLate, sentence] : [sentence]}>
        {hasResults ? <a href={`/results/${wave}`}>{text.companyResults}</a> : undefined}
      </Plain>
      {hasResults ? (
        <ReceiptCheckCard visit={visit} text={text} wave={wave} own={visit.ownReceipts()} />
      ) : null}
    </>
  );
}
