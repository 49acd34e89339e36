/** What tells "on track" from "at risk": judgement, not statistics (instruments §1.7). */
export interface JudgementSettings {
  /** Cumulative indicators are on track from this share of what was planned by the day. */
  readonly planShare: number;
  /** Changes are on track from this share of the way, times the share of the time gone by. */
  readonly progressShare: number;
  /** Levels are on track up to so many percentage points short of their target. */
  readonly shortfallPoints: number;
  /** A value older than so many cadences is stale. */
  readonly staleAfterCadences: number;
  /** A change that cannot be told from chance does not count as achieved. */
  readonly achievedRequiresEvidence: boolean;
  /** Below this response rate, from 0 to 1, a survey gives no status; 0 switches the rule off. */
  readonly lowResponseShare: number;
}

/** Fewest answers behind a share that is judged: below it none is released (privacy §6.3). */
export const JUDGED_FROM_ANSWERS = 20;

/** The defaults of §1.7. */
export const DEFAULT_JUDGEMENT: JudgementSettings = {
  planShare: 0.9,
  progressShare: 0.75,
  shortfallPoints: 5,
  staleAfterCadences: 1.5,
  achievedRequiresEvidence: true,
  lowResponseShare: 0.3,
};

/** Shares that differ by less are equal: what binary fractions leave of an exact value. */
export const TOLERANCE = 1e-9;
