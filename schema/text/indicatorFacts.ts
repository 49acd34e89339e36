/** Two bounds as fractions, 0.45 to 0.83. */
export interface RangeFacts {
  readonly lower: number;
  readonly upper: number;
}

/** A change between two waves, fractions: points 0.08, relative 0.16. */
export interface ChangeFacts {
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly relative: number | null;
  /** `none`: chance may explain it; null: not tested. */
  readonly evidence: "rise" | "fall" | "none" | null;
}

/** A status with its reason and flags. */
export interface JudgementFacts {
  readonly status: "achieved" | "on_track" | "at_risk" | "no_data";
  readonly reason:
    | "missing"
    | "stale"
    | "below_threshold"
    | "too_uniform"
    | "low_response"
    | "no_baseline"
    | "series_break"
    | "baseline_zero"
    | "no_programme_start"
    | "not_started"
    | null;
  readonly flags: readonly (
    | "confirmed"
    | "provisional"
    | "met_but_uncertain"
    | "missed"
    | "clear_worsening"
    | "target_infeasible_capped"
  )[];
}

/** The value to reach, a fraction, and how it was worded. */
export interface TargetFacts {
  readonly value: number;
  /** null: a level, worded as its value. */
  readonly change: { readonly wanted: number; readonly basis: "relative" | "points" } | null;
}

/** What is known of a value and its target, for every kind of indicator. */
interface JudgedFacts {
  /** null: nothing is judged (a point on a line, a monitor). */
  readonly judgement: JudgementFacts | null;
  readonly target: TargetFacts | null;
  readonly sinceBaseline: ChangeFacts | null;
}

/** What a released wave says of an indicator at a unit. Nothing here is not released. */
export interface SurveyFacts extends JudgedFacts {
  /** People who answered the item, or a range such as `5-9`; null: nothing is shown. */
  readonly n: number | string | null;
  readonly invited: number | null;
  /** Whole points from 0 to 100; `bound` where only an end is released. */
  readonly score: { readonly value: number; readonly bound: "atLeast" | "atMost" | null } | null;
  /** `satisfied`: answers 4 and 5. `counted`: an option that counts. */
  readonly counts: "satisfied" | "counted";
  readonly favourable: number | null;
  /** Where so many are favourable at least, or at most. */
  readonly favourableBound: "atLeast" | "atMost" | null;
  /** Shares that the release leaves open; null where the share is exact, or there is none. */
  readonly bounds: RangeFacts | null;
  /** For everybody invited, where that may be inferred; else for the process behind the answers. */
  readonly range: (RangeFacts & { readonly of: "invited" | "chance" }) | null;
  readonly responseRate: number | null;
  /**
   * Which figure comes from a public link, hence not from one answer per person: the wave's own, or
   * only one that it is compared with.
   */
  readonly openLink: "own" | "compared" | null;
  readonly sinceLast: ChangeFacts | null;
  /** The company's own value and status, beside a unit that has none. */
  readonly company: {
    readonly value: number;
    readonly n: number;
    readonly status: JudgementFacts["status"] | null;
    readonly flags: JudgementFacts["flags"];
  } | null;
}

/** What HR's counts or the suggestion box say of an indicator. */
export interface CountFacts extends JudgedFacts {
  readonly source: "records" | "suggestions";
  /** A fraction; null: no counts. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Days that are counted, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /**
   * Another unit whose figure this is, and why: too few people here, nothing counted here, or
   * counted for the company only. null: the unit's own.
   */
  readonly standsFor: { readonly unit: string; readonly why: "few" | "none" | "company" } | null;
  /** The reader sees figures of whole years only, so that few people's cannot be subtracted. */
  readonly isYearly: boolean;
  /** What exists and is not shown to the reader, since too few people are behind it. */
  readonly withheld: "value" | "baseline" | null;
}

/** Whether a step of a period has been done. */
export interface ProcessFacts {
  readonly judgement: JudgementFacts;
  readonly startOn: string;
  readonly endOn: string;
  /** The last day on which it is in time. */
  readonly dueOn: string;
  readonly doneOn: string | null;
}

/** Why and where a line is not drawn through. */
export interface LineBreakFacts {
  readonly on: string;
  readonly kind: "version" | "moves" | "organisation" | "appraisal-standard" | "reason-flags";
  readonly toVersion: string | null;
  /** HR's own words; null: none. */
  readonly note: string | null;
}

/** What a released wave says of a dimension at a unit. */
export interface DimensionFacts {
  readonly n: number | string | null;
  readonly score: { readonly value: number; readonly bound: "atLeast" | "atMost" | null } | null;
  /** False: the wave had a public link. */
  readonly onePerPerson: boolean;
  readonly isOnCommonItems: boolean;
  readonly itemCount: number;
}
