import { describe, expect, test } from "vitest";
import { changePValue } from "../../../worker/domain/scoring/changePValue.ts";
import { cronbachAlpha, feldtInterval } from "../../../worker/domain/scoring/cronbachAlpha.ts";
import { fQuantile } from "../../../worker/domain/scoring/fQuantile.ts";
import { holmAdjust } from "../../../worker/domain/scoring/holmAdjust.ts";
import { incompleteBeta } from "../../../worker/domain/scoring/incompleteBeta.ts";
import { logGamma } from "../../../worker/domain/scoring/logGamma.ts";
import { meanAndSpread } from "../../../worker/domain/scoring/meanAndSpread.ts";
import { meanInterval } from "../../../worker/domain/scoring/meanInterval.ts";
import { netPromoterScore } from "../../../worker/domain/scoring/netPromoterScore.ts";
import { newcombeDifference } from "../../../worker/domain/scoring/newcombe.ts";
import { normalTail } from "../../../worker/domain/scoring/normalTail.ts";
import { poissonRatio } from "../../../worker/domain/scoring/poissonRatio.ts";
import { relativeChange } from "../../../worker/domain/scoring/relativeChange.ts";
import { smallestVisibleChange } from "../../../worker/domain/scoring/smallestVisibleChange.ts";
import { studentQuantile } from "../../../worker/domain/scoring/studentQuantile.ts";
import { welchDifference } from "../../../worker/domain/scoring/welch.ts";
import { wilsonInterval } from "../../../worker/domain/scoring/wilson.ts";
import { expectFigures, reached } from "./vectors.ts";

// Figures printed by Python 3 with NumPy and SciPy 1.17.1; the call stands beside each group.
// import numpy as np
// from scipy import special, stats
// from scipy.stats import binomtest, f, norm, t

describe("distribution functions", () => {
  test.each([
    // t.ppf(p, df)
    [0.975, 1, 12.706204736174694],
    [0.975, 4.5, 2.6589123472044034],
    [0.975, 19, 2.0930240544083087],
    [0.975, 199, 1.9719565442517533],
    [0.975, 4999, 1.9604386466615247],
    [0.95, 30, 1.697260886593957],
    [0.995, 10, 3.16927267261695],
    [0.9, 2, 1.8856180831641272],
  ])("Student's t: quantile of %d with %d degrees of freedom", (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) / expected - 1)).toBeLessThan(1e-10);
  });

  test.each([
    // f.ppf(p, df1, df2)
    [0.975, 29, 29, 2.100995817284212],
    [0.025, 29, 29, 0.47596477431003137],
    [0.975, 99, 594, 1.33083024374241],
    [0.025, 99, 594, 0.7270430698081557],
    [0.975, 1, 1, 647.7890114778442],
    [0.025, 199, 3383, 0.8090456629452957],
    [0.5, 7, 21, 0.936237838942399],
  ])("F: quantile of %d with %d and %d degrees of freedom", (p, df1, df2, expected) => {
    expect(Math.abs(fQuantile(p, df1, df2) / expected - 1)).toBeLessThan(1e-10);
  });

  test.each([
    // f.ppf(p, df1, df2), at the ends of what it takes: one side has all digits, the other none
    [0.9995, 1, 1, 1621138.271611136],
    [0.0005, 1, 1, 6.168505287376815e-7],
    [0.9995, 10000000, 1, 2546478.628813558],
    [0.9995, 1, 10000000, 12.11567309165139],
    [0.0005, 10000000, 1, 0.08253771725560113],
    [0.0005, 1.5, 10000000, 4.7282558174881206e-5],
    [0.95, 1.5, 10000000, 3.3201310992873645],
    [0.999, 1000000, 1.5, 8392.90356766214],
    [0.975, 100000, 1.5, 114.38982161437951],
    [0.9995, 1000000, 3, 196.3484461561285],
    [0.5, 10000000, 2, 1.4426949408889658],
    [0.0005, 7, 29, 0.06439323135794241],
    [0.9995, 10000000, 10000000, 1.0020832790911836],
    [0.025, 1000000, 99, 0.770883909377708],
    [0.5, 10000000, 10000000, 1.0],
    [0.05, 10000000, 1.5, 0.3011929258500185],
  ])(
    "F: quantile of %d with %d and %d degrees of freedom, to 9 digits",
    (p, df1, df2, expected) => {
      expect(Math.abs(fQuantile(p, df1, df2) / expected - 1)).toBeLessThan(1e-9);
    },
  );

  test.each([
    // t.ppf(p, df), at the ends
    [0.9995, 1, 636.6192487687897],
    [0.9995, 10000000, 3.2905277044652532],
    [0.6, 10000000, 0.25334710987600284],
    [0.50001, 3, 2.7206990467761966e-5],
    [0.975, 1000000, 1.959966356814107],
  ])("Student's t: quantile of %d with %d degrees of freedom, to 9 digits", (p, df, expected) => {
    expect(Math.abs(studentQuantile(p, df) / expected - 1)).toBeLessThan(1e-9);
  });

  test.each([
    // special.betainc(a, b, x)
    [0.5, 0.5, 0.3, 0.36901011956554536],
    [2, 3, 0.4, 0.5247999999999999],
    [0.5, 10, 0.05, 0.6828484245344547],
    [50, 60, 0.5, 0.8309072939016693],
    [1000, 2000, 0.34, 0.7812150911606441],
    [3, 0.5, 0.99, 0.8137462499999999],
  ])("incomplete beta of (%d, %d) at %d", (a, b, x, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 11);
  });

  test("the incomplete beta function ends at 0 and 1", () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });

  test.each([
    // special.gammaln(x)
    [0.5, 0.5723649429247],
    [1, 0],
    [2.5, 0.2846828704729192],
    [9.99, 12.779315214350195],
    [10, 12.801827480081469],
    [123.4, 469.3360974421906],
    [1e5, 1051287.7089736569],
  ])("log gamma of %d", (x, expected) => {
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, expected) + 1e-14);
  });

  test.each([
    // 2 * norm.sf(z)
    [0, 1],
    [0.3, 0.7641771556220948],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.5, 0.012419330651552265],
    [2.51, 0.012073116160825332],
    [4, 6.334248366623973e-5],
    [8, 1.244192114854348e-15],
    [30, 9.813427854295816e-198],
  ])("normal tails beyond %d", (z, expected) => {
    expect(Math.abs(normalTail(z) / expected - 1)).toBeLessThan(1e-11);
  });
});

describe("intervals", () => {
  test.each([
    // binomtest(x, n).proportion_ci(0.95, method="wilson")
    [0, 20, 0, 0.16112515805281935],
    [3, 20, 0.05236874589621662, 0.3604188647407569],
    [13, 21, 0.4087865377511576, 0.7924898863143551],
    [56, 70, 0.6918335550374693, 0.8769526075163704],
    [48, 80, 0.490454650051604, 0.7003817240412907],
    [199, 200, 0.972226295602107, 0.999116831284399],
    [4321, 5000, 0.8544243819032877, 0.8734164239999327],
  ])("Wilson: %d of %d", (x, n, lower, upper) => {
    expectFigures(reached(wilsonInterval({ x, n })), { lower, upper });
  });

  test.each([
    // t.interval(0.95, n - 1, loc=mean, scale=sd / np.sqrt(n))
    [20, 68.2, 19.4, 59.12052051545356, 77.27947948454644],
    [5, 50, 10, 37.583360017962356, 62.416639982037644],
    [150, 71.25, 22.5, 67.61983199223445, 74.88016800775554],
  ])("mean of %d scores: %d, sd %d", (n, mean, sd, lower, upper) => {
    expectFigures(reached(meanInterval({ n, mean, sd })), { lower, upper });
  });

  test.each([
    // 1 - (1 - alpha) * f.ppf(q, n - 1, (n - 1) * (k - 1)), q = 0.975 and 0.025
    [0.85, 7, 89, 0.7970648790349105, 0.8931665937370792],
    [0.7, 4, 30, 0.4759120446746754, 0.843293395227256],
    [0.92, 3, 250, 0.9011465126723097, 0.9357635043843056],
    [0.1, 2, 40, -0.7016470876996155, 0.5239906054227705],
  ])("Feldt: alpha %d of %d items, %d persons", (alpha, k, n, lower, upper) => {
    expectFigures(feldtInterval(alpha, k, n), { lower, upper });
  });
});

describe("change", () => {
  test.each([
    // c1, c2 = (binomtest(x, n).proportion_ci(0.95, method="wilson") for both); p1, p2 = x / n
    // d - np.hypot(p2 - c2.low, c1.high - p1), d + np.hypot(c2.high - p2, p1 - c1.low)
    [48, 80, 56, 70, 0.05243147240236484, 0.3338726540369059],
    [9, 20, 15, 22, -0.06272536596385747, 0.478154874627559],
    [0, 20, 3, 25, -0.05915689189369619, 0.29955793920927326],
    [120, 200, 150, 200, 0.0582603391275231, 0.2383152371348393],
  ])("Newcombe: %d of %d to %d of %d", (x1, n1, x2, n2, lower, upper) => {
    const change = reached(newcombeDifference({ x: x1, n: n1 }, { x: x2, n: n2 }));
    expectFigures(change, { lower, upper });
  });

  test.each([
    // r = stats.contingency.relative_risk(x2, n2, x1, n1)
    // r.relative_risk, r.confidence_interval(0.95)
    [56, 70, 48, 80, 1.3333333333333335, 1.076626422763193, 1.651248511266387],
    [12, 20, 9, 25, 1.6666666666666667, 0.8846237152993471, 3.140067047420052],
    [150, 200, 120, 200, 1.25, 1.0882307027006748, 1.4358168687230801],
    [10, 50, 20, 50, 0.5, 0.26101074746174807, 0.9578149652118761],
  ])("relative: %d of %d after %d of %d", (x2, n2, x1, n1, ratio, lower, upper) => {
    const change = reached(relativeChange({ x: x1, n: n1 }, { x: x2, n: n2 }));
    expectFigures({ ratio: change.ratio, ...change.interval }, { ratio, lower, upper });
  });

  test.each([
    // q = (L1 / e1) / (L0 / e0); q * np.exp([-1, 1] * norm.ppf(0.975) * np.sqrt(1 / L1 + 1 / L0))
    [14, 58.5, 10, 60.5, 0.6906729634002361, 0.30679023658263244, 1.5549032709962998],
    [30, 120, 21, 118.25, 0.7103594080338267, 0.4067177729796933, 1.2406895447063804],
  ])("rates: %d per %d to %d per %d", (L0, e0, L1, e1, ratio, lower, upper) => {
    const before = { events: L0, exposure: e0 };
    const after = { events: L1, exposure: e1 };
    expectFigures(reached(poissonRatio(before, after)), { ratio, lower, upper });
  });

  test("Welch from single scores", () => {
    // r = stats.ttest_ind(after, before, equal_var=False); r.df, r.confidence_interval(0.95)
    const before = reached(meanAndSpread([25, 50, 50, 75, 75, 100, 25, 50]));
    const after = reached(meanAndSpread([75, 75, 100, 50, 100, 75, 100, 75, 50, 100]));
    // np.std(before, ddof=1), np.std(after, ddof=1)
    expectFigures(
      { first: before.sd, second: after.sd },
      {
        first: 25.877458475338283,
        second: 19.72026594366539,
      },
    );
    expectFigures(reached(welchDifference(before, after)), {
      degreesOfFreedom: 12.856812864354357,
      lower: -0.19720417901794463,
      upper: 47.697204179017945,
    });
  });

  test.each([
    // v1, v2 = sd1**2 / n1, sd2**2 / n2; df = (v1 + v2)**2 / (v1**2 / (n1 - 1) + v2**2 / (n2 - 1))
    // mean2 - mean1 + [-1, 1] * t.ppf(0.975, df) * np.sqrt(v1 + v2)
    [62.5, 18.75, 20, 66.25, 21.5, 24, 41.89610503586082, -8.499598870501142, 15.999598870501142],
    [70, 5, 40, 68, 25, 30, 30.74552414922321, -11.450837173105798, 7.450837173105798],
  ])("Welch: mean %d, sd %d, n %d to %d, %d, %d", (m1, s1, n1, m2, s2, n2, df, lower, upper) => {
    const before = { n: n1, mean: m1, sd: s1 };
    const after = { n: n2, mean: m2, sd: s2 };
    expectFigures(reached(welchDifference(before, after)), { degreesOfFreedom: df, lower, upper });
  });

  test.each([
    // norm.ppf(0.975) * np.sqrt(2 * p * (1 - p) / n)
    [20, 0.6, 0.3036363148515984],
    [150, 0.8, 0.09052685872609373],
  ])("smallest visible change with %d answers around %d", (n, p, expected) => {
    expectFigures({ change: reached(smallestVisibleChange(n, p)) }, { change: expected });
  });
});

describe("reliability and recommendation", () => {
  const rows = [
    [75, 100, 75],
    [50, 50, 25],
    [100, 100, 100],
    [25, 50, 50],
    [75, 75, 100],
    [0, 25, 25],
    [50, 75, 50],
    [100, 75, 75],
  ];

  test("alpha of three items", () => {
    // 3 / 2 * (1 - np.var(X, axis=0, ddof=1).sum() / np.var(X.sum(1), ddof=1))
    expectFigures(reached(cronbachAlpha(rows)), { alpha: 0.9251908396946564, n: 8 });
  });

  test("Spearman-Brown of two items", () => {
    // r = np.corrcoef(X[:, 0], X[:, 1])[0, 1]; 2 * r / (1 + r)
    const two = rows.map((row) => row.slice(0, 2));
    expectFigures(reached(cronbachAlpha(two)), { alpha: 0.9234291064419161 });
  });

  test("net promoter score of 12 promoters, 9 passives, 4 detractors", () => {
    // v = np.array([1] * 12 + [0] * 9 + [-1] * 4); 100 * v.mean(), 100 * v.std(ddof=0) / np.sqrt(25)
    expectFigures(reached(netPromoterScore([1, 0, 0, 0, 0, 1, 2, 4, 5, 6, 6])), {
      n: 25,
      score: 32,
      standardError: 14.664242223858688,
    });
  });
});

describe("many comparisons", () => {
  test("Holm's adjustment, step by step, in the order given", () => {
    // p = np.array([0.01, 0.04, 0.03, 0.005]); o = np.argsort(p)
    // a = np.empty(4); a[o] = np.minimum(1, np.maximum.accumulate((4 - np.arange(4)) * p[o]))
    const adjusted = holmAdjust([0.01, 0.04, 0.03, 0.005]);
    expect(adjusted.map((p) => Number(p.toFixed(10)))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holmAdjust([0.5, 0.9, 0.04])).toEqual([1, 1, expect.closeTo(0.12, 12)]);
    expect(holmAdjust([])).toEqual([]);
  });

  test("the p-value of a change is 0.05 where its interval would touch 0", () => {
    // brentq over z of d - np.hypot(p2 - low2(z), high1(z) - p1), then 2 * norm.sf(z)
    expect(reached(changePValue({ x: 48, n: 80 }, { x: 56, n: 70 }))).toBeCloseTo(
      0.008133140358606817,
      9,
    );
    expect(reached(changePValue({ x: 15, n: 22 }, { x: 9, n: 20 }))).toBeCloseTo(
      0.12783509559572212,
      9,
    );
    expect(reached(changePValue({ x: 9, n: 20 }, { x: 9, n: 20 }))).toBeCloseTo(1, 9);
  });
});
