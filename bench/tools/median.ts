/** The middle one; of an even count the lower middle. @throws RangeError without values */
export function median(values: readonly number[]): number {
  const middle = percentile(values, 50);
  if (middle === null) throw new RangeError("There is no median of nothing.");
  return middle;
}

/** The smallest value that at least so many percent do not exceed; null without values. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}
