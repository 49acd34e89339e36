import { ok, type Result, refuse } from "../result.ts";
import { type Interval, type Proportion, Z_95 } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import type { RosterMismatch } from "./refusals.ts";
import { requireCount, requireProportion } from "./require.ts";
import { wilsonBounds } from "./wilsonBounds.ts";

/** A released unit: `x` of `n` who answered, of `headcount` invited. */
export interface Stratum extends Proportion {
  readonly headcount: number;
}

/** The total as it would be if every unit had answered alike. */
export interface PostStratified {
  /** Σ (N_u/N) · p_u, 0 to 1, and the pooled share beside which it stands. */
  readonly share: number;
  readonly pooled: number;
  /** Weight of one answer per stratum, (N_u/N)/(n_u/n); 1 on average over the answers. */
  readonly weights: readonly number[];
  /** Kish (1965): (Σ w)²/Σ w² over the answers, at most n. */
  readonly effectiveAnswers: number;
  /** 95 %, Wilson's with the effective number of answers. */
  readonly interval: Interval;
}

/**
 * Share of the whole with every unit weighted by its headcount: how far unequal response may have
 * moved the pooled share. Beside that one, never in its place.
 * @param strata released units that together are the whole.
 * @returns not rounded; refused for no strata or one without answers, and where more answered than
 * were invited.
 * @throws RangeError for numbers that are no counts, or x > n.
 */
export function postStratifiedShare(
  strata: readonly Stratum[],
): Result<PostStratified, NoAnswers | RosterMismatch> {
  let headcount = 0;
  let n = 0;
  let x = 0;
  for (const stratum of strata) {
    requireProportion(stratum);
    requireCount(stratum.headcount, "headcount");
    headcount += stratum.headcount;
    n += stratum.n;
    x += stratum.x;
  }
  if (strata.length === 0 || strata.some((stratum) => stratum.n === 0)) {
    return refuse({ reason: "no-answers" });
  }
  if (strata.some((stratum) => stratum.n > stratum.headcount)) {
    return refuse({ reason: "roster-mismatch" });
  }
  let share = 0;
  let sumOfSquares = 0;
  const weights: number[] = [];
  for (const stratum of strata) {
    const part = stratum.headcount / headcount;
    const weight = part / (stratum.n / n);
    weights.push(weight);
    share += part * (stratum.x / stratum.n);
    sumOfSquares += weight * weight * stratum.n;
  }
  share = Math.min(1, share);
  // The weights of all answers add up to n.
  const effectiveAnswers = (n * n) / sumOfSquares;
  const interval = wilsonBounds(share, effectiveAnswers, Z_95 * Z_95);
  return ok({ share, pooled: x / n, weights, effectiveAnswers, interval });
}
