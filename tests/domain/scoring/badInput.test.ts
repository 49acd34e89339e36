import { describe, expect, test } from "vitest";
import { changeEvidence } from "../../../worker/domain/scoring/changeEvidence.ts";
import { changePValue } from "../../../worker/domain/scoring/changePValue.ts";
import { cronbachAlpha, feldtInterval } from "../../../worker/domain/scoring/cronbachAlpha.ts";
import { dimensionScore } from "../../../worker/domain/scoring/dimensionScore.ts";
import { fQuantile } from "../../../worker/domain/scoring/fQuantile.ts";
import { holmAdjust } from "../../../worker/domain/scoring/holmAdjust.ts";
import type { Proportion } from "../../../worker/domain/scoring/interval.ts";
import { itemScore } from "../../../worker/domain/scoring/itemScore.ts";
import { logicalBounds } from "../../../worker/domain/scoring/logicalBounds.ts";
import { meanAndSpread } from "../../../worker/domain/scoring/meanAndSpread.ts";
import { meanInterval } from "../../../worker/domain/scoring/meanInterval.ts";
import { meanOfCounts } from "../../../worker/domain/scoring/meanOfCounts.ts";
import { netPromoterScore } from "../../../worker/domain/scoring/netPromoterScore.ts";
import { newcombeDifference } from "../../../worker/domain/scoring/newcombe.ts";
import { normalTail } from "../../../worker/domain/scoring/normalTail.ts";
import { poissonRatio } from "../../../worker/domain/scoring/poissonRatio.ts";
import { postStratifiedShare } from "../../../worker/domain/scoring/postStratifiedShare.ts";
import { recode, recodeCounts } from "../../../worker/domain/scoring/recode.ts";
import { relativeChange } from "../../../worker/domain/scoring/relativeChange.ts";
import { responseRate } from "../../../worker/domain/scoring/responseRate.ts";
import { roundHalfUp } from "../../../worker/domain/scoring/roundHalfUp.ts";
import { fewestAnswered, scaleScore } from "../../../worker/domain/scoring/scaleScore.ts";
import { shareSatisfied } from "../../../worker/domain/scoring/shareSatisfied.ts";
import { smallestVisibleChange } from "../../../worker/domain/scoring/smallestVisibleChange.ts";
import { studentQuantile } from "../../../worker/domain/scoring/studentQuantile.ts";
import { teamShare } from "../../../worker/domain/scoring/teamShare.ts";
import { welchDifference } from "../../../worker/domain/scoring/welch.ts";
import { wilsonInterval } from "../../../worker/domain/scoring/wilson.ts";
import { wilsonOfPopulation } from "../../../worker/domain/scoring/wilsonOfPopulation.ts";

const good: Proportion = { x: 8, n: 12 };
const nobody: Proportion = { x: 0, n: 0 };
const scores = { n: 12, mean: 60, sd: 20 };
const rate = { events: 3, exposure: 60 };
const noCounts = [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY, -0];
const noNumbers = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const refusal = (reason: string) => ({ ok: false, error: { reason } });

const ofOneShare: [string, (p: Proportion) => unknown][] = [
  ["wilsonInterval", wilsonInterval],
  ["wilsonOfPopulation", (p) => wilsonOfPopulation(p, 30)],
  ["logicalBounds", (p) => logicalBounds(p, 30)],
  ["teamShare", (p) => teamShare(p, 30)],
  ["newcombeDifference, before", (p) => newcombeDifference(p, good)],
  ["newcombeDifference, after", (p) => newcombeDifference(good, p)],
  ["relativeChange, before", (p) => relativeChange(p, good)],
  ["relativeChange, after", (p) => relativeChange(good, p)],
  ["changePValue, before", (p) => changePValue(p, good)],
  ["changePValue, after", (p) => changePValue(good, p)],
  ["postStratifiedShare", (p) => postStratifiedShare([{ ...p, headcount: 30 }])],
];

describe.each(ofOneShare)("%s", (_, statistic) => {
  test("has no figure where nobody answered", () => {
    expect(statistic(nobody)).toEqual(refusal("no-answers"));
  });

  test("throws for what is no count, and for more favourable answers than answers", () => {
    for (const bad of noCounts) {
      expect(() => statistic({ x: bad, n: 12 })).toThrow(RangeError);
      expect(() => statistic({ x: 8, n: bad })).toThrow(RangeError);
    }
    expect(() => statistic({ x: 13, n: 12 })).toThrow(RangeError);
  });
});

describe("teams", () => {
  test("more answers than people are a fault of the roster, not a figure", () => {
    for (const outcome of [
      wilsonOfPopulation(good, 11),
      logicalBounds(good, 0),
      teamShare(good, 11),
      meanInterval(scores, 11),
      postStratifiedShare([{ ...good, headcount: 11 }]),
    ]) {
      expect(outcome).toEqual(refusal("roster-mismatch"));
    }
  });

  test.each(noCounts)("a headcount of %d throws", (headcount) => {
    expect(() => wilsonOfPopulation(good, headcount)).toThrow(RangeError);
    expect(() => teamShare(good, headcount)).toThrow(RangeError);
    expect(() => meanInterval(scores, headcount)).toThrow(RangeError);
    expect(() => postStratifiedShare([{ ...good, headcount }])).toThrow(RangeError);
  });

  test("a whole without parts has no total", () => {
    expect(postStratifiedShare([])).toEqual(refusal("no-answers"));
  });
});

describe("means", () => {
  test("too few scores, or none that differ: named outcomes", () => {
    expect(meanAndSpread([])).toEqual(refusal("too-few-answers"));
    expect(meanAndSpread([70])).toEqual(refusal("too-few-answers"));
    expect(meanInterval({ ...scores, n: 0 })).toEqual(refusal("too-few-answers"));
    expect(welchDifference({ ...scores, n: 4 }, scores)).toEqual(refusal("too-few-answers"));
    expect(welchDifference({ ...scores, sd: 0 }, { ...scores, sd: 0 })).toEqual(
      refusal("no-spread"),
    );
  });

  test("bad figures throw", () => {
    for (const bad of [...noNumbers, -0.5, 100.5]) {
      expect(() => meanInterval({ ...scores, mean: bad })).toThrow(RangeError);
      expect(() => meanInterval({ ...scores, sd: bad })).toThrow(RangeError);
      expect(() => welchDifference(scores, { ...scores, sd: bad })).toThrow(RangeError);
      expect(() => welchDifference({ ...scores, mean: bad }, scores)).toThrow(RangeError);
    }
    for (const bad of noCounts) {
      expect(() => meanInterval({ ...scores, n: bad })).toThrow(RangeError);
    }
    for (const bad of noNumbers) expect(() => meanAndSpread([1, bad])).toThrow(RangeError);
  });
});

describe("rates, planning and many comparisons", () => {
  test("without exposure, or without answers, there is no figure", () => {
    expect(poissonRatio({ ...rate, exposure: 0 }, rate)).toEqual(refusal("no-exposure"));
    expect(poissonRatio(rate, { ...rate, exposure: 0 })).toEqual(refusal("no-exposure"));
    expect(smallestVisibleChange(0, 0.6)).toEqual(refusal("no-answers"));
  });

  test("bad figures throw", () => {
    for (const bad of noCounts) {
      expect(() => poissonRatio({ ...rate, events: bad }, rate)).toThrow(RangeError);
      expect(() => smallestVisibleChange(bad, 0.6)).toThrow(RangeError);
    }
    for (const bad of [...noNumbers, -1]) {
      expect(() => poissonRatio(rate, { ...rate, exposure: bad })).toThrow(RangeError);
      expect(() => smallestVisibleChange(12, bad)).toThrow(RangeError);
      expect(() => holmAdjust([0.2, bad])).toThrow(RangeError);
      expect(() => normalTail(bad)).toThrow(RangeError);
      expect(() => studentQuantile(0.975, bad)).toThrow(RangeError);
      expect(() => studentQuantile(bad, 9)).toThrow(RangeError);
      expect(() => fQuantile(bad, 9, 9)).toThrow(RangeError);
      expect(() => fQuantile(0.5, bad, 9)).toThrow(RangeError);
      expect(() => fQuantile(0.5, 9, bad)).toThrow(RangeError);
    }
    expect(studentQuantile(0.5, 9)).toBe(0);
    expect(() => changeEvidence({ lower: 0.2, upper: 0.1 })).toThrow(RangeError);
    expect(() => changeEvidence({ lower: Number.NaN, upper: 0.1 })).toThrow(RangeError);
  });
});

describe("scales, ratings and reliability", () => {
  test("all skipped or not applicable: no score", () => {
    expect(scaleScore([null, null, null])).toEqual(refusal("too-few-answered"));
    expect(netPromoterScore(new Array(11).fill(0))).toEqual(refusal("no-answers"));
  });

  test("a scale of one item, or points outside 1 to 5, throw", () => {
    expect(() => scaleScore([4])).toThrow(RangeError);
    expect(() => scaleScore([])).toThrow(RangeError);
    expect(() => fewestAnswered(2.5)).toThrow(RangeError);
    for (const bad of [0, 6, Number.NaN]) expect(() => scaleScore([4, bad])).toThrow(RangeError);
  });

  test("other than 11 counts of ratings throw", () => {
    expect(() => netPromoterScore([1, 2, 3])).toThrow(RangeError);
    expect(() => netPromoterScore([-1, ...new Array(10).fill(3)])).toThrow(RangeError);
  });

  test("rows of one item or of unequal length, and unusable parameters, throw", () => {
    expect(() => cronbachAlpha([[1], [2]])).toThrow(RangeError);
    expect(() =>
      cronbachAlpha([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toThrow(RangeError);
    expect(() =>
      cronbachAlpha([
        [1, 2],
        [1, Number.NaN],
      ]),
    ).toThrow(RangeError);
    expect(() => feldtInterval(1.1, 4, 30)).toThrow(RangeError);
    expect(() => feldtInterval(Number.NaN, 4, 30)).toThrow(RangeError);
    expect(() => feldtInterval(0.8, 1, 30)).toThrow(RangeError);
    expect(() => feldtInterval(0.8, 4, 1)).toThrow(RangeError);
  });
});

describe("answers and counts", () => {
  test("an answer outside 1 to 5 throws", () => {
    for (const bad of [0, 6, 2.5, Number.NaN]) expect(() => recode(bad, true)).toThrow(RangeError);
    for (const bad of [0.9, 5.1, Number.NaN]) {
      expect(() => itemScore(bad)).toThrow(RangeError);
      expect(() => dimensionScore([3, bad])).toThrow(RangeError);
    }
  });

  test("a histogram of other than counts from 1 to 5 throws", () => {
    for (const statistic of [
      meanOfCounts,
      shareSatisfied,
      (c: number[]) => recodeCounts(c, true),
    ]) {
      for (const bad of noCounts) expect(() => statistic([bad, 0, 0, 0, 1])).toThrow(RangeError);
      expect(() => statistic([1, 1, 1, 1])).toThrow(RangeError);
      expect(() => statistic([1, 1, 1, 1, 1, 1])).toThrow(RangeError);
      expect(() => statistic([])).toThrow(RangeError);
    }
  });

  test("rates of what is no count, and rounding of what is no number, throw", () => {
    for (const bad of noCounts) {
      expect(() => responseRate(bad, 10)).toThrow(RangeError);
      expect(() => responseRate(10, bad)).toThrow(RangeError);
    }
    for (const bad of noNumbers) expect(() => roundHalfUp(bad)).toThrow(RangeError);
    expect(() => roundHalfUp(1e308, 2)).toThrow(RangeError);
    expect(Object.is(roundHalfUp(-0.2), 0)).toBe(true);
  });
});
