import { inFours } from "../inFours.ts";

/** A fingerprint, to be compared. */
export function Fingerprint({ hex }: { hex: string }) {
  return (
    <p className="code" data-testid="fingerprint">
      {inFours(hex)}
    </p>
  );
}
