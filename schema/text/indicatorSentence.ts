import { indicatorSentence as en } from "./en/indicatorSentence.ts";
import type {
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
    ...(facts.openLink === "own" ? [text.openLink.own] : []),
    ...sinceBaseline(facts, numberOf(facts.n), text),
    ...(facts.sinceLast === null || facts.sinceLast.evidence === null
      ? []
      : [text.sinceLast[facts.sinceLast.evidence](facts.sinceLast.points)]),
    ...(facts.openLink === "compared" ? [text.openLink.compared] : []),
    ...judgementSentences(facts.judgement, facts.target, text).filter(
      (sentence) => !isSaidAlready(sentence, facts, text),
    ),
    ...companySentence(facts, text),
  ]);

/** What complete counts say of an indicator. */
export const countSentence = (facts: CountFacts): Sentence =>
  inBoth((text) => {
    const { value, numerator, denominator, from, to, judgement, withheld } = facts;
    const whose =
      facts.standsFor === null ? [] : [text.standsFor[facts.standsFor.why](facts.standsFor.unit)];
    if (value === null || to === null) {
      if (withheld === "value") return [text.withheldCounts];
      const isOfNone = facts.source === "records" && denominator === 0 && from !== null;
      if (!isOfNone || to === null) return [text.noCounts[facts.source]];
      return [...whose, text.countedOfNone(from, to)];
    }
    const shown = percent(value, facts.target?.value ?? null);
    const isCounted = numerator !== null && denominator !== null && from !== null;
    return [
      ...whose,
      isCounted
        ? text.counts(shown, numerator, denominator, from, to)
        : text.enteredOnly(shown, to),
      ...(facts.isYearly ? [text.yearlyCounts] : []),
      ...sinceBaseline(facts, null, text),
      ...judgementSentences(judgement, facts.target, text).map((sentence) =>
        withheld === "baseline" && sentence === text.reason.no_baseline
          ? text.withheldBaseline
          : sentence,
      ),
    ];
  });

/** Whether a step of a period has been done. */
export const processSentence = ({
  judgement,
  startOn,
  endOn,
  dueOn,
  doneOn,
}: ProcessFacts): Sentence =>
  inBoth((text) => {
    if (judgement.reason === "not_started" || judgement.reason === "no_programme_start") {
      return [text.reason[judgement.reason]];
    }
    if (judgement.status === "no_data") return [text.unrecorded(startOn, endOn)];
    if (judgement.status === "achieved" && doneOn !== null) {
      return [text.done(startOn, endOn, doneOn)];
    }
    return [
      judgement.status === "at_risk"
        ? text.overdue(startOn, endOn)
        : text.open(startOn, endOn, dueOn),
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
    const { n, score, onePerPerson, isOnCommonItems, itemCount } = facts;
    if (n === null || score === null) return [text.hidden];
    return [
      text.dimension(
        typeof n === "string" ? null : text.answered(n, null),
        text.score[score.bound ?? "exact"](score.value),
      ),
      ...(onePerPerson ? [] : [text.openLink.own]),
      ...(isOnCommonItems ? [text.commonItems(itemCount)] : []),
    ];
  });

const inBoth = (say: (text: IndicatorSentences) => readonly string[]): Sentence => ({
  zh: say(zh).join(zh.join),
  en: say(en).join(en.join),
});

const HALF = 0.5;

/** Answers from which a share is released. */
const SHARE_FROM = 20;

function figureSentences(facts: SurveyFacts, text: IndicatorSentences): string[] {
  const { n, invited, score, favourable, favourableBound, bounds, range, responseRate } = facts;
  if (n === null) return [text.hidden];
  const answered = text.answered(n, invited);
  const scored = score === null ? null : text.score[score.bound ?? "exact"](score.value);
  const isHalf = responseRate !== null && responseRate < HALF;
  const warning = isHalf && facts.judgement?.reason !== "low_response" ? [text.halfAnswered] : [];
  if (favourable !== null && typeof n === "number") {
    const said = text.share[shareWords(facts.counts, favourableBound)](
      answered,
      favourable,
      percentOf(favourable / n, n, facts.target?.value ?? null),
    );
    return [said, ...(range === null ? [] : [text.range[range.of](range)]), ...warning];
  }
  if (bounds !== null) return [text.bounded[facts.counts](answered, bounds), ...warning];
  if (scored === null) return [text.answeredOnly(answered)];
  const isFew = typeof n === "string" || n < SHARE_FROM;
  if (!isFew) return [text.scoreOnly(answered, scored), ...warning];
  return [text.few(typeof n === "string" ? null : answered, scored)];
}

const BOUNDED = { atLeast: "satisfiedAtLeast", atMost: "satisfiedAtMost" } as const;

/** Counts of options have no bound: they are shown for the company only, as they are. */
const shareWords = (counts: SurveyFacts["counts"], bound: SurveyFacts["favourableBound"]) =>
  counts === "satisfied" && bound !== null ? BOUNDED[bound] : counts;

/** What figures that are hidden or of few say by themselves is not said again as a reason. */
function isSaidAlready(sentence: string, facts: SurveyFacts, text: IndicatorSentences): boolean {
  const isFew = facts.score !== null && facts.favourable === null && facts.bounds === null;
  return (
    (facts.n === null && sentence === text.reason.missing) ||
    (facts.n !== null && isFew && sentence === text.reason.below_threshold)
  );
}

function sinceBaseline(
  facts: Pick<CountFacts, "sinceBaseline" | "judgement" | "target">,
  n: number | null,
  text: IndicatorSentences,
): string[] {
  const { sinceBaseline: change, judgement } = facts;
  if (change === null) return [];
  const goal = facts.target?.value ?? null;
  const shown = (share: number) => (n === null ? percent(share, goal) : percentOf(share, n, goal));
  // That a target may be met by chance is said with the target.
  const isSaid = judgement?.flags.includes("met_but_uncertain") ?? false;
  const mayBeChance = change.evidence === "none" && !isSaid;
  return [
    text.sinceBaseline({ from: shown(change.from), to: shown(change.to) }, change, mayBeChance),
  ];
}

const numberOf = (n: number | string | null): number | null => (typeof n === "number" ? n : null);

function judgementSentences(
  judgement: JudgementFacts | null,
  target: TargetFacts | null,
  text: IndicatorSentences,
): string[] {
  if (judgement === null) return [];
  const { status, reason, flags } = judgement;
  const capped = flags.includes("target_infeasible_capped") ? [text.capped] : [];
  if (reason !== null) return [text.reason[reason], ...capped];
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
  const { value, n, status, flags } = company;
  const reservations = flags.flatMap((flag) => text.reservation[flag] ?? []);
  return [text.company(value, n, status === null ? null : text.status[status], reservations)];
}
