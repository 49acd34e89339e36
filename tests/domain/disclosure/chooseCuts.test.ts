import { describe, expect, test } from "vitest";
import { type BaseCell, protectCells } from "./makeItemCounts.ts";

const thresholds = { k: 5, unitMinimum: 5, shareMinimum: 20, cutMinimum: 30 };

/** So many people of a unit in each column, with answers of all kinds. */
const peopleOf = (node: number, ...byColumn: number[]): BaseCell[] =>
  byColumn.map((n, column) => ({
    ...{ node, column },
    points: Array.from({ length: n }, (_, at) => [2, 4, 3, 5, 3][at % 5] ?? 3),
  }));

/** Numbers by column of each unit that shows its breakdown. */
const breakdowns = (parents: readonly number[], ...cells: BaseCell[][]) =>
  Object.fromEntries(
    protectCells(parents, 3, cells.flat(), thresholds).units.flatMap((unit, node) =>
      unit.isShown && unit.columns ? [[node, unit.columns.map((figure) => figure?.n ?? null)]] : [],
    ),
  );

describe("a breakdown", () => {
  test("stands beside those of lower units, the people outside them being enough", () => {
    const shown = breakdowns(
      [-1, 0, 0],
      peopleOf(0, 6, 6, 6),
      peopleOf(1, 15, 15, 0),
      peopleOf(2, 0, 15, 15),
    );
    expect(shown).toEqual({ 0: [21, 36, 21], 1: [15, 15, null], 2: [null, 15, 15] });
  });

  test("has one lower one given up for it, the smallest that will do", () => {
    // The two of the company itself in the first column would follow from the rest.
    const inFirst = [peopleOf(1, 20, 20, 0), peopleOf(2, 15, 15, 0), peopleOf(3, 0, 15, 15)];
    const shown = breakdowns([-1, 0, 0, 0], peopleOf(0, 2, 6, 6), ...inFirst);
    expect(shown).toEqual({ 0: [37, 56, 21], 1: [20, 20, null], 3: [null, 15, 15] });
  });

  test("of the company has as many given up as it takes, that of another unit only one", () => {
    // Few of the unit itself stand in the first column and in the last: no single lower unit has both.
    const few = (node: number) => peopleOf(node, 2, 3, 2);
    const lower = (node: number) => [peopleOf(node, 15, 15, 0), peopleOf(node + 1, 0, 16, 16)];
    expect(breakdowns([-1, 0, 0], few(0), ...lower(1))).toEqual({ 0: [17, 34, 18] });
    expect(breakdowns([-1, 0, 1, 1], few(1), ...lower(2))).toEqual({
      0: [17, 34, 18],
    });
    expect(breakdowns([-1, 0, 1, 1], peopleOf(0, 9, 9, 9), few(1), ...lower(2))).toEqual({
      0: [26, 43, 27],
      2: [15, 15, null],
      3: [null, 16, 16],
    });
  });
});
