import type { SurveyText } from "./versionContent.ts";

/** How far a version may differ from the one before it (instruments §3.16). */
export type Bump = "patch" | "minor" | "major";

const BUMPS: readonly Bump[] = ["patch", "minor", "major"];

/** What can differ between two versions. */
export type DifferenceCode =
  /** The question is worded anew under its old id. */
  | "item-reworded"
  /** Other blanks, punctuation or forms of characters: provably the same sentence. */
  | "item-corrected"
  /** Perhaps a slip is mended: somebody has to say that it is the same question. */
  | "item-edited"
  /** Answers are called otherwise. */
  | "labels-changed"
  | "labels-corrected"
  /** Other answers, another scale, other people who see it, or another way to count it. */
  | "answering-changed"
  | "item-added"
  | "item-removed"
  | "order-changed"
  /** The item that an indicator reads stands at another place. */
  | "anchor-moved"
  /** An indicator reads another item, or counts other options. */
  | "indicator-source-changed"
  | "indicator-added"
  | "indicator-removed"
  | "dimension-added"
  | "dimension-removed"
  | "dimension-items-changed"
  /** Other people are asked. */
  | "population-changed"
  /** It is asked at other times of the year. */
  | "cadence-changed";

/** One difference, where it stands in the later version, and what it takes at least. */
export interface Difference {
  /** RFC 6901, into `{survey, scoring}` of the later version. */
  readonly pointer: string;
  readonly code: DifferenceCode;
  readonly bump: Bump;
  /** The item, indicator or dimension it is about; null where it is about all. */
  readonly subject: string | null;
  /** The text as it stood in the earlier version, and as it stands now; where one is changed. */
  readonly was?: SurveyText;
  readonly now?: SurveyText;
}

/** Whether a bump is smaller than what a difference takes. */
export const isSmaller = (bump: Bump, needed: Bump): boolean =>
  BUMPS.indexOf(bump) < BUMPS.indexOf(needed);

/** The larger of two bumps. */
export const largerOf = (a: Bump, b: Bump): Bump => (isSmaller(a, b) ? b : a);
