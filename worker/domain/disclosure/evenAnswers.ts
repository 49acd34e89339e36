/** Answers that are told apart by no published share, and which part of the people gave them. */
interface AnswerGroup {
  readonly answers: readonly number[];
  readonly share: number;
}

/** Beyond these tilts all people of a group stand at one answer. */
const MOST_TILT = 40;
/** Halvings after which the tilt is as exact as a binary fraction can be. */
const HALVINGS = 64;

/**
 * Standard deviation, in points, of the answers from 1 to 5 that say nothing beyond the given mean
 * and share: the distribution of greatest entropy (Jaynes 1957). It belongs to the exponential
 * family, so that among the answers of each group the probability of an answer is in proportion to
 * e^(tilt · answer), with one tilt for all. The mean rises with the tilt, which is found by halving.
 * A mean that the share does not admit (both are rounded) gives the nearest one that it does.
 * @param mean 1 to 5.
 * @param favourable share of people with 4 or 5 points, 0 to 1; null where none is known.
 */
export function evenSpread(mean: number, favourable: number | null): number {
  const groups: readonly AnswerGroup[] =
    favourable === null
      ? [{ answers: [1, 2, 3, 4, 5], share: 1 }]
      : [
          { answers: [1, 2, 3], share: 1 - favourable },
          { answers: [4, 5], share: favourable },
        ];
  let low = -MOST_TILT;
  let high = MOST_TILT;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (momentsAt(groups, middle).mean < mean) low = middle;
    else high = middle;
  }
  return Math.sqrt(momentsAt(groups, (low + high) / 2).variance);
}

function momentsAt(
  groups: readonly AnswerGroup[],
  tilt: number,
): { readonly mean: number; readonly variance: number } {
  const people = groups.flatMap(({ answers, share }) => {
    // Measured from the middle of the scale: no power grows out of bounds.
    const weighted = answers.map((answer) => ({ answer, weight: Math.exp(tilt * (answer - 3)) }));
    const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
    return weighted.map(({ answer, weight }) => ({ answer, part: (share * weight) / total }));
  });
  const mean = people.reduce((sum, { answer, part }) => sum + part * answer, 0);
  const variance = people.reduce((sum, { answer, part }) => sum + part * (answer - mean) ** 2, 0);
  return { mean, variance };
}
