/** A fraction in per cent, to a tenth where it has one: 0.165 gives `16.5%`; signed, `+16.5%`. */
export function percentText(fraction: number, isSigned = false): string {
  const percent = Math.round(fraction * 1000) / 10;
  const sign = percent < 0 ? "−" : isSigned && percent > 0 ? "+" : "";
  return `${sign}${Math.abs(percent)}%`;
}

/** What somebody typed as per cent, as a fraction; null where it is no number. */
export function readPercent(typed: string): number | null {
  const text = typed.trim().replace("−", "-").replace(/%$/, "").trim();
  if (!/^[+-]?\d{1,5}(\.\d{1,6})?$/.test(text)) return null;
  // Division alone would leave 0.28999… of 29.
  return Number((Number(text) / 100).toFixed(8));
}
