/** A fingerprint in groups of four, so that two people can compare it aloud. */
export function Fingerprint({ hex }: { hex: string }) {
  return (
    <p className="code" data-testid="fingerprint">
      {(hex.match(/.{1,4}/g) ?? []).join(" ")}
    </p>
  );
}
