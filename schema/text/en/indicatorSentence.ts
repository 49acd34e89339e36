import { amount, answers, percent, percentOf, percentsAround, signed } from "../numbers.ts";
import type { IndicatorSentences } from "../zh-CN/indicatorSentence.ts";

/** `+8 points`, `−1 point`, from a fraction. */
const pointsOf = (fraction: number): string => {
  const said = signed(100 * fraction);
  return `${said} ${/^[+−]1$/.test(said) ? "point" : "points"}`;
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Sentences about an indicator, made by rule from its numbers. None of them names a cause. */
export const indicatorSentence: IndicatorSentences = {
  join: " ",
  hidden: "There is no result to show this time.",
  answered: (n, invited) =>
    invited === null ? `${answers(n)} answered` : `${answers(n)} of ${invited} answered`,
  answeredOnly: (answered) => `${answered}.`,
  few: (answered, score) =>
    answered === null
      ? `${capitalised(score)}; too few people to judge the target.`
      : `${answered}, ${score}; too few people to judge the target.`,
  scoreOnly: (answered, score) => `${answered}, ${score}; no share is published.`,
  score: {
    exact: (value) => `mean score ${value}`,
    atLeast: (value) => `mean score at least ${value}`,
    atMost: (value) => `mean score at most ${value}`,
  },
  share: {
    satisfied: (answered, x, share) => `${answered}, ${x} satisfied (${share}).`,
    satisfiedAtLeast: (answered, x, share) => `${answered}, at least ${x} satisfied (≥ ${share}).`,
    satisfiedAtMost: (answered, x, share) => `${answered}, at most ${x} satisfied (≤ ${share}).`,
    counted: (answered, x, share) =>
      `${answered}, ${x} of them gave a main reason about pressure (${share}).`,
  },
  bounded: {
    satisfied: (answered, share) => {
      const { lower, upper } = percentsAround(share);
      if (share.upper >= 1) return `${answered}, nearly all alike: at least ${lower} satisfied.`;
      if (share.lower <= 0) return `${answered}, nearly all alike: at most ${upper} satisfied.`;
      return `${answered}; between ${lower} and ${upper} are satisfied.`;
    },
    counted: (answered, share) => {
      const { lower, upper } = percentsAround(share);
      return `${answered}; between ${lower} and ${upper} gave a main reason about pressure: rare reasons are published together.`;
    },
  },
  range: {
    invited: ({ lower, upper }) =>
      `For all those invited this time alone about ${percentOf(lower, null)}–${percentOf(upper, null)}.`,
    chance: ({ lower, upper }) =>
      `Allowing for chance about ${percentOf(lower, null)}–${percentOf(upper, null)}.`,
  },
  halfAnswered: "Fewer than half answered; the others may think otherwise.",
  openLink: {
    own: "This wave had a public link: not limited to one per person.",
    compared: "The wave that it is compared with had a public link: not limited to one per person.",
  },
  sinceLast: {
    rise: (points) => `A clear rise since last time (${pointsOf(points)}).`,
    fall: (points) => `A clear fall since last time (${pointsOf(points)}).`,
    none: () => "No clear change since last time.",
  },
  sinceBaseline: ({ from, to }, { points, relative }, mayBeChance) =>
    `Since the baseline ${from} → ${to}: ${pointsOf(points)}${
      relative === null ? "" : ` (relative ${signed(100 * relative)}%)`
    }${mayBeChance ? "; that may be chance" : ""}.`,
  target: (value, change) => {
    if (change === null) return percent(value);
    const wanted = signed(100 * change.wanted);
    return change.basis === "relative"
      ? `${percent(value)} (relative ${wanted}%)`
      : `${percent(value)} (${pointsOf(change.wanted)})`;
  },
  achieved: (target) => `The target of ${target} is reached.`,
  onTrack: (target) => `The target of ${target} is not reached yet; on track.`,
  atRisk: (target) => `The target of ${target} is not reached; at risk.`,
  uncertain: (target) =>
    `The value meets the target of ${target}, but the change may be chance alone: not enough evidence yet.`,
  missed: (target) => `The due day has passed, and the target of ${target} is not reached.`,
  worse: (target) => `Clearly worse; the target is ${target}.`,
  confirmed: "It is also reached allowing for chance.",
  provisional: "Allowing for chance, that is not certain yet: provisionally reached.",
  capped:
    "The target lies beyond what is possible and is cut off there; its owner is asked to set it anew in writing.",
  reason: {
    missing: "No data yet, so nothing is judged.",
    stale: "The data are too old to judge today.",
    below_threshold: "Too few people to judge the target.",
    too_uniform:
      "Only a range is published, and its two ends would be judged differently; so nothing is judged.",
    low_response: "Too few answered to stand for the others, so nothing is judged.",
    no_baseline: "There is no baseline to compare with here, so no change is judged.",
    series_break:
      "Something else is measured since the baseline, so they cannot be compared; a new baseline is needed.",
    baseline_zero: "The baseline is 0, so nothing is relative to it; use points.",
    no_programme_start:
      "The first day of the programme is not set, so nobody knows how far this should be.",
    not_started: "This period has not begun.",
  },
  status: { achieved: "achieved", on_track: "on track", at_risk: "at risk", no_data: "not judged" },
  reservation: {
    confirmed: null,
    provisional: "not certain yet, allowing for chance",
    met_but_uncertain: "the value meets the target, but the change may be chance alone",
    missed: "the due day has passed, and the target is not reached",
    clear_worsening: "clearly worse",
    target_infeasible_capped: "the target lies beyond what is possible and is cut off there",
  },
  company: (value, n, status, reservations) => {
    const aside = reservations.length === 0 ? "" : ` (${reservations.join("; ")})`;
    return `Whole company: ${percentOf(value, n)}${status === null ? "" : `, ${status}${aside}`}.`;
  },
  noCounts: {
    records: "No data have been entered yet.",
    suggestions: "No suggestion has been decided in the last twelve months.",
  },
  countedOfNone: (from, to) => `${from} to ${to}: counted out of 0, so there is no rate.`,
  withheldCounts: "Nothing can be shown here yet: a few people could be worked out from it.",
  withheldBaseline:
    "The baseline is not shown here, since a few people could be worked out from it; so no change is judged.",
  yearlyCounts:
    "This figure changes once a year, since from steps in between a few people could be worked out.",
  counts: (value, numerator, denominator, from, to) =>
    `${from} to ${to}: ${value} (${amount(numerator)} ÷ ${amount(denominator)}).`,
  enteredOnly: (value, to) => `Up to ${to}: ${value}.`,
  standsFor: {
    few: (unit) => `This unit has too few people; the figure is that of “${unit}”.`,
    none: (unit) => `This unit has no counts of its own; the figure is that of “${unit}”.`,
    company: (unit) => `This is counted for the whole company only: “${unit}”.`,
  },
  done: (startOn, endOn, doneOn) => `${startOn} to ${endOn}: done on ${doneOn}.`,
  open: (startOn, endOn, dueOn) =>
    `${startOn} to ${endOn}: due by ${dueOn}, and not recorded as done yet.`,
  overdue: (startOn, endOn) => `${startOn} to ${endOn}: not done in time.`,
  unrecorded: (startOn, endOn) => `${startOn} to ${endOn}: not recorded, so nothing is judged.`,
  lineBreak: {
    version: (on, toVersion) =>
      `From ${on} version ${toVersion} asks in another way; before and after are not compared.`,
    moves: (on) =>
      `By ${on} more than a fifth of this unit had moved in or out; before and after are not compared.`,
    organisation: (on) => `The organisation changed on ${on}; before and after are not compared.`,
    "appraisal-standard": (on) =>
      `The appraisal standard changed on ${on}; before and after are not compared.`,
    "reason-flags": (on) =>
      `Reasons are grouped otherwise from ${on}; before and after are not compared.`,
  },
  note: (note) => `(${note})`,
  dimension: (answered, score) =>
    answered === null ? `${capitalised(score)}.` : `${answered}, ${score}.`,
  commonItems: (count) => `Of the ${count} questions that all waves ask; not tested for change.`,
};
