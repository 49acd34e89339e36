import { must } from "../must.ts";
import { type CutBlock, leastSlack } from "./cutBlock.ts";
import { favourableRange } from "./favourableClasses.ts";
import { possibleAnswers } from "./possibleAnswers.ts";
import { roundToTotal } from "./roundToTotal.ts";

/** Room from which every cell can trade a favourable person away without a look at each. */
const AMPLE_ROOM = 5;
/** Room that a single trade must leave. */
const LEAST_ROOM = 2;
const TRADES_TRIED = 6;
/** Shares of favourable people that are supposed for a column. */
const [LOWEST_SHARE, HIGHEST_SHARE] = [0.02, 0.98];

/**
 * Statement T3, block: whether row sums, column sums and the favourable counts of the rows leave
 * everybody a range of at least two points together. A single row is decided exactly. More are
 * shown to be safe by one supposed distribution of the favourable people over the cells: with n
 * people of whom F favourable, a cell holds between n + 3F and 3n + 2F points, so the room is that
 * of a flow with the caps 2n − F. It must be ample, or every cell in which all (or none) are
 * supposed favourable must be able to trade one of them.
 *
 * @param columnSums points of each column of the block.
 */
export function leavesFavourableRoom(block: CutBlock, columnSums: readonly number[]): boolean {
  if (block.rows.some((_, row) => isRowPinned(block, row))) return false;
  if (block.rows.length === 1) return leavesRowRoom(block, columnSums);
  const supposed = suppose(block, columnSums);
  const room = roomOf(block, columnSums, supposed);
  if (room < LEAST_ROOM) return false;
  return room >= AMPLE_ROOM || canAllTrade(block, columnSums, supposed);
}

/** Points of a row beyond the least that its people, the favourable among them, must have. */
const spareOf = ({ rows, favourables }: CutBlock, row: number): number => {
  const { n, sum } = must(rows[row]);
  return sum - n - 3 * must(favourables[row]);
};

/** Whether a row with so many favourable people leaves one of them fewer than three answers. */
const isRowPinned = ({ rows, favourables }: CutBlock, row: number): boolean => {
  const { n, sum } = must(rows[row]);
  const favourable = must(favourables[row]);
  return isPinned(possibleAnswers(n, sum, favourable, favourable));
};

const isPinned = (answers: readonly number[]): boolean =>
  (answers.at(-1) ?? 0) - (answers[0] ?? 0) < 2;

/**
 * A block of one row, exactly: its columns are disjoint groups with known sums, whose favourable
 * people add up to those of the row.
 */
function leavesRowRoom(block: CutBlock, columnSums: readonly number[]): boolean {
  const favourable = must(block.favourables[0]);
  const ranges = columnSums.map((sum, at) => favourableRange(must(block.peopleByColumn[at]), sum));
  const least = ranges.reduce((sum, [low]) => sum + low, 0);
  const most = ranges.reduce((sum, [, high]) => sum + high, 0);
  return ranges.every(([low, high], at) => {
    const fewest = Math.max(low, favourable - (most - high));
    const mostHere = Math.min(high, favourable - (least - low));
    const n = must(block.peopleByColumn[at]);
    return !isPinned(possibleAnswers(n, must(columnSums[at]), fewest, mostHere));
  });
}

/** Favourable people by row and column, near the shares that the column sums suggest. */
function suppose(block: CutBlock, columnSums: readonly number[]): number[][] {
  const { rows, people, favourables, peopleByColumn } = block;
  let spare = 0;
  let room = 0;
  for (const [row, { n }] of rows.entries()) {
    spare += spareOf(block, row);
    room += 2 * n - must(favourables[row]);
  }
  const filled = spare / room;
  const oddsByColumn = peopleByColumn.map((n, column) => {
    const share = (must(columnSums[column]) - n - 2 * filled * n) / ((3 - filled) * n);
    const kept = Math.max(LOWEST_SHARE, Math.min(HIGHEST_SHARE, share));
    return Math.log(kept / (1 - kept));
  });
  return people.map((ofRow, row) => {
    const favourable = must(favourables[row]);
    const shares = shiftToTotal(ofRow, oddsByColumn, favourable);
    const none = ofRow.map(() => 0);
    return roundToTotal(shares, favourable, none, ofRow);
  });
}

/** People by column whose odds are those of the column, all shifted alike to reach `total`. */
function shiftToTotal(people: readonly number[], odds: readonly number[], total: number): number[] {
  let [low, high] = [-12, 12];
  let shares: number[] = [];
  for (let step = 0; step < 30; step++) {
    const shift = (low + high) / 2;
    shares = people.map((n, at) => n / (1 + Math.exp(-(must(odds[at]) + shift))));
    if (shares.reduce((sum, share) => sum + share, 0) < total) low = shift;
    else high = shift;
  }
  return shares;
}

function roomOf(block: CutBlock, columnSums: readonly number[], supposed: number[][]): number {
  const { people, peopleByColumn } = block;
  return leastSlack({
    least: people.map((ofRow) => ofRow.map(() => 0)),
    most: people.map((ofRow, row) => ofRow.map((n, at) => 2 * n - must(supposed[row]?.[at]))),
    byRow: people.map((_, row) => spareOf(block, row)),
    byColumn: peopleByColumn.map((n, at) => {
      const favourable = supposed.reduce((sum, ofRow) => sum + must(ofRow[at]), 0);
      return must(columnSums[at]) - n - 3 * favourable;
    }),
  });
}

/** Whether every cell without favourable people, or with no others, can be made to have one. */
function canAllTrade(
  block: CutBlock,
  columnSums: readonly number[],
  supposed: number[][],
): boolean {
  const isRoomy = () => roomOf(block, columnSums, supposed) >= LEAST_ROOM;
  return block.people.every((ofRow, row) =>
    ofRow.every((n, at) => {
      if (n === 0) return true;
      const favourable = must(supposed[row]?.[at]);
      if (favourable === n && !canTrade(block, supposed, { row, at, by: -1 }, isRoomy)) {
        return false;
      }
      const isOpenBelow = favourable > 0 || hasSpareBothWays(block, row);
      return isOpenBelow || canTrade(block, supposed, { row, at, by: 1 }, isRoomy);
    }),
  );
}

/** Without a favourable person a cell still has the answers 1 to 3 if the row can give and take. */
function hasSpareBothWays(block: CutBlock, row: number): boolean {
  const spare = spareOf(block, row);
  const room = 2 * must(block.rows[row]).n - must(block.favourables[row]);
  return spare >= 2 && spare <= room - 2;
}

/** One favourable person more or fewer in a cell. */
interface Trade {
  readonly row: number;
  readonly at: number;
  readonly by: 1 | -1;
}

/**
 * Tries to move one favourable person between this cell and another column of its row, alone or
 * with the opposite move in another row. Leaves `supposed` as it was.
 */
function canTrade(
  block: CutBlock,
  supposed: number[][],
  { row, at, by }: Trade,
  isRoomy: () => boolean,
): boolean {
  for (let other = 0; other < block.columns.length; other++) {
    if (other === at || !canMove(block, supposed, { row, at: other, by: by === 1 ? -1 : 1 })) {
      continue;
    }
    const move = (inRow: number, sign: number) => {
      const cells = must(supposed[inRow]);
      cells[at] = must(cells[at]) + sign;
      cells[other] = must(cells[other]) - sign;
    };
    move(row, by);
    const isFound = isRoomy() || hasCounterMove();
    move(row, -by);
    if (isFound) return true;

    function hasCounterMove(): boolean {
      let tried = 0;
      for (let second = 0; second < block.rows.length && tried < TRADES_TRIED; second++) {
        const back = by === 1 ? -1 : 1;
        const canGoBack =
          second !== row &&
          canMove(block, supposed, { row: second, at, by: back }) &&
          canMove(block, supposed, { row: second, at: other, by });
        if (!canGoBack) continue;
        tried += 1;
        move(second, -by);
        const isEnough = isRoomy();
        move(second, by);
        if (isEnough) return true;
      }
      return false;
    }
  }
  return false;
}

function canMove(block: CutBlock, supposed: number[][], { row, at, by }: Trade): boolean {
  const favourable = must(supposed[row]?.[at]);
  return by === 1 ? favourable < must(block.people[row]?.[at]) : favourable > 0;
}
