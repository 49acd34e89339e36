import { ok, type Result, refuse } from "../result.ts";
import type { Proportion } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { newcombeBounds } from "./newcombe.ts";
import { normalTail } from "./normalTail.ts";
import { requireProportion } from "./require.ts";

const LARGEST_Z = 30;

/**
 * Two-sided p-value of a change that says the same as its Newcombe interval: 1 − the level at which
 * the interval would just touch 0; below 0.05 exactly where the 95 % interval leaves out 0. For
 * `holmAdjust`, when many units are looked at together.
 * @returns above 0 up to 1; refused when nobody answered one of the waves.
 * @throws RangeError unless 0 ≤ x ≤ n, both whole.
 */
export function changePValue(before: Proportion, after: Proportion): Result<number, NoAnswers> {
  requireProportion(before);
  requireProportion(after);
  if (before.n === 0 || after.n === 0) return refuse({ reason: "no-answers" });
  const excludesZero = (z: number): boolean => {
    const { difference, lower, upper } = newcombeBounds(before, after, z);
    return difference > 0 ? lower > 0 : upper < 0;
  };
  let inside = 0;
  let outside = LARGEST_Z;
  for (let step = 0; step < 50; step++) {
    const middle = (inside + outside) / 2;
    if (excludesZero(middle)) inside = middle;
    else outside = middle;
  }
  return ok(normalTail((inside + outside) / 2));
}
