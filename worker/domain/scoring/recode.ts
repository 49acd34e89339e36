import { requireHistogram } from "./require.ts";

/**
 * Turns an answer so that high is always good: a reversed item counts 6 − answer.
 * @param answer 1 to 5 as given; "not applicable" and skipped answers have no score at all.
 * @returns 1 to 5 points.
 * @throws RangeError for any other answer.
 */
export function recode(answer: number, isReversed: boolean): number {
  if (!(Number.isInteger(answer) && answer >= 1 && answer <= 5)) {
    throw new RangeError(`an answer is 1, 2, 3, 4 or 5, not ${answer}`);
  }
  return isReversed ? 6 - answer : answer;
}

/**
 * The same for a histogram of answers.
 * @param counts people who answered 1, 2, 3, 4, 5.
 * @returns people with 1, 2, 3, 4, 5 recoded points.
 * @throws RangeError unless there are five counts.
 */
export function recodeCounts(counts: readonly number[], isReversed: boolean): readonly number[] {
  requireHistogram(counts);
  return isReversed ? counts.toReversed() : counts;
}
