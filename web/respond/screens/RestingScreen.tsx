import { given } from "../../../schema/text/given.ts";
import type { RestingState } from "../../../schema/text/respond.ts";
import { hasResults } from "../../../worker/domain/waves/stateMachine.ts";
import { Plain } from "./Plain.tsx";
import { ReceiptCheckCard } from "./ReceiptCheckCard.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** The wave takes no answers now. */
export function RestingScreen({
  visit,
  view,
  text,
  language,
  state,
  isTooLate,
}: ScreenProps & { state: RestingState; isTooLate: boolean }) {
  const { opensOn = "", wave = "", name = "", notice } = view.wave?.manifest ?? {};
  const { title, body } = text.states[state];
  const sentence = body(opensOn, notice === undefined ? "" : given(notice.resultsBy, language));
  const isOut = hasResults(state);
  return (
    <>
      <p className="hint">{name}</p>
      <Plain title={title} sentences={isTooLate ? [text.tooLate, sentence] : [sentence]}>
        {state === "scheduled" ? undefined : (
          <>
            {isOut ? <a href={`/results/${wave}`}>{text.companyResults}</a> : null}
            <a href={`/done#${wave}`}>{text.done}</a>
          </>
        )}
      </Plain>
      {isOut ? (
        <ReceiptCheckCard visit={visit} text={text} wave={wave} own={visit.ownReceipts()} />
      ) : null}
    </>
  );
}
