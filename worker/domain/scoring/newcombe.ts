import { ok, type Result, refuse } from "../result.ts";
import { type Interval, type Proportion, Z_95 } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { requireProportion } from "./require.ts";
import { wilsonBounds } from "./wilsonBounds.ts";

/**
 * Change of a share between two waves with its 95 % interval: Newcombe (1998, Stat. Med. 17:873),
 * method 10, from the plain Wilson intervals. Takes the waves as independent, which is cautious:
 * largely the same people answer both.
 * @returns after − before and bounds as fractions (0.2 = 20 points), −1 to 1, not rounded; refused
 * when nobody answered one of them.
 * @throws RangeError unless 0 ≤ x ≤ n, both whole.
 */
export function newcombeDifference(
  before: Proportion,
  after: Proportion,
): Result<Interval & { readonly difference: number }, NoAnswers> {
  requireProportion(before);
  requireProportion(after);
  if (before.n === 0 || after.n === 0) return refuse({ reason: "no-answers" });
  return ok(newcombeBounds(before, after, Z_95));
}

/** The same at any normal quantile `z` ≥ 0, for two proportions with answers. */
export function newcombeBounds(
  before: Proportion,
  after: Proportion,
  z: number,
): Interval & { readonly difference: number } {
  const p1 = before.x / before.n;
  const p2 = after.x / after.n;
  const first = wilsonBounds(p1, before.n, z * z);
  const second = wilsonBounds(p2, after.n, z * z);
  const difference = p2 - p1;
  return {
    difference,
    lower: difference - Math.hypot(p2 - second.lower, first.upper - p1),
    upper: difference + Math.hypot(second.upper - p2, p1 - first.lower),
  };
}
