import { ok, type Result } from "../result.ts";
import type { Interval, Proportion } from "./interval.ts";
import { logicalBounds } from "./logicalBounds.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import type { RosterMismatch } from "./refusals.ts";
import { wilsonOfPopulation } from "./wilsonOfPopulation.ts";

/** In smaller teams the corrected interval covers too seldom (0.80 in place of 0.95 at worst). */
const SMALLEST_TEAM = 20;

/**
 * What may be said about the whole team: an interval from 20 people on while some are silent, else
 * the logical bounds, to be said in words ("whatever the other 3 think …").
 * @param headcount people invited, whole.
 * @returns bounds from 0 to 1 and what they are; refused when nobody answered, or when more
 * answered than were invited (then only the plain interval is left, with a flag).
 * @throws RangeError for numbers that are no counts, or x > n.
 */
export function teamShare(
  p: Proportion,
  headcount: number,
): Result<Interval & { readonly kind: "interval" | "logical-bounds" }, NoAnswers | RosterMismatch> {
  const hasInterval = headcount >= SMALLEST_TEAM && p.n < headcount;
  const bounds = hasInterval ? wilsonOfPopulation(p, headcount) : logicalBounds(p, headcount);
  if (!bounds.ok) return bounds;
  return ok({ ...bounds.value, kind: hasInterval ? "interval" : "logical-bounds" });
}
