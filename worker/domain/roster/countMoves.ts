import { must } from "../must.ts";
import { sumsAtOrUnder, type TreeUnit } from "../units/tree.ts";

/** A tree with the people in it, each directly in one unit. */
export interface PeopledTree {
  readonly units: readonly TreeUnit[];
  readonly unitIdByPerson: ReadonlyMap<string, string>;
}

/** People who came into a unit or left it for another part of the company. */
export interface UnitMove {
  readonly unitId: string;
  readonly moved: number;
  readonly headcountBefore: number;
  readonly headcountAfter: number;
}

/**
 * How many people a change of the roster moved at each unit, all units below it included. Whoever
 * moves between two teams of a branch is a move of both teams and none of the branch; hires and
 * leavers are no moves, and neither is a unit that is renamed. A unit that is put under another
 * parent moves its people for the units that lose or gain it.
 * @param after has every unit that `before` has: none is ever deleted
 * @returns only units that somebody came to or left
 */
export function countMoves(before: PeopledTree, after: PeopledTree): UnitMove[] {
  if (before.units.length === 0) return [];
  const stayersByPath = new Map<string, { from: string; to: string; people: number }>();
  for (const [person, from] of before.unitIdByPerson) {
    const to = after.unitIdByPerson.get(person);
    if (to === undefined) continue;
    const key = `${from} ${to}`;
    const people = (stayersByPath.get(key)?.people ?? 0) + 1;
    stayersByPath.set(key, { from, to, people });
  }
  const lineBefore = linesUp(before.units);
  const lineAfter = linesUp(after.units);
  const movedById = new Map<string, number>();
  for (const { from, to, people } of stayersByPath.values()) {
    const left = lineBefore(from);
    const reached = lineAfter(to);
    for (const id of new Set([...left, ...reached])) {
      if (left.has(id) && reached.has(id)) continue;
      movedById.set(id, (movedById.get(id) ?? 0) + people);
    }
  }
  const headsBefore = headcounts(before);
  const headsAfter = headcounts(after);
  return [...movedById]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unitId, moved]) => ({
      ...{ unitId, moved },
      headcountBefore: headsBefore.get(unitId) ?? 0,
      headcountAfter: must(headsAfter.get(unitId)),
    }));
}

/** The unit itself and all above it, by id. */
function linesUp(units: readonly TreeUnit[]): (id: string) => Set<string> {
  const parentById = new Map(units.map(({ id, parentId }) => [id, parentId]));
  return (id) => {
    const line = new Set<string>();
    let at: string | null | undefined = id;
    while (at !== null && at !== undefined && !line.has(at)) {
      line.add(at);
      at = parentById.get(at);
    }
    return line;
  };
}

function headcounts({ units, unitIdByPerson }: PeopledTree): ReadonlyMap<string, number> {
  const ownById = new Map<string, number>();
  for (const id of unitIdByPerson.values()) ownById.set(id, (ownById.get(id) ?? 0) + 1);
  return sumsAtOrUnder(units, ownById);
}
