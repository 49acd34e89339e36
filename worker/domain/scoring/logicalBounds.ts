import { ok, type Result, refuse } from "../result.ts";
import type { Interval, Proportion } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import type { RosterMismatch } from "./refusals.ts";
import { requireCount, requireProportion } from "./require.ts";

/**
 * Where the share of the whole team lies whatever those think who did not answer: all of them
 * dissatisfied, or all of them satisfied. No chance is involved.
 * @param headcount people invited, whole, at least n.
 * @returns bounds from 0 to 1; one point when everybody answered; refused when nobody did, or when
 * more answered than were invited.
 * @throws RangeError for numbers that are no counts, or x > n.
 */
export function logicalBounds(
  p: Proportion,
  headcount: number,
): Result<Interval, NoAnswers | RosterMismatch> {
  requireProportion(p);
  requireCount(headcount, "headcount");
  if (p.n === 0) return refuse({ reason: "no-answers" });
  if (p.n > headcount) return refuse({ reason: "roster-mismatch" });
  return ok({ lower: p.x / headcount, upper: (p.x + headcount - p.n) / headcount });
}
