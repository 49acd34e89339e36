import { describe, expect, test } from "vitest";
import { type CutBlock, makeBlock } from "../../../worker/domain/disclosure/cutBlock.ts";
import { leavesFavourableRoom } from "../../../worker/domain/disclosure/favourableRoom.ts";
import { answersOfGroup, favourableOf, type GroupAnswers, sumOf } from "./answersOfGroup.ts";
import { seededRandom } from "./randomTree.ts";

/** Points that each person gave, by row and column of a block. */
type Answers = readonly (readonly (readonly number[])[])[];

/** By number of people. */
const ANSWERS = [0, 1, 2, 3].map(answersOfGroup);

/** Up to three people in each cell, two at least in each row and one in each column. */
function randomAnswers(seed: number, rowCount: number, columnCount: number): Answers {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const lean = upTo(2);
  const answer = () => Math.max(1, Math.min(5, 1 + upTo(4) + (lean === 0 ? upTo(2) : 1 - lean)));
  const drawn = Array.from({ length: rowCount }, () =>
    Array.from({ length: columnCount }, () => Array.from({ length: upTo(3) }, answer)),
  );
  const hasPeople =
    drawn.every((row) => row.flat().length >= 2) &&
    Array.from({ length: columnCount }, (_, at) => drawn.some((row) => row[at]?.length)).every(
      Boolean,
    );
  return hasPeople ? drawn : randomAnswers(seed + 100_000, rowCount, columnCount);
}

/** The block of these people and the points of its columns, both as they are. */
function blockOf(answers: Answers): { block: CutBlock; columnSums: number[] } {
  const rows = answers.map((row, node) => ({
    node,
    n: row.flat().length,
    sum: sumOf(row.flat()),
    exactSum: sumOf(row.flat()),
    exactFavourable: favourableOf(row.flat()),
    nByColumn: Float64Array.from(row, (cell) => cell.length),
    exactSumByColumn: Float64Array.from(row, sumOf),
  }));
  const favourables = new Map(rows.map(({ node, exactFavourable }) => [node, exactFavourable]));
  const columnCount = answers[0]?.length ?? 0;
  const columnSums = Array.from({ length: columnCount }, (_, at) =>
    sumOf(answers.flatMap((row) => row[at] ?? [])),
  );
  return { block: makeBlock(rows, columnCount, favourables), columnSums };
}

/** Every choice of answers for the cells of a row that has its sum and its favourable people. */
const optionsOfRow = (row: Answers[number]): GroupAnswers[][] =>
  row
    .reduce<GroupAnswers[][]>(
      (chosen, cell) =>
        chosen.flatMap((before) => (ANSWERS[cell.length] ?? []).map((own) => [...before, own])),
      [[]],
    )
    .filter((cells) => {
      const points = cells.flatMap((cell) => cell.points);
      return (
        sumOf(points) === sumOf(row.flat()) && favourableOf(points) === favourableOf(row.flat())
      );
    });

/**
 * Whether somebody who knows the sums of rows and columns and the favourable people of rows learns
 * of anybody more than a range of two points, by all answers that give these figures.
 */
function isAnybodyPinned(answers: Answers, columnSums: readonly number[]): boolean {
  const options = answers.map(optionsOfRow);
  const possible = answers.map((row) => row.map(() => new Set<number>()));
  const choose = (chosen: readonly GroupAnswers[][], left: readonly number[]): void => {
    const ofRow = options[chosen.length];
    if (ofRow !== undefined) {
      for (const cells of ofRow) {
        choose(
          [...chosen, cells],
          left.map((sum, at) => sum - sumOf(cells[at]?.points ?? [])),
        );
      }
    } else if (left.every((sum) => sum === 0)) {
      for (const [row, cells] of chosen.entries()) {
        for (const [at, cell] of cells.entries()) {
          for (const answer of cell.possible) possible[row]?.[at]?.add(answer);
        }
      }
    }
  };
  choose([], columnSums);
  return possible.flat().some((cell) => cell.size > 0 && Math.max(...cell) - Math.min(...cell) < 2);
}

describe("the room that a breakdown leaves to favourable people", () => {
  test("is decided exactly for a single row, in 300 small blocks", () => {
    let pinned = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const answers = randomAnswers(seed, 1, 2 + (seed % 2));
      const { block, columnSums } = blockOf(answers);
      const isPinned = isAnybodyPinned(answers, columnSums);
      if (isPinned) pinned += 1;
      expect(leavesFavourableRoom(block, columnSums), `seed ${seed}`).toBe(!isPinned);
    }
    expect(pinned).toBeGreaterThan(50);
    expect(pinned).toBeLessThan(250);
  });

  test.each([
    [2, 2, 300],
    [2, 3, 60],
    [3, 2, 100],
  ])("of %i rows and %i columns is said only where nobody is pinned", (rows, columns, cases) => {
    let [roomy, pinned] = [0, 0];
    for (let seed = 1; seed <= cases; seed++) {
      const answers = randomAnswers(seed, rows, columns);
      const { block, columnSums } = blockOf(answers);
      const isPinned = isAnybodyPinned(answers, columnSums);
      const isRoomy = leavesFavourableRoom(block, columnSums);
      if (isPinned) pinned += 1;
      if (isRoomy) roomy += 1;
      expect(isRoomy && isPinned, `seed ${seed}`).toBe(false);
    }
    expect(Math.min(roomy, pinned)).toBeGreaterThanOrEqual(5);
  });

  test("is none where a row holds favourable people only, however much room the columns have", () => {
    const mixed = (...points: number[]) => Array.from({ length: 4 }, () => points).flat();
    const others = [mixed(1, 2, 3, 4, 5), mixed(5, 3, 1, 2, 4)];
    const isRoomy = (...row: number[][]) => {
      const { block, columnSums } = blockOf([row, others]);
      return leavesFavourableRoom(block, columnSums);
    };
    expect(isRoomy(mixed(4, 5, 5, 4, 5), mixed(4, 5, 4, 4, 5))).toBe(false);
    expect(isRoomy(mixed(4, 5, 5, 4, 5), mixed(4, 5, 1, 4, 5))).toBe(true);
  });
});
