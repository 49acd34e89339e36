import { useState } from "react";
import { given } from "../../../schema/text/given.ts";
import type { RespondText } from "../../../schema/text/respond.ts";
import { hasResults } from "../../../worker/domain/waves/stateMachine.ts";
import { ClearPhone } from "./ClearPhone.tsx";
import { ReceiptCheckCard } from "./ReceiptCheckCard.tsx";
import type { ScreenProps } from "./screenProps.ts";

/** Shown only after the server has acknowledged. */
export function ReceivedScreen({
  visit,
  view,
  text,
  language,
  receipts,
  isEarlier,
}: ScreenProps & { receipts: readonly string[]; isEarlier: boolean }) {
  const [first, ...others] = receipts;
  const { state, manifest } = view.wave ?? {};
  const isOpen = view.isOpenLink || manifest?.channel === "open";
  const alone = isOpen ? text.receivedBodyOpen : text.receivedBody;
  const some = others.length > 0 ? text.receivedSeveral : alone;
  const kept = view.isLasting ? some : text.receivedVolatile;
  const body = first === undefined ? text.receivedNone : kept;
  const isOut = hasResults(state);
  const gap = language === "en" ? " " : "";
  return (
    <>
      <h1>{text.receivedTitle}</h1>
      <p className={view.isLasting ? "" : "warning"}>
        {isEarlier ? [text.receivedAgain, body].join(gap) : body}
      </p>
      {isOut ? (
        <p className="alone">
          {text.resultsOut}
          {gap}
          <a href={`/results/${visit.wave}`}>{text.companyResults}</a>
        </p>
      ) : null}
      {state === "closed" && manifest !== undefined ? (
        <p>{text.resultsBy(given(manifest.notice.resultsBy, language))}</p>
      ) : null}
      {first === undefined ? null : (
        <section className="card" aria-labelledby="receipt">
          <h2 id="receipt">{text.receiptLabel}</h2>
          {receipts.map((receipt) => (
            <Receipt key={receipt} text={text} receipt={receipt} />
          ))}
          <p>{isOut && isEarlier ? text.receiptUseNow : text.receiptUse}</p>
        </section>
      )}
      {view.isLasting ? <ClearPhone visit={visit} view={view} text={text} /> : null}
      {isEarlier && view.isOpenLink ? (
        <div className="actions">
          <button type="button" className="secondary" onClick={() => void visit.answerAnew()}>
            {text.answerAnew}
          </button>
        </div>
      ) : null}
      {isEarlier && first !== undefined ? (
        <ReceiptCheckCard visit={visit} text={text} wave={visit.wave} own={receipts} />
      ) : null}
      <p className="alone">
        <a href="/done">{text.done}</a>
      </p>
    </>
  );
}

// Read in groups of four, copied without a gap.
function Receipt({ text, receipt }: { text: RespondText; receipt: string }) {
  const [copying, setCopying] = useState<"no" | "done" | "failed">("no");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      setCopying("done");
    } catch {
      setCopying("failed");
    }
  };
  return (
    <>
      <p className="code" data-testid="receipt">
        {[0, 4, 8, 12, 16].map((start) => (
          <span key={start} className="four">
            {receipt.slice(start, start + 4)}
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
    </>
  );
}
