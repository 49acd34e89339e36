import { describe, expect, test } from "vitest";
import type { CountFacts, SurveyFacts } from "../../../schema/text/indicatorFacts.ts";
import {
  countSentence,
  dimensionSentence,
  lineBreakSentence,
  processSentence,
  surveySentence,
} from "../../../schema/text/indicatorSentence.ts";
import { amount, percent, percentOf, signed } from "../../../schema/text/numbers.ts";

const survey = (facts: Partial<SurveyFacts> = {}): SurveyFacts => ({
  ...{ n: 12, invited: 30, score: { value: 68, bound: null }, counts: "satisfied" },
  ...{ favourable: null, bounds: null, range: null, responseRate: null, sinceLast: null },
  ...{
    favourableBound: null,
    openLink: null,
    company: null,
    judgement: null,
    target: null,
    sinceBaseline: null,
  },
  ...facts,
});
const judged = (
  status: "achieved" | "on_track" | "at_risk" | "no_data",
  reason: NonNullable<SurveyFacts["judgement"]>["reason"] = null,
  ...flags: NonNullable<SurveyFacts["judgement"]>["flags"]
): Pick<SurveyFacts, "judgement" | "target"> => ({
  judgement: { status, reason, flags },
  target: { value: 0.85, change: null },
});
const ofForty = { n: 40, invited: 50, favourable: 30 };

describe("numbers", () => {
  test("have a decimal from 100 people on, and no more digits than they carry", () => {
    expect([percentOf(2 / 3, 99), percentOf(2 / 3, 100), percentOf(0.7, 200)]).toEqual([
      ...["67%", "66.7%", "70%"],
    ]);
    expect([percent(0.575), percent(0.85), amount(60.541), amount(14)]).toEqual([
      ...["57.5%", "85%", "60.5", "14"],
    ]);
    expect([amount(9999), amount(10_000), amount(123_456_789.54)]).toEqual([
      ...["9999", "10,000", "123,456,789.5"],
    ]);
  });

  test("of a share are never those of a target that it is not, and no longer than that takes", () => {
    expect([percentOf(72 / 85, 85, 0.85), percentOf(72 / 85, 85, 0.8)]).toEqual(["84.7%", "85%"]);
    expect([percentOf(17 / 20, 20, 0.85), percentOf(0.8504, 90, 0.85)]).toEqual(["85%", "85.04%"]);
    expect([percentOf(849 / 999, 999, 0.85), percent(0.84999, 0.85)]).toEqual([
      ...["84.98%", "84.999%"],
    ]);
    // Nearer than that no counts of people come.
    expect(percent(0.8499999, 0.85)).toBe("85%");
  });

  test("have a sign where they differ from nothing, and never −0", () => {
    expect([signed(8.2), signed(-2.5), signed(-0.4), signed(0)]).toEqual(["+8", "−3", "0", "0"]);
    expect(percentOf(-0, 10)).toBe("0%");
  });
});

describe("the sentence of a survey indicator", () => {
  test("tells answers, share and range, then how it stands", () => {
    const range = { lower: 0.45, upper: 0.83, of: "invited" as const };
    const facts = survey({ ...ofForty, range, ...judged("on_track") });
    expect(surveySentence(facts)).toEqual({
      zh: "50 人中 40 人作答，30 人满意（75%）。只说这次受邀的全部人，约在 45%–83% 之间。还没有到目标 85%，进行正常。",
      en: "40 of 50 answered, 30 satisfied (75%). For all those invited this time alone about 45%–83%. The target of 85% is not reached yet; on track.",
    });
  });

  test("of few people gives the mean and no verdict, without a count below ten", () => {
    expect(surveySentence(survey(judged("no_data", "below_threshold"))).zh).toBe(
      "30 人中 12 人作答，平均得分 68；人数太少，不判断是否达标。",
    );
    expect(surveySentence(survey({ n: "5-9", ...judged("no_data", "below_threshold") })).zh).toBe(
      "平均得分 68；人数太少，不判断是否达标。",
    );
  });

  test("of a unit without a value has the company's beside it, labelled so", () => {
    const company = { value: 0.72, n: 200, status: "on_track" as const, flags: [] };
    const facts = survey({ ...judged("no_data", "below_threshold"), company });
    expect(surveySentence(facts).en).toBe(
      "12 of 30 answered, mean score 68; too few people to judge the target. Whole company: 72%, on track.",
    );
    const hidden = {
      n: null,
      invited: null,
      score: null,
      ...judged("no_data", "missing"),
      company,
    };
    expect(surveySentence(survey(hidden)).zh).toBe(
      "这一次没有可以显示的结果。全公司：72%，进行正常。",
    );
  });

  test("does not leave out what has to be known of the company's status", () => {
    const company = {
      value: 0.873,
      n: 200,
      status: "achieved" as const,
      flags: ["provisional"] as const,
    };
    const facts = survey({ ...judged("no_data", "below_threshold"), company });
    expect(surveySentence(facts).zh).toContain("全公司：87.3%，已达成（考虑到偶然，还不能肯定）。");
    expect(surveySentence(facts).en).toContain(
      "Whole company: 87.3%, achieved (not certain yet, allowing for chance).",
    );
    const sure = { ...company, flags: ["confirmed"] as const };
    expect(surveySentence({ ...facts, company: sure }).zh).toContain("全公司：87.3%，已达成。");
  });

  test("of a share that only rounding takes to the target has a decimal", () => {
    const said = surveySentence(
      survey({ n: 85, invited: 100, favourable: 72, ...judged("on_track") }),
    );
    expect(said.zh).toContain("72 人满意（84.7%）。还没有到目标 85%，进行正常。");
  });

  test.each([
    ["no_baseline", "基线"],
    ["series_break", "口径变了"],
    ["low_response", "作答的人太少"],
    ["too_uniform", "两端的判断不同"],
    ["stale", "太旧"],
    ["baseline_zero", "百分点"],
    ["no_programme_start", "开始日期"],
  ] as const)("says why there is no status: %s", (reason, words) => {
    const said = surveySentence(survey({ ...ofForty, ...judged("no_data", reason) }));
    expect(said.zh).toContain(words);
    expect(said.zh).not.toContain("达到目标");
    expect(said.en).toMatch(/[.]$/);
  });

  test.each([
    ["achieved", ["confirmed"], "已达到目标 85%。考虑到偶然也达标。"],
    ["achieved", ["provisional"], "暂时算达标。"],
    ["on_track", ["met_but_uncertain"], "证据还不够。"],
    ["at_risk", ["missed"], "已经到期，没有达到目标 85%。"],
    ["at_risk", ["clear_worsening"], "明显变差；目标是 85%。"],
    ["at_risk", [], "还没有到目标 85%，有风险。"],
    ["at_risk", ["target_infeasible_capped"], "请负责人书面重新设定。"],
  ] as const)("says %s %o", (status, flags, words) => {
    const facts = survey({ ...ofForty, ...judged(status, null, ...flags) });
    expect(surveySentence(facts).zh).toContain(words);
  });

  test("tells only the end of a share that was released, and warns where few answered", () => {
    const bounds = (lower: number, upper: number) =>
      surveySentence(survey({ n: 40, bounds: { lower, upper } })).zh;
    expect(bounds(0.96, 1)).toBe("30 人中 40 人作答，答案几乎一致：至少 96% 满意。");
    expect(bounds(0, 0.04)).toContain("至多 4%");
    expect(bounds(0.4, 0.6)).toContain("40%–60%");
    // Rounded outward: "at least 93%" would be more than was released.
    expect(bounds(0.925, 1)).toContain("至少 92%");
    expect(bounds(0, 0.071)).toContain("至多 8%");
    const merged = { n: 40, counts: "counted" as const, bounds: { lower: 0, upper: 0.3 } };
    expect(surveySentence(survey(merged)).zh).toContain("比例在 0%–30% 之间：少见的原因合并公布。");
    const half = surveySentence(survey({ ...ofForty, responseRate: 0.45 }));
    expect(half.en).toContain("Fewer than half answered");
    const low = { ...ofForty, responseRate: 0.2, ...judged("no_data", "low_response") };
    expect(surveySentence(survey(low)).en).not.toContain("Fewer than half");
  });

  test("names a change in both readings, and none that chance explains", () => {
    const change = { from: 0.5, to: 0.58, points: 0.08, relative: 0.16, evidence: "none" as const };
    const said = surveySentence(
      survey({ ...ofForty, sinceBaseline: change, sinceLast: change, ...judged("at_risk") }),
    );
    expect(said.zh).toContain("与基线相比，50%→58%：+8 个百分点（相对 +16%），可能只是偶然。");
    const met = judged("on_track", null, "met_but_uncertain");
    const uncertain = surveySentence(survey({ ...ofForty, sinceBaseline: change, ...met })).zh;
    expect(uncertain.match(/偶然/g)).toHaveLength(1);
    expect(said.zh).toContain("与上次相比看不出明确变化。");
    const fall = { ...change, points: -0.2, relative: null, evidence: "fall" as const };
    const fallen = surveySentence(survey({ ...ofForty, sinceLast: fall, sinceBaseline: fall }));
    expect(fallen.en).toContain("A clear fall since last time (−20 points).");
    expect(fallen.en).not.toContain("relative");
    const step = { ...change, points: 0.0104, relative: null, evidence: "rise" as const };
    const risen = surveySentence(survey({ ...ofForty, sinceBaseline: step }));
    expect(risen.en).toContain(": +1 point.");
  });

  test("of counted reasons, of a mark, and of a mean alone", () => {
    expect(surveySentence(survey({ ...ofForty, counts: "counted" })).zh).toContain("与压力有关");
    const marked = survey({ n: 40, score: { value: 97, bound: "atLeast" } });
    expect(surveySentence(marked).zh).toBe("30 人中 40 人作答，平均得分至少 97；没有公布比例。");
    expect(surveySentence(survey({ n: 40, score: null, invited: null })).en).toBe("40 answered.");
    // Most of them gave a reason that is in neither number: the share is of fewer.
    const few = { n: 30, score: null, ...judged("no_data", "below_threshold") };
    expect(surveySentence(survey(few)).en).toBe(
      "30 of 30 answered. Too few people to judge the target.",
    );
  });

  test("marks a count that may be more, or less", () => {
    const marked = (favourableBound: "atLeast" | "atMost") =>
      surveySentence(survey({ ...ofForty, favourableBound }));
    expect(marked("atLeast").zh).toBe("50 人中 40 人作答，至少 30 人满意（不低于 75%）。");
    expect(marked("atMost").en).toBe("40 of 50 answered, at most 30 satisfied (≤ 75%).");
  });

  test("says where a public link was not limited to one per person, here or before", () => {
    const change = { from: 0.5, to: 0.75, points: 0.25, relative: 0.5, evidence: "rise" as const };
    const own = surveySentence(survey({ ...ofForty, openLink: "own" }));
    expect(own.zh).toBe("50 人中 40 人作答，30 人满意（75%）。这一次是公开链接，不限每人一份。");
    const compared = surveySentence(
      survey({ ...ofForty, openLink: "compared", sinceLast: change }),
    );
    expect(compared.en).toMatch(
      /A clear rise since last time \(\+25 points\)\. The wave that it is compared with had a public link: not limited to one per person\.$/,
    );
  });

  test("never names a cause", () => {
    const all = JSON.stringify([
      surveySentence(survey({ ...ofForty, ...judged("achieved", null, "confirmed") })),
      surveySentence(survey({ ...ofForty, ...judged("at_risk", null, "clear_worsening") })),
    ]);
    expect(all).not.toMatch(/因为|由于|导致|because|due to|caused/i);
  });
});

describe("the sentence of counts", () => {
  const facts = (more: Partial<CountFacts> = {}): CountFacts => ({
    ...{ value: 0.165, numerator: 10, denominator: 60.54, from: "2026-01-01", to: "2026-12-31" },
    ...{ source: "records", standsFor: null, judgement: null, target: null, sinceBaseline: null },
    ...{ isYearly: false, withheld: null },
    ...more,
  });

  test("tells the days and both numbers, or that there are none", () => {
    expect(countSentence(facts()).zh).toBe("2026-01-01 至 2026-12-31：16.5%（10 ÷ 60.5）。");
    expect(countSentence(facts({ numerator: null })).en).toBe("Up to 2026-12-31: 16.5%.");
    const none = { value: null, denominator: null, from: null, to: null };
    expect(countSentence(facts(none)).zh).toBe("还没有录入数据。");
    expect(countSentence(facts({ value: null, denominator: 0 })).zh).toBe(
      "2026-01-01 至 2026-12-31：基数是 0，算不出比例。",
    );
    expect(countSentence(facts({ value: null, denominator: 0, source: "suggestions" })).en).toBe(
      "No suggestion has been decided in the last twelve months.",
    );
  });

  test("calls a change that was not tested neither clear nor chance", () => {
    const change = { from: 0.239, to: 0.165, points: -0.074, relative: -0.31 };
    const said = (evidence: "none" | "fall" | null) =>
      countSentence(facts({ sinceBaseline: { ...change, evidence } })).en;
    expect(said("none")).toContain("−7 points (relative −31%); that may be chance.");
    for (const evidence of ["fall", null] as const) expect(said(evidence)).not.toContain("chance");
  });

  test("says what is withheld from a manager, rather than that nothing is there", () => {
    const nothing = countSentence(facts({ value: null, withheld: "value" }));
    expect(nothing.zh).toBe("为了不让人推算出很少几个人的情况，这里还没有可以显示的数字。");
    const judgement = { status: "no_data", reason: "no_baseline", flags: [] } as const;
    const unjudged = countSentence(facts({ judgement, isYearly: true, withheld: "baseline" }));
    expect(unjudged.zh).toContain("这个数字每满一年更新一次。");
    expect(unjudged.zh).toContain("这里不显示基线，所以不判断变化。");
    expect(unjudged.zh).not.toContain("可以比较的基线");
    expect(countSentence(facts({ judgement })).en).toContain("no baseline to compare with here");
  });

  test.each(["few", "none", "company"] as const)("says whose figure it is: %s", (why) => {
    const said = countSentence(facts({ standsFor: { unit: "东区", why } }));
    expect(said.zh).toContain("“东区”");
    expect(said.en).toContain("“东区”");
  });
});

describe("other sentences", () => {
  const period = { startOn: "2026-01-01", endOn: "2026-03-31", dueOn: "2026-04-14" };
  test.each([
    ["achieved", null, "2026-03-01", "已于 2026-03-01 完成"],
    ["on_track", null, null, "应在 2026-04-14 以前（含当天）完成"],
    ["at_risk", null, null, "到期没有完成"],
    ["no_data", "missing", null, "没有登记"],
    ["no_data", "not_started", null, "还没有开始"],
    ["no_data", "no_programme_start", null, "开始日期"],
  ] as const)("a process that is %s, %s", (status, reason, doneOn, words) => {
    const said = processSentence({ ...period, doneOn, judgement: { status, reason, flags: [] } });
    expect(said.zh).toContain(words);
  });

  test.each(["version", "moves", "organisation", "appraisal-standard", "reason-flags"] as const)(
    "a break says why, when, and that nothing is compared across it: %s",
    (kind) => {
      const said = lineBreakSentence({
        kind,
        on: "2026-05-01",
        toVersion: "2.0.0",
        note: "新办法",
      });
      expect(said.zh).toMatch(/2026-05-01.*前后不相比。（新办法）$/);
      expect(said.en).toContain("not compared");
      expect(lineBreakSentence({ kind, on: "2026-05-01", toVersion: null, note: " " }).zh).toMatch(
        /。$/,
      );
    },
  );

  test("a dimension says where it stands", () => {
    const facts = {
      n: 40,
      score: { value: 63, bound: null },
      onePerPerson: true,
      isOnCommonItems: false,
      itemCount: 3,
    };
    expect(dimensionSentence(facts).en).toBe("40 answered, mean score 63.");
    expect(dimensionSentence({ ...facts, n: "5-9" }).en).toBe("Mean score 63.");
    expect(dimensionSentence({ ...facts, n: null }).zh).toBe("这一次没有可以显示的结果。");
    const open = { ...facts, onePerPerson: false, isOnCommonItems: true };
    expect(dimensionSentence(open).zh).toBe(
      "40 人作答，平均得分 63。这一次是公开链接，不限每人一份。只按各次都问过的 3 道题计算，不作涨跌判断。",
    );
  });
});
