import { ok, type Result, refuse } from "../result.ts";
import { itemScore } from "./itemScore.ts";

/** A person answered too few items of the scale. */
export type TooFewAnswered = { readonly reason: "too-few-answered" };

/**
 * Items of a scale that a person must have answered: half of them, at least two (the half rule of
 * COPSOQ).
 * @param itemCount items of the scale, whole, at least 2: no scale has one item.
 * @throws RangeError otherwise.
 */
export function fewestAnswered(itemCount: number): number {
  if (!(Number.isSafeInteger(itemCount) && itemCount >= 2)) {
    throw new RangeError(`a scale has at least two items, not ${itemCount}`);
  }
  return Math.max(2, Math.ceil(itemCount / 2));
}

/**
 * Score of one person on a scale: the mean of the 0–100 scores of the answered items; nothing is
 * imputed. Serves spread and reliability of the whole company, and is never shown.
 * @param recodedPoints 1 to 5 per item of the scale, high is good; `null` where it was skipped or
 * "not applicable".
 * @returns 0 to 100, not rounded.
 * @throws RangeError for fewer than two items, or points outside 1 to 5.
 */
export function scaleScore(
  recodedPoints: readonly (number | null)[],
): Result<number, TooFewAnswered> {
  const answered = recodedPoints.filter((points) => points !== null);
  if (answered.length < fewestAnswered(recodedPoints.length)) {
    return refuse({ reason: "too-few-answered" });
  }
  return ok(answered.reduce((sum, points) => sum + itemScore(points), 0) / answered.length);
}
