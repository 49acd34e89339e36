import { describe, expect, test } from "vitest";
import { releasedScore } from "../../../worker/domain/programme/releasedScore.ts";
import {
  type ReleasedFigure,
  releasedShare,
} from "../../../worker/domain/programme/releasedShare.ts";
import {
  exactShare,
  previousOf,
  type SurveyReading,
  surveyEvidence,
} from "../../../worker/domain/programme/surveyEvidence.ts";
import { makeRules } from "./makeEvidence.ts";

const shown = (figure: object): ReleasedFigure => ({ shown: true, n: 40, mean: 3.5, ...figure });

describe("the share of a released figure", () => {
  test("is what was released, from 20 answers", () => {
    const share = { favourable: 18, rest: 2 };
    expect(releasedShare(shown({ n: 20, share }), null)).toEqual([{ x: 18, n: 20 }]);
    expect(releasedShare(shown({ n: 19, share }), null)).toBeNull();
    expect(releasedShare(shown({ n: "5-9" }), null)).toBeNull();
    expect(releasedShare(shown({}), null)).toBeNull();
    expect(releasedShare({ shown: false }, null)).toBeNull();
  });

  test("has two ends where only bounds are released, one where they meet", () => {
    expect(releasedShare(shown({ shareBounds: [38, 40] }), null)).toEqual([
      { x: 38, n: 40 },
      { x: 40, n: 40 },
    ]);
    expect(releasedShare(shown({ shareBounds: [40, 40] }), null)).toEqual([{ x: 40, n: 40 }]);
  });

  const options = { counted: ["workload", "schedule"], excluded: ["retirement"] };
  const reasons = (...counts: [string[], number][]): ReleasedFigure => ({
    ...{ shown: true, n: counts.reduce((sum, [, n]) => sum + n, 0) },
    counts: counts.map(([codes, n]) => ({ options: codes, n })),
  });

  test("counts the people whose option counts, without those left out", () => {
    const figure = reasons(
      [["workload"], 6],
      [["schedule"], 4],
      [["pay"], 15],
      [["retirement"], 5],
    );
    expect(releasedShare(figure, options)).toEqual([{ x: 10, n: 25 }]);
  });

  test("leaves a range where an option that counts was merged with others", () => {
    const merged = reasons([["workload"], 6], [["schedule", "career"], 4], [["pay"], 15]);
    expect(releasedShare(merged, options)).toEqual([
      { x: 6, n: 25 },
      { x: 10, n: 25 },
    ]);
    const apart = reasons([["workload"], 6], [["career", "pay"], 19]);
    expect(releasedShare(apart, options)).toEqual([{ x: 6, n: 25 }]);
    const unclear = reasons([["workload"], 6], [["retirement", "pay"], 19]);
    expect(releasedShare(unclear, options)).toHaveLength(2);
  });

  test("of reasons needs 20 people too, and some counts", () => {
    expect(releasedShare(reasons([["workload"], 12], [["pay"], 7]), options)).toBeNull();
    expect(releasedShare(shown({}), options)).toBeNull();
  });
});

describe("the score of released means", () => {
  test("is their mean in points from 0 to 100", () => {
    expect(releasedScore([shown({ mean: 3 }), shown({ mean: 3.5 })])).toEqual({
      ...{ value: 56, bound: null },
    });
  });

  test("is a bound, rounded so that it stays true, where all bounds point one way", () => {
    const least: ReleasedFigure = { shown: true, n: 40, atLeast: 4.9 };
    const most: ReleasedFigure = { shown: true, n: 40, atMost: 1.1 };
    expect(releasedScore([least])).toEqual({ value: 97, bound: "atLeast" });
    expect(releasedScore([most])).toEqual({ value: 3, bound: "atMost" });
    expect(releasedScore([least, shown({ mean: 4 })])?.bound).toBe("atLeast");
    expect(releasedScore([least, most])?.bound).toBeNull();
  });

  test("is none where one is hidden or has no mean, and of none", () => {
    expect(releasedScore([shown({}), { shown: false }])).toBeNull();
    expect(releasedScore([{ shown: true, n: 40 }])).toBeNull();
    expect(releasedScore([])).toBeNull();
  });
});

const reading = (more: Partial<SurveyReading>): SurveyReading => ({
  closesOn: "2026-09-18",
  segment: 0,
  figure: shown({}),
  share: [{ x: 30, n: 40 }],
  responseRate: 0.8,
  ...more,
});
const when = { today: "2026-10-20", cadenceMonths: 6 };
const rules = makeRules();
const evidenceOf = (
  waves: readonly SurveyReading[],
  baseline: Parameters<typeof surveyEvidence>[1] = null,
  comparedWith: "baseline" | "last" = "last",
) => surveyEvidence(waves, baseline, comparedWith, when, rules);

describe("what released waves say of an indicator", () => {
  test("is nothing without a wave", () => {
    expect(evidenceOf([])).toEqual({
      ...{ source: "survey", measured: [], n: null, isStale: false, responseRate: null },
      ...{ baseline: null, hasBreakSinceBaseline: false, earlier: null },
    });
  });

  test("is nothing of a hidden one, and a number of answers of one without a share", () => {
    expect(evidenceOf([reading({ figure: { shown: false }, share: null })]).n).toBeNull();
    expect(evidenceOf([reading({ figure: shown({ n: 12 }), share: null })])).toMatchObject({
      ...{ n: 12, measured: [] },
    });
    expect(evidenceOf([reading({ figure: shown({ n: "5-9" }), share: null })]).n).toBe(9);
  });

  test("of reasons is of too few where most people gave none that counts", () => {
    const counts = [
      { options: ["workload"], n: 10 },
      { options: ["retirement"], n: 20 },
    ];
    const figure: ReleasedFigure = { shown: true, n: 30, counts };
    expect(evidenceOf([reading({ figure, share: null })]).n).toBe(19);
    expect(evidenceOf([reading({ figure })]).n).toBe(30);
  });

  test("is stale when it is old", () => {
    expect(evidenceOf([reading({ closesOn: "2026-01-05" })]).isStale).toBe(true);
  });

  test("has an interval, and a change against the wave before in the same piece", () => {
    const before = reading({ closesOn: "2026-03-13", share: [{ x: 10, n: 40 }] });
    const [measured] = evidenceOf([before, reading({})]).measured;
    expect(measured?.value).toBe(0.75);
    expect(measured?.interval?.lower).toBeLessThan(0.75);
    expect(measured?.change?.lower).toBeGreaterThan(0);
    const [apart] = evidenceOf([before, reading({ segment: 1 })]).measured;
    expect(apart?.change).toBeNull();
  });

  test("of nobody is no value, no interval and no change", () => {
    const nobody = reading({ share: [{ x: 0, n: 0 }] });
    expect(evidenceOf([reading({}), nobody]).measured).toEqual([
      { value: Number.NaN, interval: null, change: null },
    ]);
  });

  test("has both ends of a range", () => {
    const range = reading({
      share: [
        { x: 38, n: 40 },
        { x: 40, n: 40 },
      ],
    });
    expect(evidenceOf([range]).measured.map(({ value }) => value)).toEqual([0.95, 1]);
    expect(exactShare(range)).toBeNull();
  });

  test("is compared with a baseline only within its piece, and where it has counts", () => {
    const baseline = { value: 0.25, n: 40, proportion: { x: 10, n: 40 }, isComparable: true };
    expect(evidenceOf([reading({})], baseline, "baseline").measured[0]?.change).not.toBeNull();
    const broken = evidenceOf([reading({})], { ...baseline, isComparable: false }, "baseline");
    expect([broken.measured[0]?.change, broken.hasBreakSinceBaseline]).toEqual([null, true]);
    const entered = evidenceOf([reading({})], { ...baseline, proportion: null }, "baseline");
    expect(entered.measured[0]?.change).toBeNull();
    expect(evidenceOf([reading({})], null, "baseline").measured[0]?.change).toBeNull();
  });

  test("comes from the first wave of its piece, if that is another", () => {
    const old = reading({ share: [{ x: 4, n: 40 }] });
    const first = reading({ segment: 1, share: [{ x: 8, n: 40 }] });
    const now = reading({ segment: 1 });
    expect(evidenceOf([old, first, now]).earlier).toBe(0.2);
    expect(evidenceOf([old, now]).earlier).toBeNull();
    expect(evidenceOf([{ ...first, share: null }, now]).earlier).toBeNull();
  });

  test("has a wave before only where there are two in one piece", () => {
    expect(previousOf([])).toBeUndefined();
    expect(previousOf([reading({})])).toBeUndefined();
    const first = reading({ closesOn: "2026-03-13" });
    expect(previousOf([first, reading({})])).toBe(first);
    expect(previousOf([first, reading({ segment: 1 })])).toBeUndefined();
  });
});
