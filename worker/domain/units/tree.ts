import { must } from "../must.ts";

/** A unit as far as the shape of the tree goes; `parentId` is null for the one root. */
export interface TreeUnit {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * All units, each after its parent.
 * @throws RangeError when there is not exactly one root, a parent is unknown, or units stand in a
 * circle.
 */
export function parentsFirst<U extends TreeUnit>(units: readonly U[]): U[] {
  const childrenByParent = groupByParent(units);
  const ordered = [...(childrenByParent.get(null) ?? [])];
  if (ordered.length !== 1) throw new RangeError("a tree has exactly one root");
  for (const unit of ordered) ordered.push(...(childrenByParent.get(unit.id) ?? []));
  if (ordered.length !== units.length) throw new RangeError("units without a way to the root");
  return ordered;
}

/** Ids of the given units and of every unit below them; unknown ids are left out. */
export function idsAtOrUnder(
  units: readonly TreeUnit[],
  topIds: readonly string[],
): ReadonlySet<string> {
  const tops = new Set(topIds);
  const inside = new Set<string>();
  for (const { id, parentId } of parentsFirst(units)) {
    if (tops.has(id) || (parentId !== null && inside.has(parentId))) inside.add(id);
  }
  return inside;
}

/** For every unit the sum of a figure over the unit itself and all units below it. */
export function sumsAtOrUnder(
  units: readonly TreeUnit[],
  ownById: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sumById = new Map(units.map(({ id }) => [id, ownById.get(id) ?? 0]));
  for (const { id, parentId } of parentsFirst(units).reverse()) {
    if (parentId === null) continue;
    sumById.set(parentId, must(sumById.get(parentId)) + must(sumById.get(id)));
  }
  return sumById;
}

function groupByParent<U extends TreeUnit>(units: readonly U[]): Map<string | null, U[]> {
  const childrenByParent = new Map<string | null, U[]>();
  for (const unit of units) {
    const siblings = childrenByParent.get(unit.parentId);
    if (siblings === undefined) childrenByParent.set(unit.parentId, [unit]);
    else siblings.push(unit);
  }
  return childrenByParent;
}
