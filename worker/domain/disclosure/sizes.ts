/** Answers from which favourable count and the rest, and intervals, are shown. */
export const SHARE_MIN = 20;

/** Answers of a unit from which it may show a breakdown by cut value. */
export const CUT_MIN = 30;

/** Answers of the whole company from which items other than 1–5 scales are shown. */
export const OTHER_ITEM_MIN = 30;

/** Exit survey: leavers of a branch before anything of it is shown, in place of k. */
export const EXIT_UNIT_MIN = 30;

/** Exit survey: answers from which the table of reasons is shown. */
export const EXIT_REASONS_MIN = 10;

/** Exit survey: mentions below which a reason is merged with others. */
export const EXIT_MENTIONS_MIN = 3;

/** Numbers of people below this are shown as a range. */
export const EXACT_COUNT_MIN = 10;

/**
 * Points by which a released sum keeps away from the smallest and the largest sum that is possible.
 * With 2, everybody in a class may have given any of at least three answers.
 */
export const MARGIN = 2;

/** A number of people as shown: exact from 10, else the range from k to 9. */
export type ShownCount = number | `${number}-9`;

/**
 * A number of people as it may be shown.
 * @throws RangeError for fewer than `k`, who are never shown in any form.
 */
export function toShownCount(n: number, k: number): ShownCount {
  if (!(n >= k)) throw new RangeError("a number of fewer than k people was to be shown");
  return n >= EXACT_COUNT_MIN ? n : `${k}-9`;
}
