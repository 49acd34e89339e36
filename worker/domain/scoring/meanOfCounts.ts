import { ok, type Result, refuse } from "../result.ts";
import { requireHistogram } from "./require.ts";

/** Nobody answered, so there is no figure; never NaN. */
export type NoAnswers = { readonly reason: "no-answers" };

/**
 * Mean of recoded answers from their histogram; every person weighs the same.
 * @param recodedCounts people with 1, 2, 3, 4, 5 points.
 * @returns number of answers, their sum, and the mean in points from 1 to 5, not rounded;
 * refused when nobody answered.
 * @throws RangeError unless there are five counts.
 */
export function meanOfCounts(
  recodedCounts: readonly number[],
): Result<{ readonly n: number; readonly sum: number; readonly mean: number }, NoAnswers> {
  requireHistogram(recodedCounts);
  let n = 0;
  let sum = 0;
  for (const [index, count] of recodedCounts.entries()) {
    n += count;
    sum += (index + 1) * count;
  }
  return n > 0 ? ok({ n, sum, mean: sum / n }) : refuse({ reason: "no-answers" });
}
