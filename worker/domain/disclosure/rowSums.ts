import { must } from "../must.ts";
import type { ItemCounts } from "./itemCounts.ts";
import { MARGIN } from "./sizes.ts";

/**
 * One row class of an item: the people of a shown unit who are in no shown unit below it.
 * Everything called exact is for the projection only and never released.
 */
export interface RowSum {
  readonly node: number;
  readonly n: number;
  readonly exactSum: number;
  readonly exactFavourable: number;
  /** The released sum of points. */
  readonly sum: number;
  readonly nByColumn: Float64Array;
  readonly exactSumByColumn: Float64Array;
}

/** Which end a released figure stands at: the true one is that, or beyond. */
export type Bound = "atLeast" | "atMost";

/**
 * A sum of points of a group, projected onto the sums that pin nobody: [n + 2, 5n − 2]. The group
 * may then hold a 1 and a 3, or a 3 and a 5, so that each of its people has a range of at least
 * two points, whatever else is published about other groups.
 */
export const clipSum = (exactSum: number, n: number): number =>
  Math.max(n + MARGIN, Math.min(5 * n - MARGIN, exactSum));

/** Whether a released sum stands at an end of its range, clipped to it or not. */
export const boundOfSum = (sum: number, n: number): Bound | null => {
  if (sum === 5 * n - MARGIN) return "atLeast";
  return sum === n + MARGIN ? "atMost" : null;
};

/**
 * The one end that all stand at; null where one stands elsewhere.
 * @param bounds one at least.
 */
export const commonBound = (bounds: readonly (Bound | null)[]): Bound | null =>
  bounds.reduce((common, bound) => (bound === common ? common : null));

/** Index of the lowest shown unit at or above each unit; −1 where there is none. */
export function lowestShown(
  parents: readonly number[],
  shown: readonly boolean[],
): readonly number[] {
  const lowest: number[] = [];
  for (const [node, parent] of parents.entries()) {
    lowest.push(shown[node] ? node : (lowest[parent] ?? -1));
  }
  return lowest;
}

/**
 * Row classes by the index of their unit; none where a shown unit has no people of its own.
 * Statement T1: what sums of shown units allow to derive are exactly the unions of row classes,
 * and `shownNodes` sees to it that each has at least k people.
 */
export function rowSums(
  parents: readonly number[],
  shown: readonly boolean[],
  counts: ItemCounts,
): readonly (RowSum | undefined)[] {
  const { columnCount } = counts;
  const open = new Map<number, Omit<RowSum, "sum">>();
  for (const [node, top] of lowestShown(parents, shown).entries()) {
    if (top < 0) continue;
    const before = open.get(top);
    const nByColumn = before?.nByColumn ?? new Float64Array(columnCount);
    const exactSumByColumn = before?.exactSumByColumn ?? new Float64Array(columnCount);
    let { n, exactSum, exactFavourable } = before ?? { n: 0, exactSum: 0, exactFavourable: 0 };
    for (let column = 0; column < columnCount; column++) {
      const cell = node * columnCount + column;
      const people = must(counts.n[cell]);
      const points = must(counts.sum[cell]);
      n += people;
      exactSum += points;
      exactFavourable += must(counts.favourable[cell]);
      nByColumn[column] = must(nByColumn[column]) + people;
      exactSumByColumn[column] = must(exactSumByColumn[column]) + points;
    }
    open.set(top, { node: top, n, exactSum, exactFavourable, nByColumn, exactSumByColumn });
  }
  return parents.map((_, node) => {
    const row = open.get(node);
    return row && row.n > 0 ? { ...row, sum: clipSum(row.exactSum, row.n) } : undefined;
  });
}
