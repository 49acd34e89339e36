import { requireWithin } from "./require.ts";

/**
 * Score of one recoded answer, or of a mean of them: 25 · (points − 1).
 * @param recodedPoints 1 to 5, high is good (`recode`).
 * @returns 0 to 100, not rounded.
 * @throws RangeError outside 1 to 5.
 */
export function itemScore(recodedPoints: number): number {
  requireWithin(recodedPoints, 1, 5, "points");
  return 25 * (recodedPoints - 1);
}
