import { must } from "../must.ts";
import { type CutBlock, leastSlack } from "./cutBlock.ts";
import { leavesFavourableRoom } from "./favourableRoom.ts";
import { roundToTotal } from "./roundToTotal.ts";
import { MARGIN } from "./sizes.ts";

/** Points of room between row sums and column sums that suffice for T2 in every cell. */
const SAFE_SLACK = 3;
/** Steps in which unsafe column sums are pulled to the neutral point. */
const PULL_STEPS = 10;

/**
 * Statement T2 and T3, block: whether these column sums, published beside row sums and favourable
 * counts, leave everybody a range of at least two points. Sufficient, not necessary.
 */
export function areColumnsSafe(block: CutBlock, columnSums: readonly number[]): boolean {
  const { rows, people, peopleByColumn } = block;
  const isPinned = columnSums.some((sum, at) => {
    const n = must(peopleByColumn[at]);
    return !(sum >= n + MARGIN && sum <= 5 * n - MARGIN);
  });
  if (isPinned) return false;
  if (peopleByColumn.length < 2) return true;
  const slack = leastSlack({
    least: people,
    most: people.map((ofRow) => ofRow.map((n) => 5 * n)),
    byRow: rows.map(({ sum }) => sum),
    byColumn: columnSums,
  });
  return slack >= SAFE_SLACK && leavesFavourableRoom(block, columnSums);
}

/**
 * The column sums that follow from what is public anyway: each row's mean, times its people in the
 * column. They tell nothing new, and a block is shown only where they are safe.
 */
export function neutralColumns(block: CutBlock): number[] {
  const { rows, people, peopleByColumn, total } = block;
  const expected = peopleByColumn.map((_, at) =>
    rows.reduce((sum, row, index) => sum + (row.sum * must(people[index]?.[at])) / row.n, 0),
  );
  return withTotal(block, expected, total);
}

/**
 * Column sums as they are released: the exact ones where they are safe, otherwise pulled toward
 * the neutral ones in steps of a tenth until they are.
 * @param neutral safe column sums.
 */
export function projectColumns(block: CutBlock, neutral: readonly number[]): readonly number[] {
  const exact = exactColumns(block);
  if (areColumnsSafe(block, exact)) return exact;
  for (let step = PULL_STEPS - 1; step > 0; step--) {
    const pulled = exact.map((sum, at) => {
      const middle = must(neutral[at]);
      return middle + (step / PULL_STEPS) * (sum - middle);
    });
    const rounded = withTotal(block, pulled, block.total);
    if (areColumnsSafe(block, rounded)) return rounded;
  }
  return neutral;
}

/** Exact column sums; what clipping changed in a row goes to the row's largest column. */
function exactColumns({ rows, columns, people }: CutBlock): number[] {
  const sums = columns.map(() => 0);
  for (const [index, row] of rows.entries()) {
    const ofRow = must(people[index]);
    const largest = ofRow.indexOf(Math.max(...ofRow));
    for (const [at, column] of columns.entries()) {
      const clipped = at === largest ? row.sum - row.exactSum : 0;
      sums[at] = must(sums[at]) + must(row.exactSumByColumn[column]) + clipped;
    }
  }
  return sums;
}

const withTotal = (
  { peopleByColumn }: CutBlock,
  sums: readonly number[],
  total: number,
): number[] =>
  roundToTotal(
    sums,
    total,
    peopleByColumn,
    peopleByColumn.map((n) => 5 * n),
  );
