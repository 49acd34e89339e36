import { describe, expect, test } from "vitest";
import { cronbachAlpha, feldtInterval } from "../../../worker/domain/scoring/cronbachAlpha.ts";
import type { Interval } from "../../../worker/domain/scoring/interval.ts";
import { itemScore } from "../../../worker/domain/scoring/itemScore.ts";
import { meanAndSpread } from "../../../worker/domain/scoring/meanAndSpread.ts";
import { netPromoterScore } from "../../../worker/domain/scoring/netPromoterScore.ts";
import { postStratifiedShare } from "../../../worker/domain/scoring/postStratifiedShare.ts";
import { recode } from "../../../worker/domain/scoring/recode.ts";
import { fewestAnswered, scaleScore } from "../../../worker/domain/scoring/scaleScore.ts";
import { smallestVisibleChange } from "../../../worker/domain/scoring/smallestVisibleChange.ts";
import { studentQuantile } from "../../../worker/domain/scoring/studentQuantile.ts";
import { welchDifference } from "../../../worker/domain/scoring/welch.ts";
import { expectFigures, reached, vectorOf } from "./vectors.ts";

interface Sample {
  n: number;
  mean: number;
  sd: number;
}
const training = vectorOf<{
  input: { items: string[]; reversed: string[]; rows: (number | string | null)[][] };
  expected: {
    scale_delivery: {
      person_scores: (number | null)[];
      n_scored: number;
      mean_no_fpc: Sample;
      items: { t2b: number }[];
      pooled_item_t2b: number;
      alpha_complete_cases: {
        k: number;
        n: number;
        item_var: number[];
        total_var: number;
        alpha: number;
        lower: number;
        upper: number;
      };
      alpha_displayed: boolean;
    };
  };
}>("v1-training-satisfaction");
const career = vectorOf<{
  input: Record<"baseline" | "current", { responses: number[] }>;
  expected: {
    mean_score: Record<"baseline" | "current", Sample> & {
      welch: { d: number; se: number; df: number; tcrit: number } & Interval;
    };
  };
}>("v2-career-satisfaction-change");
const weighted = vectorOf<{
  input: { units: { N: number; n: number; x: number }[] };
  expected: {
    pooled: number;
    poststratified: number;
    weights: number[];
    kish_n_eff: number;
    wilson95_with_neff: Interval;
    difference_points_pct: number;
  };
}>("v6-poststratified-total");
const primitives = vectorOf<{
  expected: {
    feldt_published: { input: { alpha: number; k: number; n: number } } & Interval;
    min_answered: [number, number][];
    enps: {
      ratings: number[];
      promoters: number;
      passives: number;
      detractors: number;
      enps: number;
    };
  };
}>("v7-primitives");
const visible = vectorOf<{ expected: { n: number; p: number; mdc_points_pct: number }[] }>(
  "v8-smallest-visible-change",
);

const delivery = training.expected.scale_delivery;
/** Recoded points of the delivery items, one row per person. */
const deliveryRows = training.input.rows.map(([, ...answers]) =>
  answers.map((answer, index) =>
    typeof answer === "number"
      ? recode(answer, training.input.reversed.includes(training.input.items[index + 1] ?? ""))
      : null,
  ),
);

describe("scale scores", () => {
  const scores = deliveryRows.map((row) => scaleScore(row));

  test("v1: every person's score, none for the one who answered 1 of 3 items", () => {
    for (const [person, expected] of delivery.person_scores.entries()) {
      const score = scores[person];
      if (expected === null) {
        expect(score).toEqual({ ok: false, error: { reason: "too-few-answered" } });
      } else if (score?.ok) {
        expectFigures({ score: score.value }, { score: expected });
      } else throw new Error(`person ${person} has no score`);
    }
  });

  test("v1: their mean and spread", () => {
    const spread = reached(meanAndSpread(scores.flatMap((score) => (score.ok ? score.value : []))));
    const { n, mean, sd } = delivery.mean_no_fpc;
    expectFigures(spread, { n, mean, sd });
    expect(n).toBe(delivery.n_scored);
  });

  test("v1: the items' shares on average", () => {
    const spread = reached(meanAndSpread(delivery.items.map(({ t2b }) => t2b)));
    expectFigures(spread, { mean: delivery.pooled_item_t2b });
  });

  test.each(primitives.expected.min_answered)("v7: of %d items %d must be answered", (k, m) => {
    expect(fewestAnswered(k)).toBe(m);
    const answered = (count: number) => Array.from({ length: k }, (_, i) => (i < count ? 4 : null));
    expect(scaleScore(answered(m))).toEqual({ ok: true, value: 75 });
    expect(scaleScore(answered(m - 1)).ok).toBe(false);
  });
});

describe("change of a mean", () => {
  test("v2: mean scores, Welch's interval", () => {
    const { baseline, current, welch } = career.expected.mean_score;
    const [before, after] = (["baseline", "current"] as const).map((when) =>
      reached(meanAndSpread(career.input[when].responses.map(itemScore))),
    ) as [Sample, Sample];
    expectFigures(before, { n: baseline.n, mean: baseline.mean, sd: baseline.sd });
    expectFigures(after, { n: current.n, mean: current.mean, sd: current.sd });
    const change = reached(welchDifference(before, after));
    expectFigures(
      {
        d: change.difference,
        se: change.standardError,
        df: change.degreesOfFreedom,
        tcrit: studentQuantile(0.975, change.degreesOfFreedom),
        lower: change.lower,
        upper: change.upper,
      },
      { ...welch },
    );
  });

  test("an interval of a difference ends at ± 100 points", () => {
    const wide = { n: 5, sd: 55 };
    const change = reached(welchDifference({ ...wide, mean: 20 }, { ...wide, mean: 80 }));
    expect(change.upper).toBe(100);
    const back = reached(welchDifference({ ...wide, mean: 80 }, { ...wide, mean: 20 }));
    expect(back.lower).toBe(-100);
  });
});

describe("reliability", () => {
  const { alpha, lower, upper, n, k, item_var, total_var } = delivery.alpha_complete_cases;
  const complete = deliveryRows
    .filter((row): row is number[] => !row.includes(null))
    .map((row) => row.map(itemScore));
  const variance = (values: number[]) => reached(meanAndSpread(values)).sd ** 2;

  test("v1: alpha of the complete cases with Feldt's interval, not to be shown", () => {
    expectFigures(reached(cronbachAlpha(complete)), { n, alpha, lower, upper });
    expect(reached(cronbachAlpha(complete)).use).toBe("hidden");
    expect(delivery.alpha_displayed).toBe(false);
  });

  test("v1: the variances behind it", () => {
    for (const [item, expected] of item_var.entries()) {
      const column = complete.map((row) => row[item] ?? Number.NaN);
      expectFigures({ variance: variance(column) }, { variance: expected });
    }
    const sums = complete.map((row) => row.reduce((sum, score) => sum + score, 0));
    expectFigures({ variance: variance(sums) }, { variance: total_var });
    expect(complete.every((row) => row.length === k)).toBe(true);
  });

  test("v7: Feldt's interval as published", () => {
    const { input, lower, upper } = primitives.expected.feldt_published;
    expectFigures(feldtInterval(input.alpha, input.k, input.n), { lower, upper });
  });

  test("shown from 30 complete cases, to be interpreted from 100", () => {
    const persons = (count: number) =>
      Array.from({ length: count }, (_, person) => [person % 5, person % 4, person % 3]);
    const use = (count: number) => reached(cronbachAlpha(persons(count))).use;
    expect([29, 30, 99, 100].map(use)).toEqual(["hidden", "shown", "shown", "interpreted"]);
  });

  test("no figure where the items cancel out, or one of two never varies", () => {
    const noSpread = { ok: false, error: { reason: "no-spread" } };
    const opposed = [1, 2, 3, 4, 5].map((points) => [points, 6 - points]);
    expect(cronbachAlpha(opposed)).toEqual(noSpread);
    expect(cronbachAlpha(opposed.map(([one, other]) => [one ?? 0, other ?? 0, 3]))).toEqual(
      noSpread,
    );
    expect(cronbachAlpha([1, 2, 3].map((points) => [points, 4]))).toEqual(noSpread);
    expect(cronbachAlpha([[3, 3, 3]])).toEqual({ ok: false, error: { reason: "too-few-answers" } });
    expect(cronbachAlpha([]).ok).toBe(false);
  });

  test("two items that always agree measure one thing", () => {
    expectFigures(reached(cronbachAlpha([1, 2, 4].map((points) => [points, points]))), {
      alpha: 1,
      lower: 1,
      upper: 1,
    });
  });
});

describe("totals, ratings and planning", () => {
  test("v6: the total with every unit at its headcount", () => {
    const { expected } = weighted;
    const strata = weighted.input.units.map(({ N, n, x }) => ({ headcount: N, n, x }));
    const total = reached(postStratifiedShare(strata));
    expectFigures(
      { ...total, points: 100 * (total.share - total.pooled) },
      {
        share: expected.poststratified,
        pooled: expected.pooled,
        effectiveAnswers: expected.kish_n_eff,
        points: expected.difference_points_pct,
      },
    );
    expectFigures(total.interval, { ...expected.wilson95_with_neff });
    expectFigures(total.weights, Object.fromEntries(expected.weights.entries()));
  });

  test("v7: net promoter score", () => {
    const { ratings, promoters, passives, detractors, enps } = primitives.expected.enps;
    const counts = Array.from(
      { length: 11 },
      (_, rating) => ratings.filter((given) => given === rating).length,
    );
    expectFigures(reached(netPromoterScore(counts)), {
      n: ratings.length,
      promoters,
      passives,
      detractors,
      score: enps,
    });
  });

  test.each(visible.expected)("v8: with $n answers a wave around $p", (vector) => {
    const change = reached(smallestVisibleChange(vector.n, vector.p));
    expectFigures({ change: 100 * change }, { change: vector.mdc_points_pct });
  });
});
