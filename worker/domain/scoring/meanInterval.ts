import { ok, type Result, refuse } from "../result.ts";
import type { Interval } from "./interval.ts";
import type { RosterMismatch, TooFewAnswers } from "./refusals.ts";
import { requireCount, requireWithin } from "./require.ts";
import { studentQuantile } from "./studentQuantile.ts";

/** `n` scores from 0 to 100: their mean, and their standard deviation with n − 1, in points. */
export interface ScoreSample {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** A mean of fewer scores has no interval. */
export const FEWEST_FOR_MEAN = 5;
const ROUGH_BELOW = 10;

/**
 * 95 % interval of a mean score by Student's t with n − 1 degrees of freedom, cut to 0–100. With
 * `headcount` it answers for the whole team on that date: the variance is multiplied by 1 − n/N.
 * @param headcount N, people invited, whole; without it no correction.
 * @returns bounds and standard error in points, not rounded; `isRough` below 10 scores; refused
 * below 5, and where there are more scores than people.
 * @throws RangeError unless n and headcount are counts, the mean is 0 to 100 and the sd 0 to 100.
 */
export function meanInterval(
  { n, mean, sd }: ScoreSample,
  headcount?: number,
): Result<
  Interval & { readonly standardError: number; readonly isRough: boolean },
  TooFewAnswers | RosterMismatch
> {
  requireScoreSample({ n, mean, sd });
  if (headcount !== undefined) requireCount(headcount, "headcount");
  if (n < FEWEST_FOR_MEAN) return refuse({ reason: "too-few-answers" });
  if (headcount !== undefined && n > headcount) return refuse({ reason: "roster-mismatch" });
  const correction = headcount === undefined ? 1 : 1 - n / headcount;
  const standardError = sd * Math.sqrt(correction / n);
  const half = studentQuantile(0.975, n - 1) * standardError;
  return ok({
    lower: Math.max(0, mean - half),
    upper: Math.min(100, mean + half),
    standardError,
    isRough: n < ROUGH_BELOW,
  });
}

/** @throws RangeError unless n is a count, and mean and sd are from 0 to 100. */
export function requireScoreSample({ n, mean, sd }: ScoreSample): void {
  requireCount(n, "n");
  requireWithin(mean, 0, 100, "mean");
  requireWithin(sd, 0, 100, "sd");
}
