import { type Interval, Z_95 } from "./interval.ts";

/**
 * 95 % interval of a ratio from the standard error of its logarithm: ratio · exp(± z · se).
 * @param ratio above 0.
 * @param standardError of ln(ratio), from 0 up.
 */
export function ratioInterval(ratio: number, standardError: number): Interval {
  const factor = Math.exp(Z_95 * standardError);
  return { lower: ratio / factor, upper: ratio * factor };
}
