import { ok, type Result, refuse } from "../result.ts";
import type { Interval, Proportion } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { ratioInterval } from "./ratioInterval.ts";
import { requireProportion } from "./require.ts";

/** With fewer favourable answers before, the ratio's interval says nothing useful. */
const FEWEST_BEFORE = 5;

/**
 * Relative change of a share as the ratio after / before: Katz et al. (1978, Biometrics 34:469).
 * Where an x is 0, 0.5 is added to all four counts (Walter 1975), `isAdjusted` says so, and the
 * ratio is no longer that of the two shown shares.
 * @returns `ratio` above 0 (1.6 = 60 % more); `interval` of 95 % of the ratio, `null` with fewer
 * than 5 of `before.x`, and where everybody was favourable both times, since the method would then
 * claim certainty; not rounded; refused when nobody answered one of the waves.
 * @throws RangeError unless 0 ≤ x ≤ n, both whole.
 */
export function relativeChange(
  before: Proportion,
  after: Proportion,
): Result<
  { readonly ratio: number; readonly interval: Interval | null; readonly isAdjusted: boolean },
  NoAnswers
> {
  requireProportion(before);
  requireProportion(after);
  if (before.n === 0 || after.n === 0) return refuse({ reason: "no-answers" });
  const isAdjusted = before.x === 0 || after.x === 0;
  const added = isAdjusted ? 0.5 : 0;
  const [x1, n1] = [before.x + added, before.n + added];
  const [x2, n2] = [after.x + added, after.n + added];
  const ratio = x2 / n2 / (x1 / n1);
  const variance = 1 / x2 - 1 / n2 + (1 / x1 - 1 / n1);
  const hasInterval = before.x >= FEWEST_BEFORE && variance > 0;
  const interval = hasInterval ? ratioInterval(ratio, Math.sqrt(variance)) : null;
  return ok({ ratio, interval, isAdjusted });
}
