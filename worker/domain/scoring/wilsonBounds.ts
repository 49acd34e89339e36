import type { Interval } from "./interval.ts";

/**
 * The two shares θ that solve (share − θ)² = w · θ(1 − θ) / n: the score interval of Wilson (1927,
 * J. Am. Stat. Assoc. 22:209).
 * @param share estimate, 0 to 1.
 * @param n answers, above 0; need not be whole (an effective number of answers).
 * @param w square of the normal quantile, times the finite population correction if there is one;
 * 0 gives the estimate itself.
 * @returns bounds within 0 to 1, the estimate between them.
 */
export function wilsonBounds(share: number, n: number, w: number): Interval {
  const scale = 1 + w / n;
  const centre = (share + w / (2 * n)) / scale;
  const half = Math.sqrt((w * share * (1 - share)) / n + (w * w) / (4 * n * n)) / scale;
  // At 0 and 1 rounding would leave the estimate just outside.
  return {
    lower: Math.max(0, Math.min(share, centre - half)),
    upper: Math.min(1, Math.max(share, centre + half)),
  };
}
