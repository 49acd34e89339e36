import { useState } from "react";
import type { ScreenProps } from "./screenProps.ts";

/** Shown only after the server has acknowledged. */
export function ReceivedScreen({
  text,
  receipt,
  isEarlier,
}: ScreenProps & { receipt: string; isEarlier: boolean }) {
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
      <h1>{text.receivedTitle}</h1>
      <p>{isEarlier ? `${text.receivedAgain} ${text.receivedBody}` : text.receivedBody}</p>
      <section className="card" aria-labelledby="receipt">
        <h2 id="receipt">{text.receiptLabel}</h2>
        <p className="code" data-testid="receipt">
          {receipt}
        </p>
        <p>{text.receiptUse}</p>
        <div className="actions">
          <button type="button" className="primary" onClick={() => void copy()}>
            {text.copy}
          </button>
        </div>
        <p role="status">
          {copying === "done" ? text.copied : copying === "failed" ? text.copyFailed : ""}
        </p>
      </section>
    </>
  );
}
