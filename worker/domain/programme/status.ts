/** How an indicator stands against its target. */
export type Status = "achieved" | "on_track" | "at_risk" | "no_data";

/** Why there is no status; the first that applies, in this order. */
export type NoDataReason =
  /** No figure at all: never measured, or nothing released. */
  | "missing"
  /** The last value is older than one and a half cadences. */
  | "stale"
  /** Fewer answers than a share needs. */
  | "below_threshold"
  /** Only bounds of the share are known, and the two ends would be judged differently. */
  | "too_uniform"
  /** So few answered that the value may not stand for the others. */
  | "low_response"
  /** A change without a locked starting point, or one from too few answers. */
  | "no_baseline"
  /** Something else is measured since the baseline. */
  | "series_break"
  /** A relative change from 0 is no number. */
  | "baseline_zero"
  /** The first day of the programme is not set, so nobody knows how far it should be. */
  | "no_programme_start"
  /** The period of a process has not begun. */
  | "not_started";

/** What else has to be said beside a status. */
export type Flag =
  /** The near end of the value's interval meets the target too. */
  | "confirmed"
  /** It does not. */
  | "provisional"
  /** The target is met, but the change cannot be told from chance. */
  | "met_but_uncertain"
  /** The due day has passed without it. */
  | "missed"
  /** The whole interval of the change lies on the wrong side. */
  | "clear_worsening"
  /** No share lies beyond 0 or 100 %, so the target is cut off there and should be set anew. */
  | "target_infeasible_capped";

/** A status with everything that belongs to it. */
export interface Judgement {
  readonly status: Status;
  /** Only with `no_data`. */
  readonly reason: NoDataReason | null;
  readonly flags: readonly Flag[];
}
