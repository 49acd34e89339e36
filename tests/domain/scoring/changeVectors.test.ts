import { describe, expect, test } from "vitest";
import { changeEvidence } from "../../../worker/domain/scoring/changeEvidence.ts";
import type { Interval } from "../../../worker/domain/scoring/interval.ts";
import { newcombeDifference } from "../../../worker/domain/scoring/newcombe.ts";
import { poissonRatio } from "../../../worker/domain/scoring/poissonRatio.ts";
import { relativeChange } from "../../../worker/domain/scoring/relativeChange.ts";
import { expectFigures, reached, vectorOf } from "./vectors.ts";

interface ShareChange {
  expected: Record<"baseline" | "current", { n: number; x: number }> & {
    change_points_pct: number;
    change_relative_pct: number;
    newcombe95_points_pct: Interval;
    relative_ratio?: { ratio: number; se_log: number; adjusted: boolean } & Interval;
    relative95_pct: Interval;
    evidence_of_change: string;
  };
}
const changes = ["v2-career-satisfaction-change", "v3-stress-leaver-share"].map((id) => ({
  id,
  expected: vectorOf<ShareChange>(id).expected,
}));
interface Months {
  open: number[];
  close: number[];
  leavers: number[];
}
const turnover = vectorOf<{
  input: Record<"baseline" | "current", Months>;
  expected: Record<"baseline" | "current", { leavers: number; avg_headcount: number }> & {
    change_relative_pct: number;
    ratio: { ratio: number; se_log: number; adjusted: boolean } & Interval;
    relative95_pct: Interval;
  };
}>("v4-turnover-rate");
const primitives = vectorOf<{
  expected: {
    newcombe_published: { input: [number, number, number, number]; d: number } & Interval;
  };
}>("v7-primitives");

const inPercent = (ratio: number): number => (ratio - 1) * 100;
const seOfLog = ({ lower, upper }: Interval): number =>
  Math.log(upper / lower) / (2 * 1.959963984540054);
const wordsOf = { none: "no_clear_change", rise: "clear_rise", fall: "clear_fall" };

describe("change of a share", () => {
  test.each(changes)("$id in points", ({ expected }) => {
    const { baseline, current } = expected;
    const change = reached(newcombeDifference(baseline, current));
    expectFigures(
      { points: change.difference * 100, lower: change.lower * 100, upper: change.upper * 100 },
      { points: expected.change_points_pct, ...expected.newcombe95_points_pct },
    );
    expect(wordsOf[changeEvidence(change)]).toBe(expected.evidence_of_change);
  });

  test.each(changes)("$id relative to the baseline", ({ expected }) => {
    const { ratio, interval, isAdjusted } = reached(
      relativeChange(expected.baseline, expected.current),
    );
    if (interval === null) throw new Error("no interval");
    expectFigures(
      { change: inPercent(ratio), ...mapped(interval, inPercent) },
      { change: expected.change_relative_pct, ...expected.relative95_pct },
    );
    expect(isAdjusted).toBe(false);
    if (expected.relative_ratio === undefined) return;
    const { adjusted, ...figures } = expected.relative_ratio;
    expectFigures({ ratio, ...interval, se_log: seOfLog(interval) }, figures);
    expect(isAdjusted).toBe(adjusted);
  });

  test("v7: 48 of 80 to 56 of 70 as published", () => {
    const { input, d, lower, upper } = primitives.expected.newcombe_published;
    const [x1, n1, x2, n2] = input;
    const change = reached(newcombeDifference({ x: x1, n: n1 }, { x: x2, n: n2 }));
    expectFigures(change, { difference: d, lower, upper });
    expect(changeEvidence(change)).toBe("rise");
  });

  test("an interval that touches 0 is no clear change", () => {
    expect(changeEvidence({ lower: 0, upper: 0.2 })).toBe("none");
    expect(changeEvidence({ lower: -0.2, upper: 0 })).toBe("none");
    expect(changeEvidence({ lower: -0.2, upper: -0.001 })).toBe("fall");
  });

  test("no relative interval from fewer than 5, nor where all were favourable both times", () => {
    expect(reached(relativeChange({ x: 4, n: 20 }, { x: 9, n: 20 })).interval).toBeNull();
    expect(reached(relativeChange({ x: 5, n: 20 }, { x: 9, n: 20 })).interval).not.toBeNull();
    expect(reached(relativeChange({ x: 20, n: 20 }, { x: 24, n: 24 })).interval).toBeNull();
  });

  test("a share of 0 is adjusted by 0.5 on all four counts", () => {
    // (0.5 / 20.5) / (10.5 / 20.5)
    const fallen = reached(relativeChange({ x: 10, n: 20 }, { x: 0, n: 20 }));
    expect(fallen.ratio).toBeCloseTo(0.5 / 10.5, 12);
    expect(fallen.isAdjusted).toBe(true);
    const risen = reached(relativeChange({ x: 0, n: 20 }, { x: 10, n: 30 }));
    expect(risen).toEqual({
      ratio: expect.closeTo(10.5 / 30.5 / (0.5 / 20.5), 12),
      interval: null,
      isAdjusted: true,
    });
  });
});

describe("change of a rate", () => {
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  const rateOf = ({ open, close, leavers }: Months) => ({
    events: sum(leavers),
    exposure: (sum(open) + sum(close)) / 2 / open.length,
  });
  const before = rateOf(turnover.input.baseline);
  const after = rateOf(turnover.input.current);

  test("v4: turnover", () => {
    const { baseline, current, ratio, relative95_pct, change_relative_pct } = turnover.expected;
    expectFigures(
      { leavers: before.events, avg_headcount: before.exposure },
      { leavers: baseline.leavers, avg_headcount: baseline.avg_headcount },
    );
    expectFigures(
      { leavers: after.events, avg_headcount: after.exposure },
      { leavers: current.leavers, avg_headcount: current.avg_headcount },
    );
    const change = reached(poissonRatio(before, after));
    const { adjusted, ...figures } = ratio;
    expectFigures({ ...change, se_log: seOfLog(change) }, figures);
    expect(change.isAdjusted).toBe(adjusted);
    expectFigures(
      { change: inPercent(change.ratio), ...mapped(change, inPercent) },
      { change: change_relative_pct, ...relative95_pct },
    );
  });

  test("nobody left: half a leaver stands for none", () => {
    const change = reached(poissonRatio({ events: 8, exposure: 40 }, { events: 0, exposure: 50 }));
    expect(change.isAdjusted).toBe(true);
    expect(change.ratio).toBeCloseTo(0.5 / 50 / (8 / 40), 12);
    expect(seOfLog(change)).toBeCloseTo(Math.sqrt(1 / 8 + 1 / 0.5), 12);
    expect(
      reached(poissonRatio({ events: 0, exposure: 40 }, { events: 0, exposure: 40 })).ratio,
    ).toBe(1);
  });
});

function mapped({ lower, upper }: Interval, change: (bound: number) => number): Interval {
  return { lower: change(lower), upper: change(upper) };
}
