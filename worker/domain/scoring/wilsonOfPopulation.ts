import { ok, type Result } from "../result.ts";
import { type Interval, type Proportion, Z_95 } from "./interval.ts";
import { logicalBounds } from "./logicalBounds.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import type { RosterMismatch } from "./refusals.ts";
import { wilsonBounds } from "./wilsonBounds.ts";

/**
 * 95 % interval of the share "in this team on that date", those included who did not answer:
 * Wilson's with the finite population correction φ = (N − n)/(N − 1) in place of 1 (cf. O'Neill
 * 2021), cut to what is logically possible. Assumes that silence has nothing to do with opinion.
 * For display beside the plain interval, never for change or status.
 * @param headcount N, people invited, whole.
 * @returns bounds from 0 to 1, not rounded; the share itself when everybody answered; refused when
 * nobody did, or when more answered than were invited.
 * @throws RangeError for numbers that are no counts, or x > n.
 */
export function wilsonOfPopulation(
  p: Proportion,
  headcount: number,
): Result<Interval, NoAnswers | RosterMismatch> {
  const possible = logicalBounds(p, headcount);
  if (!possible.ok || p.n === headcount) return possible;
  const correction = (headcount - p.n) / (headcount - 1);
  const bounds = wilsonBounds(p.x / p.n, p.n, Z_95 * Z_95 * correction);
  return ok({
    lower: Math.max(bounds.lower, possible.value.lower),
    upper: Math.min(bounds.upper, possible.value.upper),
  });
}
