import { describe, expect, test } from "vitest";
import { judge } from "../../../worker/domain/programme/judge.ts";
import {
  changeTarget,
  cumulativeTarget,
  HALF_WAY,
  levelTarget,
  makeEvidence,
  makeRules,
  measured,
} from "./makeEvidence.ts";

const rules = makeRules();
const noData = (reason: string) => ({ status: "no_data", reason, flags: [] });
const DUE_PASSED = { elapsed: 1, isDuePassed: true };

describe("there is no status", () => {
  const change = changeTarget();
  test.each([
    ["without any value", { measured: [] as const, n: null }, "missing"],
    ["for few answers, which have no share", { measured: [] as const, n: 12 }, "below_threshold"],
    ["for many answers without a share", { measured: [] as const, n: 40 }, "missing"],
    ["for a value that is no number", { measured: [measured(Number.NaN)] as const }, "missing"],
    ["for an infinite value", { measured: [measured(Infinity)] as const }, "missing"],
    ["for a stale value", { isStale: true }, "stale"],
    ["for 19 answers", { n: 19 }, "below_threshold"],
    ["where nobody answered", { n: 0 }, "below_threshold"],
    ["where one person answered", { n: 1 }, "below_threshold"],
    ["where the number of answers is no number", { n: Number.NaN }, "below_threshold"],
    ["where it is not known", { n: null }, "below_threshold"],
    ["where fewer than 30 % answered", { responseRate: 0.2999 }, "low_response"],
    ["without a baseline", { baseline: null }, "no_baseline"],
    ["for a baseline that is no number", { baseline: { value: Number.NaN, n: 50 } }, "no_baseline"],
    ["for a baseline of 19 answers", { baseline: { value: 0.5, n: 19 } }, "no_baseline"],
    ["across a break", { hasBreakSinceBaseline: true }, "series_break"],
    ["relative to a baseline of 0", { baseline: { value: 0, n: 50 } }, "baseline_zero"],
  ])("%s", (_, evidence, reason) => {
    expect(judge(change, makeEvidence(evidence), HALF_WAY, rules)).toEqual(noData(reason));
  });

  test("for the first reason that applies, in the order of the rules", () => {
    const everything = makeEvidence({
      ...{ isStale: true, n: 3, responseRate: 0.1, baseline: null, hasBreakSinceBaseline: true },
    });
    expect(judge(change, everything, HALF_WAY, rules).reason).toBe("stale");
  });

  test("but at exactly 20 answers and 30 % response there is one", () => {
    const evidence = makeEvidence({ n: 20, responseRate: 0.3, baseline: { value: 0.5, n: 20 } });
    expect(judge(change, evidence, HALF_WAY, rules).status).not.toBe("no_data");
  });

  test("of a level, whatever its baseline", () => {
    const evidence = makeEvidence({ baseline: null, hasBreakSinceBaseline: true });
    expect(judge(levelTarget({ level: 0.6 }), evidence, HALF_WAY, rules).status).toBe("achieved");
  });

  test("of a change short of its target while the programme's start is not set", () => {
    const time = { elapsed: null, isDuePassed: false };
    const evidence = makeEvidence({ measured: [measured(0.55)] });
    expect(judge(change, evidence, time, rules)).toEqual(noData("no_programme_start"));
    expect(judge(cumulativeTarget(), evidence, time, rules)).toEqual(noData("no_programme_start"));
    const level = makeEvidence({ measured: [measured(0.7)], earlier: 0.6 });
    expect(judge(levelTarget(), level, time, rules)).toEqual(noData("no_programme_start"));
  });

  test("yet points from a baseline of 0 are judged", () => {
    const points = changeTarget({ basis: "points" });
    const evidence = makeEvidence({
      measured: [measured(0.25, { change: { lower: 0.1, upper: 0.4 } })],
      baseline: { value: 0, n: 50 },
    });
    expect(judge(points, evidence, HALF_WAY, rules).status).toBe("achieved");
  });
});

describe("a target that is met", () => {
  const up = { lower: 0.02, upper: 0.2 };
  const unclear = { lower: -0.01, upper: 0.2 };

  test("is achieved by a survey change that chance does not explain", () => {
    const evidence = makeEvidence({ measured: [measured(0.6, { change: up })] });
    expect(judge(changeTarget(), evidence, HALF_WAY, rules)).toEqual({
      ...{ status: "achieved", reason: null, flags: [] },
    });
  });

  test.each([
    ["chance may explain", unclear],
    ["just touches no change", { lower: 0, upper: 0.2 }],
    ["has no interval", null],
  ])("is on track, uncertain, where the change %s", (_, interval) => {
    const evidence = makeEvidence({ measured: [measured(0.6, { change: interval })] });
    expect(judge(changeTarget(), evidence, DUE_PASSED, rules)).toEqual({
      ...{ status: "on_track", reason: null, flags: ["met_but_uncertain"] },
    });
  });

  test("is achieved without evidence where the setting says so", () => {
    const evidence = makeEvidence({ measured: [measured(0.6, { change: unclear })] });
    const lenient = makeRules({ achievedRequiresEvidence: false });
    expect(judge(changeTarget(), evidence, HALF_WAY, lenient).status).toBe("achieved");
  });

  test("is achieved by a fall as by a rise", () => {
    const target = changeTarget({ direction: "down", change: -0.3 });
    const evidence = makeEvidence({
      measured: [measured(0.3, { change: { lower: -0.3, upper: -0.1 } })],
    });
    expect(judge(target, evidence, HALF_WAY, rules).status).toBe("achieved");
  });

  test("is confirmed where the near end of its interval meets it too, else provisional", () => {
    const flagsOf = (lower: number) =>
      judge(
        levelTarget(),
        makeEvidence({ measured: [measured(0.9, { interval: { lower, upper: 0.97 } })] }),
        HALF_WAY,
        rules,
      ).flags;
    expect(flagsOf(0.85)).toEqual(["confirmed"]);
    expect(flagsOf(0.84)).toEqual(["provisional"]);
    const down = levelTarget({ direction: "down", level: 0.1 });
    const low = measured(0.05, { interval: { lower: 0.01, upper: 0.09 } });
    expect(judge(down, makeEvidence({ measured: [low] }), HALF_WAY, rules).flags).toEqual([
      "confirmed",
    ]);
  });

  test("includes the target itself, on unrounded numbers", () => {
    const statusOf = (value: number) =>
      judge(
        levelTarget({ level: 0.85 }),
        makeEvidence({ measured: [measured(value)] }),
        DUE_PASSED,
        rules,
      ).status;
    expect(statusOf(17 / 20)).toBe("achieved");
    expect(statusOf(0.1 + 0.75)).toBe("achieved");
    // Shown as 85 %, but not 85 %.
    expect(statusOf(0.8499)).toBe("at_risk");
  });

  test("of records is achieved without proof of change", () => {
    const record = makeEvidence({
      ...{ source: "record" as const, n: null, baseline: { value: 0.5, n: null } },
      measured: [measured(0.6, { change: unclear })],
    });
    expect(judge(changeTarget(), record, HALF_WAY, rules)).toEqual({
      ...{ status: "achieved", reason: null, flags: [] },
    });
  });
});

describe("a target that is not met", () => {
  test.each([
    ["up" as const, 0.2, 0.4, { lower: -0.2, upper: -0.01 }],
    ["down" as const, -0.2, 0.6, { lower: 0.01, upper: 0.2 }],
  ])("is at risk, clearly worse, where it should go %s", (direction, change, value, interval) => {
    const target = changeTarget({ direction, change });
    const evidence = makeEvidence({ measured: [measured(value, { change: interval })] });
    expect(judge(target, evidence, DUE_PASSED, rules)).toEqual({
      ...{ status: "at_risk", reason: null, flags: ["clear_worsening"] },
    });
  });

  test("is missed once its due day has passed, however close", () => {
    const evidence = makeEvidence({ measured: [measured(0.84)] });
    expect(judge(levelTarget(), evidence, DUE_PASSED, rules)).toEqual({
      ...{ status: "at_risk", reason: null, flags: ["missed"] },
    });
  });

  test.each([
    [0.45, "on_track"],
    [0.4499, "at_risk"],
  ])("cumulative: %d of a half passed is %s (nine tenths of the time gone)", (value, status) => {
    const record = makeEvidence({ source: "record", n: null, measured: [measured(value)] });
    expect(judge(cumulativeTarget(), record, HALF_WAY, rules).status).toBe(status);
  });

  test("cumulative: an entered plan stands for the time gone", () => {
    const record = makeEvidence({ source: "record", n: null, measured: [measured(0.3)] });
    const planned = cumulativeTarget({ planned: 0.3 });
    const time = { elapsed: null, isDuePassed: false };
    expect(judge(planned, record, time, rules).status).toBe("on_track");
    expect(judge(cumulativeTarget(), record, HALF_WAY, rules).status).toBe("at_risk");
  });

  test.each([
    [0.5375, "on_track"],
    [0.5374, "at_risk"],
  ])("change: %d is %s (three quarters of the time gone, of +20 % from 50 %)", (value, status) => {
    const evidence = makeEvidence({ measured: [measured(value)] });
    expect(judge(changeTarget(), evidence, HALF_WAY, rules).status).toBe(status);
  });

  test.each([
    [0.8, "on_track"],
    [0.7999, "at_risk"],
  ])("level: %d is %s (five points short of 85 %)", (value, status) => {
    const evidence = makeEvidence({ measured: [measured(value)] });
    expect(judge(levelTarget(), evidence, HALF_WAY, rules).status).toBe(status);
  });

  test("level: far below, yet on its way from an earlier value", () => {
    const statusOf = (earlier: number | null) =>
      judge(levelTarget(), makeEvidence({ measured: [measured(0.7)], earlier }), HALF_WAY, rules)
        .status;
    expect(statusOf(0.6)).toBe("on_track");
    expect(statusOf(0.65)).toBe("at_risk");
    expect(statusOf(null)).toBe("at_risk");
    // It once was beyond the target: having fallen is no progress.
    expect(statusOf(0.95)).toBe("at_risk");
  });

  test("a change from a full baseline can only be held or lost", () => {
    const evidence = (value: number) =>
      makeEvidence({ measured: [measured(value)], baseline: { value: 1, n: 100 } });
    expect(judge(changeTarget(), evidence(0.99), HALF_WAY, rules)).toEqual({
      ...{ status: "at_risk", reason: null, flags: ["target_infeasible_capped"] },
    });
    expect(judge(changeTarget(), evidence(1), HALF_WAY, rules).flags).toEqual([
      "met_but_uncertain",
      "target_infeasible_capped",
    ]);
  });
});

describe("a target beyond what is possible", () => {
  test("is cut off and flagged, also while there is no status", () => {
    const flags = ["target_infeasible_capped"];
    const high = levelTarget({ level: 1.2 });
    expect(judge(high, makeEvidence({ measured: [] }), HALF_WAY, rules)).toEqual({
      ...{ status: "no_data", reason: "missing", flags },
    });
    expect(judge(high, makeEvidence({ measured: [measured(0.97)] }), HALF_WAY, rules)).toEqual({
      ...{ status: "on_track", reason: null, flags },
    });
    const low = changeTarget({ direction: "down", change: -0.6, basis: "points" });
    expect(judge(low, makeEvidence({ measured: [measured(0.45)] }), HALF_WAY, rules).flags).toEqual(
      flags,
    );
  });

  test("that is no number is a fault of the definition", () => {
    const broken = levelTarget({ level: Number.NaN });
    expect(() => judge(broken, makeEvidence(), HALF_WAY, rules)).toThrow(RangeError);
  });
});

describe("a share of which only bounds are known", () => {
  const ends = (lower: number, upper: number) =>
    makeEvidence({ measured: [measured(lower), measured(upper)] });

  test("has the status that both ends have", () => {
    expect(judge(levelTarget(), ends(0.96, 1), HALF_WAY, rules).status).toBe("achieved");
    expect(judge(levelTarget(), ends(0, 0.05), HALF_WAY, rules).status).toBe("at_risk");
  });

  test("has none where they differ", () => {
    expect(judge(levelTarget(), ends(0.84, 0.86), HALF_WAY, rules)).toEqual(noData("too_uniform"));
  });

  test("keeps only the flags that both ends have", () => {
    const interval = (lower: number) => ({ interval: { lower, upper: 1 } });
    const evidence = makeEvidence({
      measured: [measured(0.9, interval(0.8)), measured(0.95, interval(0.86))],
    });
    expect(judge(levelTarget(), evidence, HALF_WAY, rules)).toEqual({
      ...{ status: "achieved", reason: null, flags: [] },
    });
  });
});
