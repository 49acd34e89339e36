import { ok, type Result, refuse } from "../result.ts";
import { type Interval, type Proportion, Z_95 } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { requireProportion } from "./require.ts";
import { wilsonBounds } from "./wilsonBounds.ts";

/**
 * 95 % interval of a share, as if the people were drawn from very many: for status, change and
 * comparisons (Wilson 1927, without continuity correction).
 * @returns bounds from 0 to 1, not rounded; refused when nobody answered.
 * @throws RangeError unless 0 ≤ x ≤ n, both whole.
 */
export function wilsonInterval(p: Proportion): Result<Interval, NoAnswers> {
  requireProportion(p);
  if (p.n === 0) return refuse({ reason: "no-answers" });
  return ok(wilsonBounds(p.x / p.n, p.n, Z_95 * Z_95));
}
