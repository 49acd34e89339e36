import { describe, expect, test } from "vitest";
import { type Evidence, judge } from "../../../worker/domain/programme/judge.ts";
import { progress } from "../../../worker/domain/programme/progress.ts";
import { readTarget, type Target } from "../../../worker/domain/programme/target.ts";
import vectorFile from "../../vectors/scoring-vectors.json" with { type: "json" };
import { makeRules, measured } from "./makeEvidence.ts";

interface StatusCase {
  name: string;
  input: {
    kind: "level" | "change";
    dir: "up" | "down";
    source: "survey" | "record";
    value: number;
    n?: number;
    target?: number;
    level_ci?: [number, number];
    elapsed?: number;
    evidence?: boolean;
    baseline?: number;
    baseline_n?: number;
    change?: number;
    change_ci?: [number, number];
    bounded?: boolean;
    cumulative?: boolean;
    series_break?: boolean;
  };
  expected: {
    status: string;
    reason?: string;
    target_value?: number;
    progress?: number | null;
    flags: string[];
  };
}

const found = vectorFile.vectors.find(({ id }) => id === "v9-status-rules");
const cases = (found as unknown as { cases: StatusCase[] }).cases;
const interval = (ends?: [number, number]) => ends && { lower: ends[0], upper: ends[1] };

// The vectors were made with the smallest group of 5; the product judges shares from 20 answers.
const K_MIN_OF_THE_VECTORS = 5;

function targetOf({ input }: StatusCase): Target {
  const common = { direction: input.dir, isProportion: input.bounded ?? true };
  if (input.kind === "change") {
    return { kind: "change", ...common, change: input.change ?? Number.NaN, basis: "relative" };
  }
  const level = input.target ?? Number.NaN;
  return input.cumulative
    ? { kind: "cumulative", ...common, level, planned: null }
    : { kind: "level", ...common, level };
}

function evidenceOf({ input }: StatusCase): Evidence {
  const change = interval(input.change_ci) ?? null;
  return {
    source: input.source,
    measured: [measured(input.value, { interval: interval(input.level_ci) ?? null, change })],
    n: input.n ?? null,
    isStale: false,
    responseRate: null,
    baseline:
      input.baseline === undefined ? null : { value: input.baseline, n: input.baseline_n ?? null },
    hasBreakSinceBaseline: input.series_break ?? false,
    earlier: null,
  };
}

describe("the status cases of the vectors", () => {
  test("are all there", () => {
    expect(cases).toHaveLength(10);
  });

  test.each(cases)("$name", (one) => {
    const { input, expected } = one;
    const target = targetOf(one);
    const time = { elapsed: input.elapsed ?? null, isDuePassed: false };
    const rules = makeRules({
      kMin: K_MIN_OF_THE_VECTORS,
      achievedRequiresEvidence: input.evidence ?? true,
    });
    const judgement = judge(target, evidenceOf(one), time, rules);
    expect(judgement).toEqual({
      status: expected.status,
      reason: expected.reason ?? null,
      flags: expected.flags,
    });
    if (expected.target_value === undefined) return;
    const { deciding } = readTarget(target, input.baseline ?? null);
    expect(deciding?.value).toBeCloseTo(expected.target_value, 6);
    if (expected.progress === null || expected.progress === undefined) return;
    const made = progress(input.value, input.baseline ?? 0, deciding?.value ?? 0, input.dir);
    expect(made).toBeCloseTo(expected.progress, 6);
  });
});

describe("the change cases of the vectors", () => {
  const vector = (id: string) =>
    vectorFile.vectors.find((one) => one.id === id) as unknown as {
      expected: Record<string, Record<string, number | boolean>>;
    };

  test("v2: +15 % of 5/12 is met in both readings", () => {
    const { expected } = vector("v2-career-satisfaction-change");
    const target: Target = {
      ...{ kind: "change", direction: "up", isProportion: true },
      ...{ change: 0.15, basis: "relative" },
    };
    const { deciding, other } = readTarget(target, 5 / 12);
    for (const [reading, wanted] of [
      [deciding, expected.target_relative],
      [other, expected.target_points],
    ] as const) {
      expect(reading?.value).toBeCloseTo(Number(wanted?.target_value), 6);
      expect(progress(8 / 12, 5 / 12, reading?.value ?? 0, "up")).toBeCloseTo(
        Number(wanted?.progress),
        6,
      );
    }
  });

  test("v3: the two readings of −30 % disagree, and both are told", () => {
    const { expected } = vector("v3-stress-leaver-share");
    const target: Target = {
      ...{ kind: "change", direction: "down", isProportion: true },
      ...{ change: -0.3, basis: "relative" },
    };
    const { deciding, other } = readTarget(target, 5 / 12);
    for (const [reading, wanted] of [
      [deciding, expected.target_relative],
      [other, expected.target_points],
    ] as const) {
      expect(reading?.value).toBeCloseTo(Number(wanted?.target_value), 6);
      expect(2 / 12 <= (reading?.value ?? 0)).toBe(wanted?.point_meets);
      expect(progress(2 / 12, 5 / 12, reading?.value ?? 0, "down")).toBeCloseTo(
        Number(wanted?.progress),
        6,
      );
    }
  });

  test("v4: −20 % of 14 leavers among 58.58 people, in both readings", () => {
    const { expected } = vector("v4-turnover-rate");
    const target: Target = {
      ...{ kind: "change", direction: "down", isProportion: false },
      ...{ change: -0.2, basis: "relative" },
    };
    const before = 14 / 58.583333333333336;
    const { deciding, other } = readTarget(target, before);
    const relative = expected.target_relative;
    expect(100 * (deciding?.value ?? 0)).toBeCloseTo(Number(relative?.target_value_pct), 5);
    expect(100 * (other?.value ?? 0)).toBeCloseTo(
      Number(expected.target_points?.target_value_pct),
      5,
    );
    expect(progress(10 / 60.541666666666664, before, deciding?.value ?? 0, "down")).toBeCloseTo(
      Number(relative?.progress),
      6,
    );
  });
});
