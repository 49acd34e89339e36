import { granted } from "../result.ts";
import { changeEvidence } from "../scoring/changeEvidence.ts";
import type { Interval, Proportion } from "../scoring/interval.ts";
import { newcombeDifference } from "../scoring/newcombe.ts";
import { relativeChange } from "../scoring/relativeChange.ts";
import { JUDGED_FROM_ANSWERS } from "./judgementSettings.ts";

/** A change between two waves in both readings; fractions, not rounded. */
export interface ChangeOfShares {
  /** After − before: 0.2 is 20 percentage points. */
  readonly points: Interval & { readonly difference: number };
  /** After / before − 1: 0.6 is 60 % more; null where nobody was favourable before. */
  readonly relative: number | null;
  /** 95 % interval of `relative`; null where it would say nothing. */
  readonly relativeInterval: Interval | null;
  readonly evidence: "rise" | "fall" | "none";
}

/**
 * The change of a share between two waves that may be compared (instruments §3.11).
 * @returns null below 20 answers in either: then no difference is computed (privacy §6.7).
 */
export function changeOfShares(before: Proportion, after: Proportion): ChangeOfShares | null {
  if (!(before.n >= JUDGED_FROM_ANSWERS && after.n >= JUDGED_FROM_ANSWERS)) return null;
  const points = granted(newcombeDifference(before, after));
  const { interval } = granted(relativeChange(before, after));
  return {
    points,
    relative: before.x > 0 ? (after.x * before.n) / (after.n * before.x) - 1 : null,
    relativeInterval: interval && { lower: interval.lower - 1, upper: interval.upper - 1 },
    evidence: changeEvidence(points),
  };
}
