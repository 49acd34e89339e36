import type { TreeUnitJson } from "./captured.ts";

/** The unit tree by index, parents before their children. */
export interface Tree {
  readonly ids: readonly string[];
  /** Index of the parent; −1 for the company. */
  readonly parents: Int32Array;
  readonly indexById: ReadonlyMap<string, number>;
}

/**
 * Orders the captured tree from the company down.
 * @throws RangeError where units repeat, or do not hang on exactly one company (a cycle included).
 */
export function readTree(units: readonly TreeUnitJson[]): Tree {
  const childrenOf = Map.groupBy(units, ({ parentId }) => parentId);
  const ordered = [...(childrenOf.get(null) ?? [])];
  if (ordered.length !== 1) throw new RangeError("The captured tree has not exactly one root.");
  for (const unit of ordered) {
    for (const child of childrenOf.get(unit.id) ?? []) ordered.push(child);
    if (ordered.length > units.length) throw new RangeError("A captured unit stands twice.");
  }
  if (ordered.length < units.length) {
    throw new RangeError("A captured unit does not hang below the root.");
  }
  const indexById = new Map(ordered.map(({ id }, index) => [id, index]));
  const parents = Int32Array.from(ordered, ({ parentId }) =>
    parentId === null ? -1 : (indexById.get(parentId) ?? -1),
  );
  return { ids: ordered.map(({ id }) => id), parents, indexById };
}

/** Index of a unit. @throws RangeError for a unit outside the tree. */
export function indexOf(tree: Tree, unit: string): number {
  const index = tree.indexById.get(unit);
  if (index === undefined) throw new RangeError(`The captured unit ${unit} is not in the tree.`);
  return index;
}
