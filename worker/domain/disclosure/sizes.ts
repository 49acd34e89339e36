/** Answers from which favourable count and the rest are shown. */
export const SHARE_MIN = 20;

/** Answers of the whole company from which items other than 1–5 scales are shown. */
export const OTHER_ITEM_MIN = 30;

/** Numbers of people below this are shown as a range. */
export const EXACT_COUNT_MIN = 10;

/** A number of people as shown: exact from 10, else the range from k to 9. */
export type ShownCount = number | `${number}-9`;

/**
 * A number of people as it may be shown.
 * @param n at least `k`; smaller numbers are never shown in any form.
 */
export const toShownCount = (n: number, k: number): ShownCount =>
  n >= EXACT_COUNT_MIN ? n : `${k}-9`;
