import { must } from "../must.ts";
import { pathsFromRoot } from "../units/path.ts";

/** People who stood under one path and now stand under another. */
export interface PathChange {
  readonly from: string;
  readonly to: string;
}

/** "Renamed or moved from?": most people of a unit that is now empty stand under the new path. */
export interface RenameHint {
  readonly newPath: string;
  readonly oldPath: string;
  /** People of the old unit and below who now stand under the new path. */
  readonly people: number;
  /** People who stood in the old unit and below. */
  readonly peopleBefore: number;
}

/**
 * Guesses which new units are old ones under another name or at another place, for HR to confirm.
 * A pair is proposed where more than half of the people of a unit that is now empty stand at or
 * under the new path. Each unit occurs once; the closest pair (most people in common of all who
 * stood in the one or stand in the other) goes first, then the one at the same depth.
 * @param changes one entry per person who was there before and still is
 * @param peopleBefore by the path of every unit that is empty now, units below included
 * @param peopleNow by the path of every new unit, units below included
 */
export function findRenames(
  changes: readonly PathChange[],
  peopleBefore: ReadonlyMap<string, number>,
  peopleNow: ReadonlyMap<string, number>,
): RenameHint[] {
  const commonByPair = new Map<string, RenameHint>();
  for (const { from, to, people: together } of countChanges(changes)) {
    const oldPaths = pathsFromRoot(from).filter((path) => peopleBefore.has(path));
    const newPaths = pathsFromRoot(to).filter((path) => peopleNow.has(path));
    for (const oldPath of oldPaths) {
      for (const newPath of newPaths) {
        const key = `${oldPath}\n${newPath}`;
        const people = (commonByPair.get(key)?.people ?? 0) + together;
        const before = must(peopleBefore.get(oldPath));
        commonByPair.set(key, { newPath, oldPath, people, peopleBefore: before });
      }
    }
  }
  const closeness = ({ newPath, people, peopleBefore: before }: RenameHint): number =>
    people / (before + must(peopleNow.get(newPath)) - people);
  const closestFirst = [...commonByPair.values()]
    .filter((pair) => pair.people * 2 > pair.peopleBefore)
    .sort((a, b) => closeness(b) - closeness(a) || levelsApart(a) - levelsApart(b));
  const taken = new Set<string>();
  return closestFirst.filter(({ oldPath, newPath }) => {
    if (taken.has(`old ${oldPath}`) || taken.has(`new ${newPath}`)) return false;
    taken.add(`old ${oldPath}`).add(`new ${newPath}`);
    return true;
  });
}

/** How many people made each change: a large roster has far fewer pairs of paths than people. */
function countChanges(changes: readonly PathChange[]): (PathChange & { people: number })[] {
  const byPair = new Map<string, PathChange & { people: number }>();
  for (const { from, to } of changes) {
    const key = `${from}\n${to}`;
    byPair.set(key, { from, to, people: (byPair.get(key)?.people ?? 0) + 1 });
  }
  return [...byPair.values()];
}

const depth = (path: string): number => path.split("/").length;

const levelsApart = ({ oldPath, newPath }: RenameHint): number =>
  Math.abs(depth(oldPath) - depth(newPath));
