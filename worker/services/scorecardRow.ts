import type { z } from "@hono/zod-openapi";
import type { ScorecardRow as Row } from "../../schema/wire/scorecard.ts";
import { dueRule, indicatorTarget } from "../domain/programme/indicatorTarget.ts";
import {
  type Evidence,
  type JudgingRules,
  judge,
  type TimeGone,
} from "../domain/programme/judge.ts";
import { JUDGED_FROM_ANSWERS } from "../domain/programme/judgementSettings.ts";
import { progress } from "../domain/programme/progress.ts";
import type { Judgement } from "../domain/programme/status.ts";
import { isMet, readTarget, type Target, type TargetReading } from "../domain/programme/target.ts";
import { targetWindow } from "../domain/programme/targetWindow.ts";
import { timeGone } from "../domain/programme/timeGone.ts";
import type { TargetRevisionRow } from "../store/targetRevision.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import type { ProgrammeContext } from "./programmeContext.ts";

/** One row of a scorecard. */
export type ScorecardRow = z.infer<typeof Row>;

/** The rules of the company's settings; shares are judged from 20 answers. */
export const rulesOf = ({ settings }: ProgrammeContext): JudgingRules => ({
  ...settings.judgement,
  kMin: JUDGED_FROM_ANSWERS,
});

/** An indicator's target on the context's day. */
export interface TargetToday {
  readonly target: Target | null;
  readonly revision: TargetRevisionRow | null;
  readonly time: TimeGone;
  readonly dueOn: string | null;
}

/**
 * The target that holds on the day, and how much of its time has gone.
 * @param valueOn the last day of a cumulative value: it is judged in that day's year.
 * @param decidedBySurvey see `timeGone`.
 */
export function targetToday(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  valueOn: string | null,
  decidedBySurvey: string | "none" | null,
): TargetToday {
  const { asOf, settings } = context;
  const revision =
    context.revisions.get(indicator.id)?.findLast(({ validFrom }) => validFrom <= asOf) ?? null;
  const target = indicatorTarget(indicator, revision);
  const start = settings.programmeStart;
  const day = target?.kind === "cumulative" ? (valueOn ?? asOf) : asOf;
  const window = start === null ? null : targetWindow(start, dueRule(indicator, revision), day);
  const time = timeGone(window, asOf, decidedBySurvey);
  return { target, revision, time, dueOn: window?.dueOn ?? null };
}

/** What is judged; a monitor has no status, only whether there is data. */
export function judgementOf(
  target: Target | null,
  evidence: Evidence,
  time: TimeGone,
  rules: JudgingRules,
): Judgement | null {
  if (target !== null) return judge(target, evidence, time, rules);
  return evidence.measured.length > 0 ? null : { status: "no_data", reason: "missing", flags: [] };
}

/** A target in both readings, and how a value stands to each. */
export function targetView(
  { target, revision }: TargetToday,
  baseline: number | null,
  values: readonly number[],
): ScorecardRow["target"] {
  if (target === null) return null;
  const { deciding, other } = readTarget(target, baseline);
  const view = (reading: TargetReading | null) =>
    reading === null ? null : { ...reading, ...standing(reading, target, baseline, values) };
  return {
    wanted: target.kind === "change" ? target.change : target.level,
    basis: target.kind === "change" ? target.basis : null,
    deciding: view(deciding),
    other: view(other),
    isRevised: revision !== null,
  };
}

/** Of a range of values nothing is said on which its ends differ. */
function standing(
  { value: goal }: TargetReading,
  { direction }: Target,
  baseline: number | null,
  values: readonly number[],
): { progress: number | null; isMet: boolean | null } {
  const [first, second = first] = values;
  if (first === undefined || second === undefined) return { progress: null, isMet: null };
  const met = isMet(first, goal, direction);
  const isSure = met === isMet(second, goal, direction);
  const made = baseline === null ? null : progress(first, baseline, goal, direction);
  return { progress: first === second ? made : null, isMet: isSure ? met : null };
}

/** The part of a row that follows from the indicator and its target alone. */
export function rowHead(indicator: ProgrammeIndicator, { revision, dueOn }: TargetToday) {
  const { id, title, metric, kind, direction, source } = indicator;
  return {
    ...{ indicator: id, title, metric, kind, direction, source: source.type },
    owner: revision?.owner ?? indicator.owner,
    ownerIsAssumed: revision?.owner == null && indicator.ownerIsAssumed,
    dueOn,
    // Changes are due in month 12 unless somebody has said otherwise.
    dueIsAssumed: kind === "change" && revision?.dueOn == null,
  };
}

/** A row of which nothing is known yet: what a source fills in replaces it. */
export const EMPTY_ROW = {
  figureOf: null,
  from: null,
  to: null,
  wave: null,
  value: null,
  valueBound: null,
  bounds: null,
  interval: null,
  team: null,
  score: null,
  n: null,
  numerator: null,
  target: null,
  baseline: null,
  sinceBaseline: null,
  sinceLast: null,
  companions: [],
  diagnostic: null,
  pulse: null,
  company: null,
} satisfies Partial<ScorecardRow>;

/** The wire's half of a judgement. */
export const judgementView = (judgement: Judgement | null) => ({
  status: judgement?.status ?? null,
  reason: judgement?.reason ?? null,
  flags: [...(judgement?.flags ?? [])],
});
