import { must } from "../must.ts";
import type { Interval } from "../scoring/interval.ts";
import { type JudgementSettings, TOLERANCE } from "./judgementSettings.ts";
import { progress } from "./progress.ts";
import type { Flag, Judgement, NoDataReason } from "./status.ts";
import { isMet, readTarget, type Target } from "./target.ts";

/** One value of an indicator; fractions, not rounded. */
export interface Measured {
  readonly value: number;
  /** 95 % interval of the value; null for complete counts. */
  readonly interval: Interval | null;
  /** 95 % interval of the change, 0 being none; null where no change may be computed. */
  readonly change: Interval | null;
}

/** What is known of an indicator on a day. */
export interface Evidence {
  /** A record is a complete count: it has no threshold of answers and needs no proof of change. */
  readonly source: "survey" | "record";
  /** None: no figure. One: the value. Two: the ends of what a released mean leaves open. */
  readonly measured: readonly [] | readonly [Measured] | readonly [Measured, Measured];
  /** Answers behind it; null for records. */
  readonly n: number | null;
  readonly isStale: boolean;
  /** From 0 to 1; null where none is released. */
  readonly responseRate: number | null;
  /** The starting point of a change, with its answers (null for records); null: none. */
  readonly baseline: { readonly value: number; readonly n: number | null } | null;
  readonly hasBreakSinceBaseline: boolean;
  /** An earlier value of the same unbroken line; null: none. Only for levels. */
  readonly earlier: number | null;
}

/** Where a day stands in the time given to a target. */
export interface TimeGone {
  /** Share of the time from start to due, 0 to 1; null: the programme's start is not set. */
  readonly elapsed: number | null;
  readonly isDuePassed: boolean;
}

/** What the rules are applied with: the settings, and the fewest answers behind a judged share. */
export type JudgingRules = JudgementSettings & { readonly kMin: number };

/**
 * Status and flags of a level, cumulative, or change indicator, by the rules of instruments §1.7 in
 * their order. Every comparison is on unrounded numbers; what is shown is rounded elsewhere.
 * Numbers that are not finite count as missing.
 */
export function judge(
  target: Target,
  evidence: Evidence,
  time: TimeGone,
  rules: JudgingRules,
): Judgement {
  const { deciding } = readTarget(target, evidence.baseline?.value ?? null);
  const always: readonly Flag[] = deciding?.isCapped === true ? ["target_infeasible_capped"] : [];
  const reason = findReason(target, evidence, rules);
  if (reason !== null) return { status: "no_data", reason, flags: always };
  // Where there is no target, or no value, a reason says why.
  const goal = must(deciding).value;
  const judged = evidence.measured.map((one) =>
    decide(one, goal, { target, evidence, time, rules }),
  );
  const [first, second] = [must(judged[0]), must(judged.at(-1))];
  if (first.status !== second.status) {
    return { status: "no_data", reason: "too_uniform", flags: always };
  }
  const flags = first.flags.filter((flag) => second.flags.includes(flag));
  return { status: first.status, reason: first.reason, flags: [...flags, ...always] };
}

/** Rule 1: why nothing can be said, or null. */
function findReason(
  target: Target,
  { measured, n, source, responseRate, baseline, ...evidence }: Evidence,
  rules: JudgingRules,
): NoDataReason | null {
  const isThere = measured.length > 0 && measured.every(({ value }) => Number.isFinite(value));
  // Of few answers there is no share, and yet a number of answers.
  if (!isThere && (source === "record" || n === null)) return "missing";
  if (evidence.isStale) return "stale";
  const isEnough = (answers: number | null) =>
    source === "record" || (answers !== null && answers >= rules.kMin);
  if (!isEnough(n)) return "below_threshold";
  if (!isThere) return "missing";
  if (responseRate !== null && !(responseRate >= rules.lowResponseShare)) return "low_response";
  if (target.kind !== "change") return null;
  if (baseline === null || !Number.isFinite(baseline.value)) return "no_baseline";
  if (!isEnough(baseline.n)) return "no_baseline";
  if (evidence.hasBreakSinceBaseline) return "series_break";
  return target.basis === "relative" && baseline.value === 0 ? "baseline_zero" : null;
}

interface Context {
  readonly target: Target;
  readonly evidence: Evidence;
  readonly time: TimeGone;
  readonly rules: JudgingRules;
}

/** Rules 2 to 4 for one value. */
function decide(measured: Measured, goal: number, context: Context): Judgement {
  return isMet(measured.value, goal, context.target.direction)
    ? decideMet(measured, goal, context)
    : decideNotMet(measured, goal, context);
}

/** Rule 3. */
function decideMet(
  { interval, change }: Measured,
  goal: number,
  { target, evidence, rules }: Context,
): Judgement {
  const isSurveyChange = target.kind === "change" && evidence.source === "survey";
  if (isSurveyChange) {
    const isProven = change !== null && (change.lower > 0 || change.upper < 0);
    return isProven || !rules.achievedRequiresEvidence
      ? withStatus("achieved")
      : withStatus("on_track", "met_but_uncertain");
  }
  if (interval === null) return withStatus("achieved");
  const nearEnd = target.direction === "up" ? interval.lower : interval.upper;
  const isConfirmed = isMet(nearEnd, goal, target.direction);
  return withStatus("achieved", isConfirmed ? "confirmed" : "provisional");
}

/** Rule 4. */
function decideNotMet({ value, change }: Measured, goal: number, context: Context): Judgement {
  const { target, time } = context;
  const isWorse =
    change !== null && (target.direction === "up" ? change.upper < 0 : change.lower > 0);
  if (isWorse) return withStatus("at_risk", "clear_worsening");
  if (time.isDuePassed) return withStatus("at_risk", "missed");
  const isOnTrack = isOnItsWay(value, goal, context);
  if (isOnTrack === null) return { status: "no_data", reason: "no_programme_start", flags: [] };
  return withStatus(isOnTrack ? "on_track" : "at_risk");
}

/** Whether a value short of its target is where it should be by now; null: nobody can say. */
function isOnItsWay(
  value: number,
  goal: number,
  { target, evidence, time: { elapsed }, rules }: Context,
): boolean | null {
  const sign = target.direction === "up" ? 1 : -1;
  const hasMadeShare = (start: number): boolean | null => {
    if (elapsed === null) return null;
    const made = progress(value, start, goal, target.direction);
    return made !== null && made >= rules.progressShare * elapsed - TOLERANCE;
  };
  switch (target.kind) {
    case "cumulative": {
      const planned = target.planned ?? (elapsed === null ? null : elapsed * goal);
      return planned === null ? null : value >= rules.planShare * planned - TOLERANCE;
    }
    case "level":
      if (sign * (goal - value) <= rules.shortfallPoints / 100 + TOLERANCE) return true;
      return evidence.earlier === null ? false : hasMadeShare(evidence.earlier);
    case "change":
      return hasMadeShare(must(evidence.baseline).value);
  }
}

const withStatus = (status: Judgement["status"], ...flags: Flag[]): Judgement => ({
  status,
  reason: null,
  flags,
});
