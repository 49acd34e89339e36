/**
 * Turns an answer so that high is always good: a reversed item counts 6 − answer.
 * @param answer 1 to 5 as given; "not applicable" and skipped answers have no score at all.
 * @returns 1 to 5 points.
 */
export const recode = (answer: number, isReversed: boolean): number =>
  isReversed ? 6 - answer : answer;

/**
 * The same for a histogram of answers.
 * @param counts people who answered 1, 2, 3, 4, 5.
 * @returns people with 1, 2, 3, 4, 5 recoded points.
 */
export const recodeCounts = (counts: readonly number[], isReversed: boolean): readonly number[] =>
  isReversed ? counts.toReversed() : counts;
