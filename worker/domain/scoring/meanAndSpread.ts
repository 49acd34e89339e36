import { ok, type Result, refuse } from "../result.ts";
import type { TooFewAnswers } from "./refusals.ts";

/**
 * Mean and standard deviation (with n − 1) of scores; every person weighs the same. Two passes, so
 * that nothing is lost where the spread is small beside the mean.
 * @param values finite numbers in any one unit; both figures are in it.
 * @returns not rounded; refused for fewer than two values, which have no spread.
 * @throws RangeError for a value that is not finite.
 */
export function meanAndSpread(
  values: readonly number[],
): Result<{ readonly n: number; readonly mean: number; readonly sd: number }, TooFewAnswers> {
  const n = values.length;
  if (!values.every(Number.isFinite)) throw new RangeError("a score must be a finite number");
  if (n < 2) return refuse({ reason: "too-few-answers" });
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return ok({ n, mean, sd: Math.sqrt(squares / (n - 1)) });
}
