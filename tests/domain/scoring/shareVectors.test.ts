import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Interval } from "../../../worker/domain/scoring/interval.ts";
import { logicalBounds } from "../../../worker/domain/scoring/logicalBounds.ts";
import { meanInterval } from "../../../worker/domain/scoring/meanInterval.ts";
import { studentQuantile } from "../../../worker/domain/scoring/studentQuantile.ts";
import { teamShare } from "../../../worker/domain/scoring/teamShare.ts";
import { wilsonInterval } from "../../../worker/domain/scoring/wilson.ts";
import { wilsonOfPopulation } from "../../../worker/domain/scoring/wilsonOfPopulation.ts";
import { expectFigures, reached, vectorOf } from "./vectors.ts";

interface MeanFigures {
  n: number;
  mean: number;
  sd: number;
  fpc: number;
  se: number;
  tcrit: number;
  lower: number;
  upper: number;
}
interface Wave {
  n: number;
  x: number;
  wilson95: Interval;
  wilson95_fpc?: Interval;
}
const training = vectorOf<{
  input: { eligible_N: number };
  expected: {
    headline: {
      n_valid: number;
      x: number;
      wilson95: Interval;
      fpc_phi: number;
      wilson95_fpc: Interval;
    };
    scale_delivery: { mean_no_fpc: MeanFigures; mean_fpc: MeanFigures };
  };
}>("v1-training-satisfaction");
const career = vectorOf<{
  input: Record<"baseline" | "current", { eligible_N: number }>;
  expected: Record<"baseline" | "current", Wave> & {
    mean_score: Record<"baseline" | "current", MeanFigures>;
  };
}>("v2-career-satisfaction-change");
const leavers = vectorOf<{ expected: Record<"baseline" | "current", Wave> }>(
  "v3-stress-leaver-share",
);
const primitives = vectorOf<{
  expected: {
    t_crit_975: Record<string, number>;
    wilson: ({ x: number; n: number } & Interval)[];
    wilson_fpc: ({ x: number; n: number; N: number } & Interval)[];
  };
}>("v7-primitives");

const bounds = ({ lower, upper }: Interval) => ({ lower, upper });
const both = ["baseline", "current"] as const;

test("the vectors are an unchanged copy of the specification's", () => {
  const file = readFileSync(new URL("../../vectors/scoring-vectors.json", import.meta.url));
  expect(createHash("sha256").update(file).digest("hex")).toBe(
    "ff4616a6d9f3baa42b6b390f0e53bea9d7130b48dda8a778ee11aa1c8373ad73",
  );
});

describe("intervals of shares", () => {
  test("v1: 10 of 12, as a sample and as a team of 15", () => {
    const { x, n_valid: n, wilson95, wilson95_fpc } = training.expected.headline;
    const headcount = training.input.eligible_N;
    expectFigures(reached(wilsonInterval({ x, n })), bounds(wilson95));
    expectFigures(reached(wilsonOfPopulation({ x, n }, headcount)), bounds(wilson95_fpc));
  });

  test.each(both)("v2: the %s, as a sample and as a team of 30", (when) => {
    const { x, n, wilson95, wilson95_fpc } = career.expected[when];
    const headcount = career.input[when].eligible_N;
    expectFigures(reached(wilsonInterval({ x, n })), bounds(wilson95));
    const ofTeam = reached(wilsonOfPopulation({ x, n }, headcount));
    expectFigures(ofTeam, bounds(wilson95_fpc as Interval));
    expect(reached(teamShare({ x, n }, headcount))).toEqual({ ...ofTeam, kind: "interval" });
  });

  test.each(both)("v3: the %s", (when) => {
    const { x, n, wilson95 } = leavers.expected[when];
    expectFigures(reached(wilsonInterval({ x, n })), bounds(wilson95));
  });

  test.each(primitives.expected.wilson)("v7: $x of $n", ({ x, n, lower, upper }) => {
    expectFigures(reached(wilsonInterval({ x, n })), { lower, upper });
  });

  test.each(primitives.expected.wilson_fpc)("v7: $x of $n in a team of $N", (vector) => {
    const { x, n, N, lower, upper } = vector;
    expectFigures(reached(wilsonOfPopulation({ x, n }, N)), { lower, upper });
  });
});

describe("what is said about the whole team", () => {
  test("15 people: whatever the other 3 think, the share lies between 67 % and 87 %", () => {
    expectFigures(reached(logicalBounds({ x: 10, n: 12 }, 15)), {
      lower: 0.666667,
      upper: 0.866667,
    });
    expect(reached(teamShare({ x: 10, n: 12 }, 15)).kind).toBe("logical-bounds");
  });

  test("an interval from 20 people on, and one point once all have answered", () => {
    expect(reached(teamShare({ x: 10, n: 12 }, 19)).kind).toBe("logical-bounds");
    expect(reached(teamShare({ x: 10, n: 12 }, 20)).kind).toBe("interval");
    expect(reached(teamShare({ x: 15, n: 20 }, 20))).toEqual({
      lower: 0.75,
      upper: 0.75,
      kind: "logical-bounds",
    });
    expect(reached(wilsonOfPopulation({ x: 1, n: 1 }, 1))).toEqual({ lower: 1, upper: 1 });
  });
});

describe("intervals of means", () => {
  const expectMean = (figures: MeanFigures, headcount?: number): void => {
    const { n, mean, sd, se, lower, upper, fpc, tcrit } = figures;
    const interval = reached(meanInterval({ n, mean, sd }, headcount));
    expectFigures({ ...interval, se: interval.standardError }, { se, lower, upper });
    expectFigures({ fpc: (interval.standardError ** 2 * n) / sd ** 2 }, { fpc });
    expectFigures({ tcrit: studentQuantile(0.975, n - 1) }, { tcrit });
    expect(interval.isRough).toBe(false);
  };

  test("v1: 11 scale scores, as a sample and as a team of 15", () => {
    expectMean(training.expected.scale_delivery.mean_no_fpc);
    expectMean(training.expected.scale_delivery.mean_fpc, training.input.eligible_N);
  });

  test.each(both)("v2: mean score of the %s", (when) => {
    expectMean(career.expected.mean_score[when]);
  });

  test.each(Object.entries(primitives.expected.t_crit_975))("v7: t with %s df", (df, t) => {
    expectFigures({ t: studentQuantile(0.975, Number(df)) }, { t });
  });

  test("rough below 10 scores, none below 5, cut to 0–100", () => {
    expect(reached(meanInterval({ n: 9, mean: 50, sd: 10 })).isRough).toBe(true);
    expect(reached(meanInterval({ n: 10, mean: 50, sd: 10 })).isRough).toBe(false);
    expect(meanInterval({ n: 4, mean: 50, sd: 10 })).toEqual({
      ok: false,
      error: { reason: "too-few-answers" },
    });
    expect(reached(meanInterval({ n: 5, mean: 95, sd: 20 })).upper).toBe(100);
    expect(reached(meanInterval({ n: 5, mean: 5, sd: 20 })).lower).toBe(0);
  });
});
