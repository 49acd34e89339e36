import { granted } from "../result.ts";
import { changeEvidence } from "../scoring/changeEvidence.ts";
import type { Interval } from "../scoring/interval.ts";
import { newcombeDifference } from "../scoring/newcombe.ts";
import { poissonRatio } from "../scoring/poissonRatio.ts";
import { relativeChange } from "../scoring/relativeChange.ts";

/** Complete counts of a stretch of time. */
export interface CountedFigure {
  readonly numerator: number;
  readonly denominator: number;
}

/** How the counts behind a figure vary by chance. */
export type CountedAs =
  /** Events among an average headcount: leavers, promotions. */
  | "events"
  /** Some of the people counted below: those who passed. */
  | "share"
  /** Sums of results, plans: no chance is assumed. */
  | "plain";

/** A change between two figures in both readings; fractions, not rounded. */
export interface ChangeOfRecords {
  readonly points: {
    readonly difference: number;
    readonly lower: number | null;
    readonly upper: number | null;
  };
  readonly relative: number | null;
  readonly relativeInterval: Interval | null;
  /** null: not tested. */
  readonly evidence: "rise" | "fall" | "none" | null;
}

/**
 * The change between two figures of HR's counts (instruments §3.11). Rates are complete counts; an
 * interval tells luck from change. Stretches of time that overlap are never tested.
 * @returns null where a denominator is 0.
 */
export function changeOfRecords(
  before: CountedFigure,
  after: CountedFigure,
  countedAs: CountedAs,
  isOverlapping: boolean,
): ChangeOfRecords | null {
  if (!(before.denominator > 0 && after.denominator > 0)) return null;
  const [old, now] = [before.numerator / before.denominator, after.numerator / after.denominator];
  const plain = { difference: now - old, lower: null, upper: null };
  const relative = old > 0 ? now / old - 1 : null;
  const untested = { points: plain, relative, relativeInterval: null, evidence: null };
  const isWhole = Number.isInteger(before.numerator) && Number.isInteger(after.numerator);
  if (isOverlapping || countedAs === "plain" || !isWhole) return untested;
  if (countedAs === "events") {
    const { lower, upper } = granted(poissonRatio(toRate(before), toRate(after)));
    const interval = { lower: lower - 1, upper: upper - 1 };
    return { ...untested, relativeInterval: interval, evidence: changeEvidence(interval) };
  }
  if (!Number.isInteger(before.denominator) || !Number.isInteger(after.denominator)) {
    return untested;
  }
  const [first, second] = [toProportion(before), toProportion(after)];
  if (first.x > first.n || second.x > second.n) return untested;
  const points = granted(newcombeDifference(first, second));
  const { interval } = granted(relativeChange(first, second));
  return {
    points,
    relative,
    relativeInterval: interval && { lower: interval.lower - 1, upper: interval.upper - 1 },
    evidence: changeEvidence(points),
  };
}

const toRate = ({ numerator, denominator }: CountedFigure) => ({
  events: numerator,
  exposure: denominator,
});

const toProportion = ({ numerator, denominator }: CountedFigure) => ({
  x: numerator,
  n: denominator,
});
