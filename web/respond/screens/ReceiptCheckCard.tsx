import { useState } from "react";
import type { RespondText } from "../../../schema/text/respond.ts";
import { type ReceiptCheck, readReceipt } from "../checkReceipts.ts";
import type { Visit } from "../visit.ts";

/** Whether a receipt is in the published list. The phone's own ones need not be typed. */
export function ReceiptCheckCard(props: {
  visit: Visit;
  text: RespondText;
  wave: string;
  own: readonly string[];
}) {
  const { visit, text, wave, own } = props;
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<"idle" | "busy" | ReceiptCheck>("idle");
  const isTyping = own.length === 0;
  const submit = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setState("busy");
    void visit.checkReceipts(isTyping ? [readReceipt(typed)] : own).then(setState);
  };
  const check = typeof state === "object" ? state : null;
  const isFormat = check?.kind === "format";
  return (
    <form className="card" onSubmit={submit} noValidate aria-labelledby="check">
      <h2 id="check">{text.check.title}</h2>
      <p>{text.check.intro}</p>
      {isTyping ? (
        <>
          <label htmlFor="receipt-typed">{text.check.label}</label>
          <input
            id="receipt-typed"
            className="field code"
            value={typed}
            onInput={(event) => setTyped((event.target as HTMLInputElement).value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            aria-describedby="receipt-outcome"
            aria-invalid={isFormat}
          />
        </>
      ) : null}
      <div className="actions">
        <button type="submit" className="secondary" disabled={state === "busy"}>
          {isTyping ? text.check.start : text.check.own}
        </button>
      </div>
      <p id="receipt-outcome" role="status" className={isFormat ? "problem" : ""}>
        {state === "busy" ? text.check.busy : check === null ? "" : outcomeOf(check, text)}
      </p>
      {check?.kind === "found" ? (
        <p>
          <a href={`/results/${wave}`}>{text.companyResults}</a>
        </p>
      ) : null}
    </form>
  );
}

function outcomeOf(check: ReceiptCheck, { check: text }: RespondText): string {
  switch (check.kind) {
    case "found":
      return text.found(check.total);
    case "missing":
      return text.missing;
    case "not-released":
      return text.notReleased;
    case "unreachable":
      return text.unreachable;
    case "format":
      return text.format;
  }
}
