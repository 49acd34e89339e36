import type { ItemCell, ScaleCell } from "./disclosedCell.ts";
import { evenSpread } from "./evenAnswers.ts";
import { shownPoint } from "./scaleCell.ts";

/** Answers of the company from which it has a spread, and with it any mean an interval. */
const SPREAD_MIN = 30;
/** Least spread in scale points, however much people agree. */
const LEAST_SPREAD = 0.5;
/** Spreads are rounded up to tenths: one coarse constant per item. */
const STEPS_PER_POINT = 10;
/** Halving a tilt leaves at most this much of a spread open. */
const TOLERANCE = 1e-6;

/**
 * The one spread in scale points behind all intervals of an item: that of the most even answers
 * (`evenSpread`) which have the company's released mean and share, rounded up to 0.1 and at least
 * 0.5. It follows from figures that everybody reads anyway, so no interval adds anything to them.
 *
 * A mean or favourable count that is a bound is taken at the bound; of a range of favourable counts
 * the end that gives the wider spread.
 * @param company the company's cell as released.
 * @returns null below 30 answers, and where the company shows nothing.
 */
export function companySpread(company: ItemCell | undefined): number | null {
  if (!company?.shown || "counts" in company) return null;
  const n = Number(company.n);
  if (!(n >= SPREAD_MIN)) return null;
  const mean = shownPoint(company);
  const readings = favourableReadings(company, n).map((favourable) => evenSpread(mean, favourable));
  const tenths = Math.ceil(Math.max(...readings) * STEPS_PER_POINT - TOLERANCE);
  return Math.max(LEAST_SPREAD, tenths / STEPS_PER_POINT);
}

/** Shares of favourable people that a cell is read as; null where it tells none. */
function favourableReadings(
  { share, shareBounds }: ScaleCell,
  n: number,
): readonly (number | null)[] {
  if (share !== undefined) return [share.favourable / n];
  return shareBounds?.map((count) => count / n) ?? [null];
}

/**
 * The spread of a dimension: the mean of its items' spreads. The standard deviation of a mean is at
 * most the mean of the standard deviations, whatever the items have to do with each other.
 * @returns null where an item has none.
 */
export function dimensionSpread(spreads: readonly (number | null)[]): number | null {
  const known = spreads.filter((spread) => spread !== null);
  if (known.length === 0 || known.length < spreads.length) return null;
  return known.reduce((sum, spread) => sum + spread, 0) / known.length;
}
