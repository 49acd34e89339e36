import type { Item } from "../definitions/definition.ts";
import { must } from "../must.ts";
import { recodeCounts } from "../scoring/recode.ts";
import type { WaveCounts } from "./waveCounts.ts";

/**
 * Answers to one 1–5 item by base cell, recoded: high is good. Nothing else of them reaches a
 * release: two sets of answers with the same sums and favourable counts are published alike. A base cell is a unit's own people
 * (not those below it) of one column, at index `node * columnCount + column`.
 */
export interface ItemCounts {
  /** One per cut value, and last the people without one; a single column without a cut. */
  readonly columnCount: number;
  readonly n: Float64Array;
  /** Sum of points. */
  readonly sum: Float64Array;
  /** People with 4 or 5 points. */
  readonly favourable: Float64Array;
}

/** Columns of a wave: one per cut value and one for those without, or a single one. */
export const columnCountOf = (cutValues: readonly string[]): number =>
  cutValues.length === 0 ? 1 : cutValues.length + 1;

/**
 * Adds the answers of the ballot groups up into base cells.
 * @throws RangeError for a group whose cut value is none of the wave's.
 */
export function countItem(
  { tree, groups, cutValues, tally }: Pick<WaveCounts, "tree" | "groups" | "cutValues" | "tally">,
  item: Pick<Item, "id" | "isReversed">,
): ItemCounts {
  const columnCount = columnCountOf(cutValues);
  const size = tree.ids.length * columnCount;
  const n = new Float64Array(size);
  const sum = new Float64Array(size);
  const favourable = new Float64Array(size);
  const answers = must(tally.countsByItem.get(item.id));
  for (const [group, { node, cut }] of groups.entries()) {
    const column = cut === null ? columnCount - 1 : cutValues.indexOf(cut);
    if (column < 0) throw new RangeError("a ballot group has a cut value that the wave has not");
    const own = [0, 1, 2, 3, 4].map((value) => must(answers[group * 5 + value]));
    const cell = node * columnCount + column;
    for (const [index, people] of recodeCounts(own, item.isReversed).entries()) {
      n[cell] = must(n[cell]) + people;
      sum[cell] = must(sum[cell]) + people * (index + 1);
      if (index >= 3) favourable[cell] = must(favourable[cell]) + people;
    }
  }
  return { columnCount, n, sum, favourable };
}

/** One number per unit from the columns of its own people. */
export function sumColumns(cells: ArrayLike<number>, columnCount: number): Float64Array {
  const byNode = new Float64Array(cells.length / columnCount);
  for (let cell = 0; cell < cells.length; cell++) {
    const node = Math.floor(cell / columnCount);
    byNode[node] = must(byNode[node]) + must(cells[cell]);
  }
  return byNode;
}

/** For each unit and column, the people at or under the unit; parents stand before children. */
export function columnsUpward(
  parents: readonly number[],
  cells: Float64Array,
  columnCount: number,
): Float64Array {
  const totals = cells.slice();
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = must(parents[node]);
    for (let column = 0; column < columnCount; column++) {
      const at = parent * columnCount + column;
      totals[at] = must(totals[at]) + must(totals[node * columnCount + column]);
    }
  }
  return totals;
}
