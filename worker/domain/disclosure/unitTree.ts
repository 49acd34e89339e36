import { must } from "../must.ts";
import { idsAtOrUnder, parentsFirst, type TreeUnit } from "../units/tree.ts";

/** The unit tree of a wave in arrays: parents stand before their children. */
export interface UnitTree {
  /** Unit ids; index 0 is the company. */
  readonly ids: readonly string[];
  /** Index of each unit's parent, −1 for the company. */
  readonly parents: readonly number[];
  /** Whether the unit has a cell: the wave's units, all below them, and always the company. */
  readonly hasCell: readonly boolean[];
  readonly indexById: ReadonlyMap<string, number>;
}

/**
 * Orders the units of a wave from the root down, siblings by age (unit ids sort by age).
 * @param units the whole tree as it was at launch.
 * @param waveUnits ids that the wave was made for.
 * @throws RangeError if there is not exactly one root, or a unit does not hang below it.
 */
export function buildUnitTree(units: readonly TreeUnit[], waveUnits: readonly string[]): UnitTree {
  const ordered = parentsFirst(units.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  const indexById = new Map(ordered.map((unit, index) => [unit.id, index]));
  const inside = idsAtOrUnder(ordered, waveUnits);
  return {
    ids: ordered.map(({ id }) => id),
    parents: ordered.map(({ parentId }) => indexById.get(parentId ?? "") ?? -1),
    hasCell: ordered.map(({ id, parentId }) => parentId === null || inside.has(id)),
    indexById,
  };
}

/** People at or under each unit, from the people at each unit itself. */
export function sumUpward(
  parents: readonly number[],
  ownByNode: ArrayLike<number>,
): readonly number[] {
  const totals = Array.from(ownByNode);
  for (let node = totals.length - 1; node > 0; node--) {
    const parent = must(parents[node]);
    if (parent >= 0) totals[parent] = must(totals[parent]) + must(totals[node]);
  }
  return totals;
}
