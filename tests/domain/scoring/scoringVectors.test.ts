import { describe, expect, test } from "vitest";
import { dimensionScore } from "../../../worker/domain/scoring/dimensionScore.ts";
import { itemScore } from "../../../worker/domain/scoring/itemScore.ts";
import { meanOfCounts } from "../../../worker/domain/scoring/meanOfCounts.ts";
import { recode, recodeCounts } from "../../../worker/domain/scoring/recode.ts";
import { responseRate } from "../../../worker/domain/scoring/responseRate.ts";
import { roundHalfUp } from "../../../worker/domain/scoring/roundHalfUp.ts";
import { shareSatisfied } from "../../../worker/domain/scoring/shareSatisfied.ts";
import { histogram, reached, vectorOf } from "./vectors.ts";

interface TrainingVector {
  input: {
    items: string[];
    reversed: string[];
    rows: (number | string | null)[][];
    eligible_N: number;
  };
  expected: {
    response_rate: number;
    headline: {
      n_valid: number;
      x: number;
      favourable: number;
      neutral: number;
      unfavourable: number;
    };
    scale_delivery: {
      recoded_scores: (number | null)[][];
      items: { item: string; n_valid: number; x: number; t2b: number }[];
    };
  };
}
interface CareerVector {
  input: Record<"baseline" | "current", { responses: number[] }>;
  expected: Record<"baseline" | "current", { n: number; x: number; p: number }> & {
    mean_score: Record<"baseline" | "current", { n: number; mean: number }>;
  };
}
interface PrimitivesVector {
  expected: { recode: { raw: number; reversed: boolean; score: number }[] };
}

const training = vectorOf<TrainingVector>("v1-training-satisfaction");
const career = vectorOf<CareerVector>("v2-career-satisfaction-change");
const primitives = vectorOf<PrimitivesVector>("v7-primitives");

const column = (index: number): unknown[] => training.input.rows.map((row) => row[index]);
describe("scoring vectors", () => {
  test("v1: 10 of 12 are satisfied with the training, the neutral one among the 12", () => {
    const { headline } = training.expected;
    const share = reached(shareSatisfied(histogram(column(0))));
    expect(share.n).toBe(headline.n_valid);
    expect(share.favourable).toBe(headline.x);
    expect(share.share).toBeCloseTo(headline.favourable, 6);
    expect(share.neutral / share.n).toBeCloseTo(headline.neutral, 6);
    expect(share.unfavourable / share.n).toBeCloseTo(headline.unfavourable, 6);
  });

  test("v1: each delivery item, the reversed one turned, leaves NA and skipped out of n", () => {
    for (const [index, expected] of training.expected.scale_delivery.items.entries()) {
      const isReversed = training.input.reversed.includes(expected.item);
      const counts = recodeCounts(histogram(column(index + 1)), isReversed);
      const share = reached(shareSatisfied(counts));
      expect([share.n, share.favourable]).toEqual([expected.n_valid, expected.x]);
      expect(share.share).toBeCloseTo(expected.t2b, 6);
    }
  });

  test("v1: every single answer has its recoded score", () => {
    const [, ...delivery] = training.input.items;
    const scores = training.input.rows.map(([, ...answers]) =>
      answers.map((answer, index) =>
        typeof answer === "number"
          ? itemScore(recode(answer, training.input.reversed.includes(delivery[index] ?? "")))
          : null,
      ),
    );
    expect(scores).toEqual(training.expected.scale_delivery.recoded_scores);
  });

  test("v1: 12 responses of 15 invited are 0.8", () => {
    const rate = reached(responseRate(training.input.rows.length, training.input.eligible_N));
    expect(rate).toBeCloseTo(training.expected.response_rate, 6);
  });

  test.each(["baseline", "current"] as const)("v2: share and mean score of the %s", (when) => {
    const counts = histogram(career.input[when].responses);
    const share = reached(shareSatisfied(counts));
    const mean = reached(meanOfCounts(counts));
    expect([share.n, share.favourable]).toEqual([career.expected[when].n, career.expected[when].x]);
    expect(share.share).toBeCloseTo(career.expected[when].p, 6);
    expect(itemScore(mean.mean)).toBeCloseTo(career.expected.mean_score[when].mean, 6);
  });

  test("v7: recoding", () => {
    for (const { raw, reversed, score } of primitives.expected.recode) {
      expect(itemScore(recode(raw, reversed))).toBe(score);
    }
  });
});

describe("scores without data", () => {
  test("nobody answered: a named outcome, never NaN", () => {
    expect(meanOfCounts([0, 0, 0, 0, 0])).toEqual({ ok: false, error: { reason: "no-answers" } });
    expect(shareSatisfied([0, 0, 0, 0, 0])).toEqual({ ok: false, error: { reason: "no-answers" } });
  });

  test("nobody invited, no item: named outcomes", () => {
    expect(responseRate(0, 0)).toEqual({ ok: false, error: { reason: "nobody-invited" } });
    expect(dimensionScore([])).toEqual({ ok: false, error: { reason: "no-items" } });
  });
});

describe("dimension score and rounding", () => {
  test("a dimension is the mean of the 0–100 scores of its released item means", () => {
    // (25 · 2.9 + 25 · 3.4 + 25 · 1.0) / 3 = (72.5 + 85 + 25) / 3
    expect(reached(dimensionScore([3.9, 4.4, 2]))).toBeCloseTo(60.833333, 6);
  });

  test("halves go up, also where binary fractions fall just short", () => {
    expect([0.5, 1.5, 62.5, 2.4999].map((value) => roundHalfUp(value))).toEqual([1, 2, 63, 2]);
    expect(roundHalfUp(1.005, 2)).toBe(1.01);
  });
});
