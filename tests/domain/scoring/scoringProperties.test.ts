import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeEvidence } from "../../../worker/domain/scoring/changeEvidence.ts";
import { changePValue } from "../../../worker/domain/scoring/changePValue.ts";
import { cronbachAlpha } from "../../../worker/domain/scoring/cronbachAlpha.ts";
import { dimensionScore } from "../../../worker/domain/scoring/dimensionScore.ts";
import { holmAdjust } from "../../../worker/domain/scoring/holmAdjust.ts";
import type { Interval, Proportion } from "../../../worker/domain/scoring/interval.ts";
import { meanAndSpread } from "../../../worker/domain/scoring/meanAndSpread.ts";
import { meanInterval } from "../../../worker/domain/scoring/meanInterval.ts";
import { meanOfCounts } from "../../../worker/domain/scoring/meanOfCounts.ts";
import { netPromoterScore } from "../../../worker/domain/scoring/netPromoterScore.ts";
import { newcombeDifference } from "../../../worker/domain/scoring/newcombe.ts";
import { poissonRatio } from "../../../worker/domain/scoring/poissonRatio.ts";
import { postStratifiedShare } from "../../../worker/domain/scoring/postStratifiedShare.ts";
import { relativeChange } from "../../../worker/domain/scoring/relativeChange.ts";
import { responseRate } from "../../../worker/domain/scoring/responseRate.ts";
import { roundHalfUp } from "../../../worker/domain/scoring/roundHalfUp.ts";
import { scaleScore } from "../../../worker/domain/scoring/scaleScore.ts";
import { shareSatisfied } from "../../../worker/domain/scoring/shareSatisfied.ts";
import { smallestVisibleChange } from "../../../worker/domain/scoring/smallestVisibleChange.ts";
import { teamShare } from "../../../worker/domain/scoring/teamShare.ts";
import { welchDifference } from "../../../worker/domain/scoring/welch.ts";
import { wilsonInterval } from "../../../worker/domain/scoring/wilson.ts";
import { wilsonOfPopulation } from "../../../worker/domain/scoring/wilsonOfPopulation.ts";
import { seededRandom } from "../disclosure/randomTree.ts";
import { numbersIn, reached } from "./vectors.ts";

/** Rounding of a double in the last places of figures up to 100. */
const DUST = 1e-9;

const proportion: fc.Arbitrary<Proportion> = fc
  .integer({ min: 1, max: 2000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((x) => ({ x, n })));
const times = fc.integer({ min: 1, max: 20 });
const more = ({ x, n }: Proportion, factor: number): Proportion => ({
  x: x * factor,
  n: n * factor,
});
const sample = fc.record({
  n: fc.integer({ min: 5, max: 2000 }),
  mean: fc.double({ min: 0, max: 100, noNaN: true }),
  sd: fc.double({ min: 0, max: 57, noNaN: true }),
});
const rate = fc.record({
  events: fc.integer({ min: 0, max: 500 }),
  exposure: fc.double({ min: 0.5, max: 5000, noNaN: true }),
});

const expectWithin = (estimate: number, { lower, upper }: Interval): void => {
  expect(lower).toBeLessThanOrEqual(estimate);
  expect(upper).toBeGreaterThanOrEqual(estimate);
};
const expectNotWider = (narrow: Interval, wide: Interval): void => {
  expect(narrow.lower).toBeGreaterThanOrEqual(wide.lower - DUST);
  expect(narrow.upper).toBeLessThanOrEqual(wide.upper + DUST);
};

describe("an interval contains its estimate", () => {
  test("of a share, as a sample and as a team", () => {
    fc.assert(
      fc.property(proportion, fc.nat(500), (p, silent) => {
        const share = p.x / p.n;
        expectWithin(share, reached(wilsonInterval(p)));
        expectWithin(share, reached(wilsonOfPopulation(p, p.n + silent)));
        expectWithin(share, reached(teamShare(p, p.n + silent)));
      }),
    );
  });

  test("of a mean and of a difference of means", () => {
    fc.assert(
      fc.property(sample, sample, fc.nat(500), (before, after, silent) => {
        expectWithin(before.mean, reached(meanInterval(before)));
        expectWithin(before.mean, reached(meanInterval(before, before.n + silent)));
        const change = welchDifference(before, after);
        if (change.ok) expectWithin(change.value.difference, change.value);
        // Refused only where the squares run under the smallest double.
        else expect(Math.max(before.sd, after.sd)).toBeLessThan(1e-150);
      }),
    );
  });

  test("of a change and of a ratio", () => {
    fc.assert(
      fc.property(proportion, proportion, rate, rate, (before, after, oldRate, newRate) => {
        const change = reached(newcombeDifference(before, after));
        expectWithin(change.difference, change);
        const relative = reached(relativeChange(before, after));
        if (relative.interval !== null) expectWithin(relative.ratio, relative.interval);
        const ratio = reached(poissonRatio(oldRate, newRate));
        expectWithin(ratio.ratio, ratio);
      }),
    );
  });

  test("of a total and of a reliability", () => {
    const strata = fc.array(
      fc.tuple(proportion, fc.nat(500)).map(([p, silent]) => ({ ...p, headcount: p.n + silent })),
      { minLength: 1, maxLength: 8 },
    );
    const rows = fc.integer({ min: 2, max: 6 }).chain((k) =>
      fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: k, maxLength: k }), {
        minLength: 2,
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(strata, rows, (units, people) => {
        const total = reached(postStratifiedShare(units));
        expectWithin(total.share, total.interval);
        const reliability = cronbachAlpha(people);
        if (reliability.ok) expectWithin(reliability.value.alpha, reliability.value);
      }),
    );
  });
});

describe("at the same share or mean more answers never widen an interval", () => {
  test("of a share, as a sample and within the same team", () => {
    fc.assert(
      fc.property(proportion, times, fc.nat(500), (p, factor, silent) => {
        const many = more(p, factor);
        const headcount = many.n + silent;
        expectNotWider(reached(wilsonInterval(many)), reached(wilsonInterval(p)));
        const team = reached(wilsonOfPopulation(p, headcount));
        expectNotWider(reached(wilsonOfPopulation(many, headcount)), team);
        expectNotWider(team, reached(wilsonInterval(p)));
      }),
    );
  });

  test("of a mean", () => {
    fc.assert(
      fc.property(sample, times, fc.nat(500), (scores, factor, silent) => {
        const many = { ...scores, n: scores.n * factor };
        const headcount = many.n + silent;
        expectNotWider(reached(meanInterval(many)), reached(meanInterval(scores)));
        const team = reached(meanInterval(scores, headcount));
        expectNotWider(reached(meanInterval(many, headcount)), team);
        expectNotWider(team, reached(meanInterval(scores)));
      }),
    );
  });

  test("of a change, whichever wave has more", () => {
    fc.assert(
      fc.property(proportion, proportion, times, (before, after, factor) => {
        const change = reached(newcombeDifference(before, after));
        expectNotWider(reached(newcombeDifference(more(before, factor), after)), change);
        expectNotWider(reached(newcombeDifference(before, more(after, factor))), change);
      }),
    );
  });
});

describe("change", () => {
  test("back is the mirror image of forth", () => {
    fc.assert(
      fc.property(proportion, proportion, (before, after) => {
        const forth = reached(newcombeDifference(before, after));
        const back = reached(newcombeDifference(after, before));
        expect(back.difference).toBeCloseTo(-forth.difference, 12);
        expect(back.lower).toBeCloseTo(-forth.upper, 12);
        expect(back.upper).toBeCloseTo(-forth.lower, 12);
      }),
    );
  });

  test("a p-value below 0.05 and a clear change say the same", () => {
    fc.assert(
      fc.property(proportion, proportion, (before, after) => {
        const p = reached(changePValue(before, after));
        fc.pre(Math.abs(p - 0.05) > DUST);
        const evidence = changeEvidence(reached(newcombeDifference(before, after)));
        expect(evidence !== "none").toBe(p < 0.05);
      }),
    );
  });

  test("Holm's adjustment keeps the order and never helps", () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(pValues, (given) => {
        const adjusted = holmAdjust(given);
        for (const [one, p] of given.entries()) {
          expectWithin(adjusted[one] ?? Number.NaN, { lower: p, upper: 1 });
          for (const [other, q] of given.entries()) {
            if (p < q) expect(adjusted[one]).toBeLessThanOrEqual(adjusted[other] ?? Number.NaN);
          }
        }
      }),
    );
  });
});

describe("false alarms without any real change", () => {
  const countClear = (pairs: readonly (readonly [Proportion, Proportion])[]): number =>
    pairs.filter(([before, after]) => {
      const change = reached(newcombeDifference(before, after));
      return changeEvidence(change) !== "none";
    }).length;

  test("2,000 pairs of waves of 200 answers: at most 5 % show a clear change", () => {
    const random = seededRandom(20261125);
    // Sum of four uniform values: near enough to a bell, with variance 1/3.
    const noise = () => random() + random() + random() + random() - 2;
    const pairs = Array.from({ length: 2000 }, () => {
      // 280 people with a lasting view each, 200 of whom happen to answer; moods differ by wave.
      const level = 2.6 + 1.6 * random();
      const views = Array.from({ length: 280 }, () => level + noise());
      const wave = (): Proportion => {
        const counts = [0, 0, 0, 0, 0];
        for (const view of shuffled(views, random).slice(0, 200)) {
          const answer = Math.min(5, Math.max(1, Math.round(view + noise())));
          counts[answer - 1] = (counts[answer - 1] ?? 0) + 1;
        }
        const { favourable, n } = reached(shareSatisfied(counts));
        return { x: favourable, n };
      };
      return [wave(), wave()] as const;
    });
    const clear = countClear(pairs);
    expect(clear).toBeGreaterThan(0);
    expect(clear).toBeLessThanOrEqual(100);
  });

  test.each([0.3, 0.5, 0.65, 0.8, 0.9, 0.95])(
    "other people each time, a share of %d: exactly counted, 3 % to 5.2 %",
    (share) => {
      // np.sum(np.outer(b, b)[reject]) with b = binom.pmf(range(201), 200, share) gives the same.
      const chance = binomial(200, share);
      let alarm = 0;
      for (const [x1, first] of chance.entries()) {
        for (const [x2, second] of chance.entries()) {
          if (first * second < 1e-12) continue;
          alarm +=
            first *
            second *
            countClear([
              [
                { x: x1, n: 200 },
                { x: x2, n: 200 },
              ],
            ]);
        }
      }
      expect(alarm).toBeGreaterThan(0.03);
      expect(alarm).toBeLessThan(0.052);
    },
  );
});

describe("no figure is ever NaN, infinite or −0", () => {
  const outcomes: [string, fc.Arbitrary<unknown>][] = [
    ["wilson", proportion.map((p) => wilsonInterval(p))],
    ["team", fc.tuple(proportion, fc.nat(3000)).map(([p, size]) => teamShare(p, size))],
    ["newcombe", fc.tuple(proportion, proportion).map(([b, a]) => newcombeDifference(b, a))],
    ["relative", fc.tuple(proportion, proportion).map(([b, a]) => relativeChange(b, a))],
    ["p-value", fc.tuple(proportion, proportion).map(([b, a]) => changePValue(b, a))],
    ["rates", fc.tuple(rate, rate).map(([b, a]) => poissonRatio(b, a))],
    ["mean", fc.tuple(sample, fc.nat(3000)).map(([s, size]) => meanInterval(s, size))],
    ["welch", fc.tuple(sample, sample).map(([b, a]) => welchDifference(b, a))],
    ["visible", fc.tuple(fc.nat(5000), percent()).map(([n, p]) => smallestVisibleChange(n, p))],
    ["promoters", histogramOf(11).map((counts) => netPromoterScore(counts))],
    ["share", histogramOf(5).map((counts) => shareSatisfied(counts))],
    ["mean of counts", histogramOf(5).map((counts) => meanOfCounts(counts))],
    ["rate", fc.tuple(fc.nat(99), fc.nat(99)).map(([n, invited]) => responseRate(n, invited))],
    ["spread", fc.array(percent(), { maxLength: 9 }).map((values) => meanAndSpread(values))],
    ["dimension", fc.array(points(), { maxLength: 9 }).map((means) => dimensionScore(means))],
    [
      "scale",
      fc
        .array(fc.option(points()), { minLength: 2, maxLength: 9 })
        .map((answers) => scaleScore(answers)),
    ],
    [
      "rounding",
      fc
        .tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6))
        .map(([value, decimals]) => roundHalfUp(value, decimals)),
    ],
  ];

  test.each(outcomes)("%s", (_, outcome) => {
    fc.assert(
      fc.property(outcome, (value) => {
        for (const figure of numbersIn(value)) {
          expect(Number.isFinite(figure) && !Object.is(figure, -0)).toBe(true);
        }
      }),
    );
  });
});

function percent(): fc.Arbitrary<number> {
  return fc.double({ min: 0.01, max: 0.99, noNaN: true });
}

function points(): fc.Arbitrary<number> {
  return fc.double({ min: 1, max: 5, noNaN: true });
}

function histogramOf(length: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(100), { minLength: length, maxLength: length });
}

/** Probabilities of 0 … n successes, each from the one before. */
function binomial(n: number, p: number): number[] {
  const chance = [(1 - p) ** n];
  for (let x = 1; x <= n; x++) {
    chance.push((((chance[x - 1] ?? 0) * (n - x + 1)) / x) * (p / (1 - p)));
  }
  return chance;
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
