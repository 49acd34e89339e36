import { describe, expect, test } from "vitest";
import type { ProtectedItem } from "../../../worker/domain/disclosure/protectItem.ts";
import { type BaseCell, protectCells, smallThresholds } from "./makeItemCounts.ts";
import { seededRandom } from "./randomTree.ts";

const CASES = 300;

/** A small organisation with up to 10 groups. */
function randomOrganisation(seed: number) {
  const random = seededRandom(seed);
  const columnCount = 1 + Math.floor(random() * 3);
  const parents = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, node) =>
    node === 0 ? -1 : Math.floor(random() * node),
  );
  const cells: BaseCell[] = [];
  for (const node of parents.keys()) {
    for (let column = 0; column < columnCount && cells.length < 10; column++) {
      const n = Math.floor(random() * 9);
      if (n === 0) continue;
      cells.push({
        node,
        column,
        points: Array.from({ length: n }, () => 1 + Math.floor(random() * 5)),
      });
    }
  }
  return { parents, columnCount, cells };
}

/** One row per published total: which groups it adds up. */
function publishedRows(
  parents: readonly number[],
  cells: readonly BaseCell[],
  { units }: ProtectedItem,
): number[][] {
  const isUnder = (node: number, top: number): boolean =>
    node === top || (node > top && isUnder(parents[node] ?? -1, top));
  return units.flatMap((unit, top) => {
    if (!unit.isShown) return [];
    const inUnit = (column: number | null) =>
      cells.map((cell) =>
        isUnder(cell.node, top) && (column === null || cell.column === column) ? 1 : 0,
      );
    const ofColumns = (unit.columns ?? []).flatMap((figure, column) =>
      figure ? [inUnit(column)] : [],
    );
    return [inUnit(null), ...ofColumns];
  });
}

/** Rows in reduced form, by elimination. */
function reduce(rows: readonly number[][]): number[][] {
  const reduced: number[][] = [];
  for (const row of rows) {
    const left = remainder(row, reduced);
    const pivot = left.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) continue;
    const scaled = left.map((value) => value / (left[pivot] ?? 1));
    for (const [index, other] of reduced.entries()) {
      const factor = other[pivot] ?? 0;
      reduced[index] = other.map((value, at) => value - factor * (scaled[at] ?? 0));
    }
    reduced.push(scaled);
  }
  return reduced;
}

/** What is left of a row once every published total has been subtracted as often as it takes. */
function remainder(row: readonly number[], reduced: readonly number[][]): number[] {
  let left = [...row];
  for (const other of reduced) {
    const pivot = other.findIndex((value) => Math.abs(value) > 1e-9);
    const factor = left[pivot] ?? 0;
    left = left.map((value, at) => value - factor * (other[at] ?? 0));
  }
  return left;
}

/** People of the smallest set of groups whose total follows from the published totals. */
function smallestDerivable(cells: readonly BaseCell[], rows: readonly number[][]): number {
  const reduced = reduce(rows);
  let smallest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 2 ** cells.length; set++) {
    const row = cells.map((_, at) => (set >> at) & 1);
    if (remainder(row, reduced).some((value) => Math.abs(value) > 1e-9)) continue;
    const people = cells.reduce((sum, { points }, at) => sum + points.length * (row[at] ?? 0), 0);
    smallest = Math.min(smallest, people);
  }
  return smallest;
}

describe("somebody who adds and subtracts published totals", () => {
  test(`finds no group smaller than k, over all sets of groups of ${CASES} small organisations`, () => {
    let withCuts = 0;
    for (let seed = 1; seed <= CASES; seed++) {
      const { parents, columnCount, cells } = randomOrganisation(seed);
      const k = 3 + (seed % 3);
      const item = protectCells(parents, columnCount, cells, smallThresholds(k));
      const rows = publishedRows(parents, cells, item);
      if (item.units.some((unit) => unit.isShown && unit.columns)) withCuts += 1;
      expect(smallestDerivable(cells, rows), `seed ${seed}`).toBeGreaterThanOrEqual(k);
    }
    expect(withCuts).toBeGreaterThan(20);
  });

  test("would find one if every unit and cut value with k people were shown", () => {
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { parents, columnCount, cells } = randomOrganisation(seed);
      const everything: ProtectedItem["units"] = parents.map(() => ({
        isShown: true,
        n: 0,
        sum: 0,
        bound: null,
        favourable: null,
        columns: Array.from({ length: columnCount }, () => ({ n: 0, sum: 0, bound: null })),
      }));
      const all = publishedRows(parents, cells, { units: everything, people: [] });
      const rows = all.filter(
        (row) =>
          cells.reduce((sum, { points }, at) => sum + points.length * (row[at] ?? 0), 0) >= 5,
      );
      if (smallestDerivable(cells, rows) < 5) found += 1;
    }
    expect(found).toBeGreaterThan(50);
  });
});
