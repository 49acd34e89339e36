import { must } from "../must.ts";
import type { RowSum } from "./rowSums.ts";

/**
 * The people who a breakdown by cut value adds to what is published: the row classes of a unit
 * that are in no lower unit's breakdown, and their columns. Row sums and column sums of a block are
 * published (through sums of blocks); what is in its single cells is not.
 */
export interface CutBlock {
  readonly rows: readonly RowSum[];
  /** Numbers of the columns with people in them. */
  readonly columns: readonly number[];
  /** People by row and column. */
  readonly people: readonly (readonly number[])[];
  readonly peopleByColumn: readonly number[];
  /** Supposed favourable people of each row, from released figures only. */
  readonly favourables: readonly number[];
  /** Points of all rows. */
  readonly total: number;
}

/** @param favourables by the index of the row's unit; see `favourableRows`. */
export function makeBlock(
  rows: readonly RowSum[],
  columnCount: number,
  favourables: ReadonlyMap<number, number>,
): CutBlock {
  const numbers = Array.from({ length: columnCount }, (_, column) => column);
  const columns = numbers.filter((column) => rows.some((row) => must(row.nByColumn[column]) > 0));
  const people = rows.map((row) => columns.map((column) => must(row.nByColumn[column])));
  return {
    rows,
    columns,
    people,
    peopleByColumn: columns.map((_, at) => people.reduce((sum, ofRow) => sum + must(ofRow[at]), 0)),
    favourables: rows.map(({ node }) => must(favourables.get(node))),
    total: rows.reduce((sum, row) => sum + row.sum, 0),
  };
}

/**
 * Statement T1, block: nobody can derive the total of a group of fewer than k from the row sums and
 * column sums of a block exactly if every row and every column has at least k people, and for every
 * set of columns the people of the other columns, in rows that touch the set, number 0 or at
 * least k. (What is derivable is a difference of a union of rows and a union of columns inside it.)
 * Rows are row classes, which have at least k anyway.
 */
export function coversGroups({ people, columns, peopleByColumn }: CutBlock, k: number): boolean {
  if (peopleByColumn.some((n) => n > 0 && !(n >= k))) return false;
  for (const isIn of properSubsets(columns.length)) {
    let others = 0;
    for (const ofRow of people) {
      let inside = 0;
      let outside = 0;
      for (const [at, n] of ofRow.entries()) {
        if (isIn[at]) inside += n;
        else outside += n;
      }
      if (inside > 0) others += outside;
    }
    if (others > 0 && !(others >= k)) return false;
  }
  return true;
}

/** Bounds of what a block's single cells may hold, and the sums of its rows and columns. */
export interface CellBounds {
  readonly least: readonly (readonly number[])[];
  readonly most: readonly (readonly number[])[];
  readonly byRow: readonly number[];
  readonly byColumn: readonly number[];
}

/**
 * How much room row sums and column sums leave each other: the least over all sets of columns of
 * what the rows can put into the set, less what the set holds. There are cells with these sums
 * exactly if it is not negative (cut condition of a flow from rows to columns).
 */
export function leastSlack({ least, most, byRow, byColumn }: CellBounds): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const isIn of properSubsets(byColumn.length)) {
    let slack = 0;
    for (const [at, sum] of byColumn.entries()) if (isIn[at]) slack -= sum;
    for (const [row, sum] of byRow.entries()) {
      let roomInside = 0;
      let needOutside = 0;
      for (let at = 0; at < byColumn.length; at++) {
        if (isIn[at]) roomInside += must(most[row]?.[at]);
        else needOutside += must(least[row]?.[at]);
      }
      slack += Math.min(roomInside, sum - needOutside);
    }
    smallest = Math.min(smallest, slack);
  }
  return smallest;
}

const subsetsBySize = new Map<number, readonly (readonly boolean[])[]>();

/** Every set of columns but the empty and the whole one; at most 2⁶ − 2 of them. */
function properSubsets(size: number): readonly (readonly boolean[])[] {
  const known = subsetsBySize.get(size);
  if (known !== undefined) return known;
  const subsets = Array.from({ length: Math.max(0, 2 ** size - 2) }, (_, index) =>
    Array.from({ length: size }, (__, at) => (((index + 1) >> at) & 1) === 1),
  );
  subsetsBySize.set(size, subsets);
  return subsets;
}
