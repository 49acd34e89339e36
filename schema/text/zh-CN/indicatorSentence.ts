import { amount, answers, percent, percentOf, percentsAround, signed } from "../numbers.ts";

type Range = { readonly lower: number; readonly upper: number };

/** Sentences about an indicator, made by rule from its numbers. None of them names a cause. */
export const indicatorSentence = {
  join: "",
  hidden: "这一次没有可以显示的结果。",
  answered: (n: number | string, invited: number | null) =>
    invited === null ? `${answers(n)} 人作答` : `${invited} 人中 ${answers(n)} 人作答`,
  answeredOnly: (answered: string) => `${answered}。`,
  few: (answered: string | null, score: string) =>
    `${answered === null ? "" : `${answered}，`}${score}；人数太少，不判断是否达标。`,
  scoreOnly: (answered: string, score: string) => `${answered}，${score}；没有公布比例。`,
  score: {
    exact: (value: number) => `平均得分 ${value}`,
    atLeast: (value: number) => `平均得分至少 ${value}`,
    atMost: (value: number) => `平均得分至多 ${value}`,
  },
  share: {
    satisfied: (answered: string, x: number, share: string) =>
      `${answered}，${x} 人满意（${share}）。`,
    satisfiedAtLeast: (answered: string, x: number, share: string) =>
      `${answered}，至少 ${x} 人满意（不低于 ${share}）。`,
    satisfiedAtMost: (answered: string, x: number, share: string) =>
      `${answered}，至多 ${x} 人满意（不高于 ${share}）。`,
    counted: (answered: string, x: number, share: string) =>
      `${answered}，其中 ${x} 人的主要原因与压力有关（${share}）。`,
  },
  bounded: {
    satisfied: (answered: string, share: Range) => {
      const { lower, upper } = percentsAround(share);
      if (share.upper >= 1) return `${answered}，答案几乎一致：至少 ${lower} 满意。`;
      if (share.lower <= 0) return `${answered}，答案几乎一致：至多 ${upper} 满意。`;
      return `${answered}，满意的比例在 ${lower}–${upper} 之间。`;
    },
    counted: (answered: string, share: Range) => {
      const { lower, upper } = percentsAround(share);
      return `${answered}，主要原因与压力有关的比例在 ${lower}–${upper} 之间：少见的原因合并公布。`;
    },
  },
  range: {
    invited: ({ lower, upper }: Range) =>
      `只说这次受邀的全部人，约在 ${percentOf(lower, null)}–${percentOf(upper, null)} 之间。`,
    chance: ({ lower, upper }: Range) =>
      `考虑到偶然，约在 ${percentOf(lower, null)}–${percentOf(upper, null)} 之间。`,
  },
  halfAnswered: "作答的不到一半，结果可能不代表没有作答的人。",
  openLink: {
    own: "这一次是公开链接，不限每人一份。",
    compared: "用来对照的那一次是公开链接，不限每人一份。",
  },
  sinceLast: {
    rise: (points: number) => `与上次相比明显上升（${signed(100 * points)} 个百分点）。`,
    fall: (points: number) => `与上次相比明显下降（${signed(100 * points)} 个百分点）。`,
    none: () => "与上次相比看不出明确变化。",
  },
  sinceBaseline: (
    { from, to }: { readonly from: string; readonly to: string },
    { points, relative }: { readonly points: number; readonly relative: number | null },
    mayBeChance: boolean,
  ) =>
    `与基线相比，${from}→${to}：${signed(100 * points)} 个百分点${
      relative === null ? "" : `（相对 ${signed(100 * relative)}%）`
    }${mayBeChance ? "，可能只是偶然" : ""}。`,
  target: (value: number, change: { wanted: number; basis: "relative" | "points" } | null) => {
    if (change === null) return percent(value);
    const wanted = signed(100 * change.wanted);
    return change.basis === "relative"
      ? `${percent(value)}（相对 ${wanted}%）`
      : `${percent(value)}（${wanted} 个百分点）`;
  },
  achieved: (target: string) => `已达到目标 ${target}。`,
  onTrack: (target: string) => `还没有到目标 ${target}，进行正常。`,
  atRisk: (target: string) => `还没有到目标 ${target}，有风险。`,
  uncertain: (target: string) => `数值已到目标 ${target}，但变化可能只是偶然，证据还不够。`,
  missed: (target: string) => `已经到期，没有达到目标 ${target}。`,
  worse: (target: string) => `明显变差；目标是 ${target}。`,
  confirmed: "考虑到偶然也达标。",
  provisional: "考虑到偶然，还不能肯定，暂时算达标。",
  capped: "目标超出了可能的范围，这里按极限值计算；请负责人书面重新设定。",
  reason: {
    missing: "还没有数据，不判断。",
    stale: "数据太旧，不判断现在的情况。",
    below_threshold: "人数太少，不判断是否达标。",
    too_uniform: "只公布了范围，两端的判断不同，所以不判断。",
    low_response: "作答的人太少，结果可能不代表没有作答的人，所以不判断。",
    no_baseline: "这里没有可以比较的基线，不判断变化。",
    series_break: "基线以后口径变了，不能与基线相比；需要新的基线。",
    baseline_zero: "基线是 0，谈不上相对变化；请改用百分点。",
    no_programme_start: "还没有设定方案的开始日期，不知道现在应当走到哪里。",
    not_started: "这一期还没有开始。",
  },
  /** Beside a value, so that "no data" would be puzzling. */
  status: { achieved: "已达成", on_track: "进行正常", at_risk: "有风险", no_data: "不判断" },
  /** What has to be known of such a status. */
  reservation: {
    confirmed: null as string | null,
    provisional: "考虑到偶然，还不能肯定",
    met_but_uncertain: "数值已到目标，但变化可能只是偶然",
    missed: "已经到期，没有达到目标",
    clear_worsening: "明显变差",
    target_infeasible_capped: "目标超出了可能的范围，按极限值计算",
  },
  company: (value: number, n: number, status: string | null, reservations: readonly string[]) => {
    const aside = reservations.length === 0 ? "" : `（${reservations.join("；")}）`;
    return `全公司：${percentOf(value, n)}${status === null ? "" : `，${status}${aside}`}。`;
  },
  noCounts: { records: "还没有录入数据。", suggestions: "最近十二个月还没有处理过建议。" },
  countedOfNone: (from: string, to: string) => `${from} 至 ${to}：基数是 0，算不出比例。`,
  withheldCounts: "为了不让人推算出很少几个人的情况，这里还没有可以显示的数字。",
  withheldBaseline: "为了不让人推算出很少几个人的情况，这里不显示基线，所以不判断变化。",
  yearlyCounts: "为了不让人推算出很少几个人的情况，这个数字每满一年更新一次。",
  counts: (value: string, numerator: number, denominator: number, from: string, to: string) =>
    `${from} 至 ${to}：${value}（${amount(numerator)} ÷ ${amount(denominator)}）。`,
  enteredOnly: (value: string, to: string) => `截至 ${to}：${value}。`,
  standsFor: {
    few: (unit: string) => `本单位人数太少，这里是“${unit}”的数字。`,
    none: (unit: string) => `本单位没有单独的数据，这里是“${unit}”的数字。`,
    company: (unit: string) => `这项只按全公司统计，这里是“${unit}”的数字。`,
  },
  done: (startOn: string, endOn: string, doneOn: string) =>
    `${startOn} 至 ${endOn} 这一期：已于 ${doneOn} 完成。`,
  open: (startOn: string, endOn: string, dueOn: string) =>
    `${startOn} 至 ${endOn} 这一期：应在 ${dueOn} 以前（含当天）完成，还没有登记为完成。`,
  overdue: (startOn: string, endOn: string) => `${startOn} 至 ${endOn} 这一期：到期没有完成。`,
  unrecorded: (startOn: string, endOn: string) =>
    `${startOn} 至 ${endOn} 这一期：没有登记，不判断。`,
  lineBreak: {
    version: (on: string, toVersion: string) =>
      `从 ${on} 起使用 ${toVersion} 版，问法变了，前后不相比。`,
    moves: (on: string) => `截至 ${on}，这个单位调入或调出的人超过五分之一，前后不相比。`,
    organisation: (on: string) => `${on} 起组织结构变了，前后不相比。`,
    "appraisal-standard": (on: string) => `${on} 起考核标准变了，前后不相比。`,
    "reason-flags": (on: string) => `${on} 起原因的归类变了，前后不相比。`,
  },
  note: (note: string) => `（${note}）`,
  dimension: (answered: string | null, score: string) =>
    answered === null ? `${score}。` : `${answered}，${score}。`,
  commonItems: (count: number) => `只按各次都问过的 ${count} 道题计算，不作涨跌判断。`,
};

/** The sentences that a language has to give. */
export type IndicatorSentences = typeof indicatorSentence;
