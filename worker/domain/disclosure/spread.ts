import type { RowSum } from "./rowSums.ts";

/** Answers of the company from which its spread, and with it any interval of a mean, is used. */
export const SPREAD_MIN = 30;
/** Least spread in scale points, however much people agree. */
export const LEAST_SPREAD = 0.5;
/** Spreads are rounded up to tenths: one coarse constant per item. */
const STEPS_PER_POINT = 10;
/** Squared points of freedom that a published spread leaves beyond the most even answers. */
const FREEDOM = 4;

/** Number, sum and sum of squares of scores in points from 1 to 5. */
export interface Moments {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/**
 * Standard deviation (n − 1) in scale points of everybody in the company, rounded up to 0.1 and at
 * least 0.5: the one constant behind all intervals of an item or dimension.
 * @returns null below 30 answers.
 */
export function companySpread({ n, sum, sumOfSquares }: Moments): number | null {
  if (!(n >= SPREAD_MIN)) return null;
  const deviation = Math.max(0, sumOfSquares - (sum * sum) / n);
  return Math.max(LEAST_SPREAD, roundUp(Math.sqrt(deviation / (n - 1))));
}

/** Moments of the people with 1, 2, 3, 4, 5 points. */
export function momentsOf(histogram: readonly number[]): Moments {
  let [n, sum, sumOfSquares] = [0, 0, 0];
  for (const [index, people] of histogram.entries()) {
    const points = index + 1;
    n += people;
    sum += people * points;
    sumOfSquares += people * points * points;
  }
  return { n, sum, sumOfSquares };
}

/**
 * The least spread that may be published beside these row classes. A spread near the smallest that
 * their sums allow would tell that in each class nobody is more than a step from the others; this
 * one leaves room for a pair of people in any class to stand a step further apart.
 */
export function leastSpread(rows: readonly RowSum[]): number {
  let [n, sum, squares] = [0, 0, FREEDOM];
  for (const row of rows) {
    const lower = Math.floor(row.sum / row.n);
    const above = row.sum - lower * row.n;
    n += row.n;
    sum += row.sum;
    squares += above * (lower + 1) ** 2 + (row.n - above) * lower ** 2;
  }
  return n > 1 ? roundUp(Math.sqrt((squares - (sum * sum) / n) / (n - 1))) : LEAST_SPREAD;
}

const roundUp = (points: number): number =>
  Math.ceil(points * STEPS_PER_POINT - 1e-9) / STEPS_PER_POINT;
