import type { ItemCounts } from "../../../worker/domain/disclosure/itemCounts.ts";
import { layOutItem } from "../../../worker/domain/disclosure/layOutItem.ts";
import {
  type ProtectedItem,
  protectItem,
  type Thresholds,
} from "../../../worker/domain/disclosure/protectItem.ts";
import type { UnitTree } from "../../../worker/domain/disclosure/unitTree.ts";

/** People of one unit and column, by the recoded points that they gave. */
export interface BaseCell {
  readonly node: number;
  readonly column: number;
  readonly points: readonly number[];
}

/** A tree of units u0, u1, … whose parents stand before them. */
export const makeTree = (parents: readonly number[]): UnitTree => {
  const ids = parents.map((_, node) => `u${node}`);
  return {
    ids,
    parents,
    hasCell: parents.map(() => true),
    indexById: new Map(ids.map((id, node) => [id, node])),
  };
};

/** Counts of one item from its base cells. */
export function makeItemCounts(
  nodeCount: number,
  columnCount: number,
  cells: readonly BaseCell[],
): ItemCounts {
  const make = () => new Float64Array(nodeCount * columnCount);
  const counts = { n: make(), sum: make(), favourable: make() };
  for (const { node, column, points } of cells) {
    const at = node * columnCount + column;
    for (const point of points) {
      counts.n[at] = (counts.n[at] ?? 0) + 1;
      counts.sum[at] = (counts.sum[at] ?? 0) + point;
      if (point >= 4) counts.favourable[at] = (counts.favourable[at] ?? 0) + 1;
    }
  }
  return { columnCount, ...counts };
}

/** Thresholds as small as they can be, so that small cases reach every rule. */
export const smallThresholds = (k: number, more: Partial<Thresholds> = {}): Thresholds => ({
  k,
  unitMinimum: k,
  shareMinimum: 2 * k,
  cutMinimum: 2 * k,
  ...more,
});

/**
 * Everything that a release says of an item, taken as literally as can be: sums, not means, and the
 * intervals as they are served.
 */
export function releasedText(item: ProtectedItem, columnCount: number, k: number): string {
  const { cellsByNode } = layOutItem(item, columnCount, k);
  return JSON.stringify([
    item.units.map((unit) =>
      unit.isShown ? [unit.n, unit.sum, unit.bound, unit.favourable, unit.columns] : null,
    ),
    cellsByNode.map((cells) =>
      cells.map(({ cell }) => ("interval" in cell ? (cell.interval ?? null) : null)),
    ),
  ]);
}

/** Protects an item given by its base cells. */
export const protectCells = (
  parents: readonly number[],
  columnCount: number,
  cells: readonly BaseCell[],
  thresholds: Thresholds,
): ProtectedItem =>
  protectItem(makeTree(parents), makeItemCounts(parents.length, columnCount, cells), thresholds);
