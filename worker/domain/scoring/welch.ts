import { ok, type Result, refuse } from "../result.ts";
import type { Interval } from "./interval.ts";
import { FEWEST_FOR_MEAN, requireScoreSample, type ScoreSample } from "./meanInterval.ts";
import type { NoSpread, TooFewAnswers } from "./refusals.ts";
import { studentQuantile } from "./studentQuantile.ts";

/** A difference of two means with its 95 % interval and standard error, all in points. */
export interface MeanDifference extends Interval {
  readonly difference: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
}

/**
 * Change of a mean score between two waves, after − before, with its 95 % interval: Welch (1947,
 * Biometrika 34:28), degrees of freedom by Satterthwaite (1946, Biometrics Bull. 2:110). Takes the
 * waves as independent, which is cautious.
 * @returns points of 0–100, bounds cut to ± 100, not rounded; refused for fewer than 5 scores in
 * either wave, and where neither has any spread.
 * @throws RangeError unless n is a count, and mean and sd are 0 to 100.
 */
export function welchDifference(
  before: ScoreSample,
  after: ScoreSample,
): Result<MeanDifference, TooFewAnswers | NoSpread> {
  requireScoreSample(before);
  requireScoreSample(after);
  if (Math.min(before.n, after.n) < FEWEST_FOR_MEAN) return refuse({ reason: "too-few-answers" });
  const first = before.sd ** 2 / before.n;
  const second = after.sd ** 2 / after.n;
  const variance = first + second;
  if (variance === 0) return refuse({ reason: "no-spread" });
  // As shares of the variance, the squares cannot run under the smallest double.
  const df =
    1 / ((first / variance) ** 2 / (before.n - 1) + (second / variance) ** 2 / (after.n - 1));
  const difference = after.mean - before.mean + 0; // never −0
  const standardError = Math.sqrt(variance);
  const half = studentQuantile(0.975, df) * standardError;
  return ok({
    difference,
    standardError,
    degreesOfFreedom: df,
    lower: Math.max(-100, difference - half),
    upper: Math.min(100, difference + half),
  });
}
