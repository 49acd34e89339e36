import { indicatorSentence as en } from "./en/indicatorSentence.ts";
import type {
  ChangeFacts,
  CountFacts,
  DimensionFacts,
  JudgementFacts,
  LineBreakFacts,
  ProcessFacts,
  SurveyFacts,
  TargetFacts,
} from "./indicatorFacts.ts";
import { percent, percentOf } from "./numbers.ts";
import { type IndicatorSentences, indicatorSentence as zh } from "./zh-CN/indicatorSentence.ts";

/** The same words in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What a released wave says of an indicator, in words; only what the facts hold. */
export const surveySentence = (facts: SurveyFacts): Sentence =>
  inBoth((text) => [
    ...figureSentences(facts, text),
    ...(facts.sinceBaseline === null
      ? []
      : [sinceBaseline(facts.sinceBaseline, numberOf(facts.n), text)]),
    ...(facts.sinceLast === null
      ? []
      : [text.sinceLast[facts.sinceLast.evidence](facts.sinceLast.points)]),
    ...judgementSentences(facts.judgement, facts.target, text).filter(
      (sentence) => facts.n !== null || sentence !== text.reason.missing,
    ),
    ...companySentence(facts, text),
  ]);

/** What complete counts say of an indicator. */
export const countSentence = (facts: CountFacts): Sentence =>
  inBoth((text) => {
    const { value, numerator, denominator, from, to, judgement, withheld } = facts;
    if (value === null || to === null) {
      return [withheld === "value" ? text.withheldCounts : text.noCounts];
    }
    const isCounted = numerator !== null && denominator !== null && from !== null;
    return [
      ...(facts.standsFor === null
        ? []
        : [text.standsFor[facts.standsFor.why](facts.standsFor.unit)]),
      isCounted
        ? text.counts(value, numerator, denominator, from, to)
        : text.enteredOnly(value, to),
      ...(facts.isYearly ? [text.yearlyCounts] : []),
      ...(facts.sinceBaseline === null ? [] : [sinceBaseline(facts.sinceBaseline, null, text)]),
      ...judgementSentences(judgement, facts.target, text).map((sentence) =>
        withheld === "baseline" && sentence === text.reason.no_baseline
          ? text.withheldBaseline
          : sentence,
      ),
    ];
  });

/** Whether a step of a period has been done. */
export const processSentence = ({ judgement, startOn, endOn, doneOn }: ProcessFacts): Sentence =>
  inBoth((text) => {
    if (judgement.reason === "not_started" || judgement.reason === "no_programme_start") {
      return [text.reason[judgement.reason]];
    }
    if (judgement.status === "no_data") return [text.unrecorded(startOn, endOn)];
    if (judgement.status === "achieved" && doneOn !== null) {
      return [text.done(startOn, endOn, doneOn)];
    }
    return [
      judgement.status === "at_risk" ? text.overdue(startOn, endOn) : text.open(startOn, endOn),
    ];
  });

/** Why a line is not drawn through. */
export const lineBreakSentence = ({ on, kind, toVersion, note }: LineBreakFacts): Sentence =>
  inBoth((text) => [
    kind === "version" ? text.lineBreak.version(on, toVersion ?? "") : text.lineBreak[kind](on),
    ...(note === null || note.trim() === "" ? [] : [text.note(note)]),
  ]);

/** What a released wave says of a dimension: where it stands, never whether it changed. */
export const dimensionSentence = (facts: DimensionFacts): Sentence =>
  inBoth((text) => {
    const { n, score, isOnCommonItems, itemCount } = facts;
    if (n === null || score === null) return [text.hidden];
    const said = text.dimension(
      text.answered(n, null),
      text.score[score.bound ?? "exact"](score.value),
    );
    return isOnCommonItems ? [said, text.commonItems(itemCount)] : [said];
  });

const inBoth = (say: (text: IndicatorSentences) => readonly string[]): Sentence => ({
  zh: say(zh).join(zh.join),
  en: say(en).join(en.join),
});

const HALF = 0.5;

/** Answers from which a share is released. */
const SHARE_FROM = 20;

function figureSentences(facts: SurveyFacts, text: IndicatorSentences): string[] {
  const { n, invited, score, favourable, bounds, range, responseRate } = facts;
  if (n === null) return [text.hidden];
  const answered = text.answered(n, invited);
  const scored = score === null ? null : text.score[score.bound ?? "exact"](score.value);
  const isHalf = responseRate !== null && responseRate < HALF;
  const warning = isHalf && facts.judgement?.reason !== "low_response" ? [text.halfAnswered] : [];
  if (favourable !== null && typeof n === "number") {
    const said = text.share[facts.counts](answered, favourable, n);
    return [said, ...(range === null ? [] : [text.range[range.of](range)]), ...warning];
  }
  if (bounds !== null) return [text.bounded(answered, bounds), ...warning];
  if (scored === null) return [text.answeredOnly(answered)];
  const isFew = typeof n === "string" || n < SHARE_FROM;
  if (!isFew) return [text.scoreOnly(answered, scored), ...warning];
  return [text.few(typeof n === "string" ? null : answered, scored)];
}

const sinceBaseline = (
  { from, to, points, relative }: ChangeFacts,
  n: number | null,
  text: IndicatorSentences,
): string => {
  const shown = (share: number) => (n === null ? percent(share) : percentOf(share, n));
  return text.sinceBaseline(shown(from), shown(to), points, relative);
};

const numberOf = (n: number | string | null): number | null => (typeof n === "number" ? n : null);

function judgementSentences(
  judgement: JudgementFacts | null,
  target: TargetFacts | null,
  text: IndicatorSentences,
): string[] {
  if (judgement === null) return [];
  const { status, reason, flags } = judgement;
  const capped = flags.includes("target_infeasible_capped") ? [text.capped] : [];
  // The sentence on few people says it already.
  if (reason !== null)
    return reason === "below_threshold" ? capped : [text.reason[reason], ...capped];
  if (target === null) return capped;
  const goal = text.target(target.value, target.change);
  const certainty = flags.includes("confirmed")
    ? [text.confirmed]
    : flags.includes("provisional")
      ? [text.provisional]
      : [];
  return [statusSentence(status, flags, goal, text), ...certainty, ...capped];
}

function statusSentence(
  status: JudgementFacts["status"],
  flags: JudgementFacts["flags"],
  goal: string,
  text: IndicatorSentences,
): string {
  if (status === "achieved") return text.achieved(goal);
  if (flags.includes("met_but_uncertain")) return text.uncertain(goal);
  if (flags.includes("missed")) return text.missed(goal);
  if (flags.includes("clear_worsening")) return text.worse(goal);
  return status === "on_track" ? text.onTrack(goal) : text.atRisk(goal);
}

function companySentence({ company }: SurveyFacts, text: IndicatorSentences): string[] {
  if (company === null) return [];
  const { value, n, status } = company;
  return [text.company(value, n, status === null ? null : text.status[status])];
}
