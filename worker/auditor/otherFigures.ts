import type { CapturedRelease, CellJson, ItemJson, Leak } from "./captured.ts";
import { intervalLeaks } from "./intervals.ts";
import { otherLeak } from "./otherLeak.ts";

/** Answers of the company from which an item that is no 1–5 scale may be shown. */
const COMPANY_ITEM_MIN = 30;

/**
 * Figures beside means and favourable counts: those that nobody has shown to be safe, intervals,
 * dimension scores, and items that are no 1–5 scale.
 * @param company id of the company's unit.
 */
export function otherFigureLeaks(
  { results: { cells }, k, dimensions = {}, companyItems }: CapturedRelease,
  company: string,
): Leak[] {
  const { minimum, options } = companyItems ?? { minimum: COMPANY_ITEM_MIN, options: k };
  const leaks: Leak[] = [];
  for (const cell of cells) {
    const people = [{ unit: cell.unit, cut: cell.cut }];
    for (const [item, figure] of Object.entries(cell.items)) {
      if (!figure.shown) continue;
      const { share, distribution } = figure;
      if (distribution !== undefined || share?.neutral !== undefined) {
        leaks.push(otherLeak("not-covered", item, people));
      }
      if (figure.counts === undefined) continue;
      const isCompany = cell.unit === company && cell.cut === null;
      const n = Number(figure.n);
      if (!isCompany || !(n >= Math.max(minimum, k))) {
        leaks.push(otherLeak("company-only", item, people, n));
      }
      if (tellsOptions(figure.counts, n, options))
        leaks.push(otherLeak("options", item, people, n));
    }
    for (const [dimension, items] of Object.entries(dimensions)) {
      if (!isScoreOfItems(cell, dimension, items)) {
        leaks.push(otherLeak("dimension", dimension, people));
      }
    }
  }
  return [...leaks, ...intervalLeaks(cells, company, dimensions)];
}

/**
 * Whether counts of options tell of fewer than `fewest` people, or that everybody chose the same: an entry
 * of all options together tells nothing.
 */
function tellsOptions(counts: NonNullable<ItemJson["counts"]>, n: number, fewest: number): boolean {
  if (counts.length < 2) return false;
  const isOneChoiceEach = counts.reduce((sum, entry) => sum + entry.n, 0) === n;
  return counts.some(
    (entry) =>
      entry.n < fewest || (entry.n >= n && (isOneChoiceEach || entry.options.length === 1)),
  );
}

/** Whether a shown score is the mean of its items' shown scores, in whole points. */
function isScoreOfItems(cell: CellJson, dimension: string, items: readonly string[]): boolean {
  const figure = cell.dimensions[dimension];
  if (!figure?.shown || figure.score === undefined) return true;
  const figures = items.map((item) => cell.items[item]);
  const points = figures.map((item) => item?.mean ?? item?.atLeast ?? item?.atMost);
  if (figures.some((item) => !item?.shown)) return false;
  // In tenths of a point a sum is exact: no binary fraction decides.
  const tenths = points.reduce(
    (sum: number, value = Number.NaN) => sum + Math.round(10 * value),
    0,
  );
  const count = items.length;
  const numerator = 25 * (tenths - 10 * count);
  const denominator = 10 * count;
  if (figures.every((item) => item?.mean !== undefined)) {
    return figure.score === Math.floor((2 * numerator + denominator) / (2 * denominator));
  }
  // Where a mean is a bound the score is one too, rounded the safe way.
  return (
    figure.score === Math.floor(numerator / denominator) ||
    figure.score === Math.ceil(numerator / denominator)
  );
}
