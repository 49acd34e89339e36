import { must } from "../must.ts";
import { sumsAtOrUnder, type TreeUnit } from "../units/tree.ts";

/** The people a wave asks, counted in its ballot groups, and the tree on which it publishes. */
export interface AskedWave {
  readonly tree: readonly TreeUnit[];
  readonly groups: readonly {
    readonly id: string;
    readonly unit: string;
    readonly invited: number;
  }[];
}

/** So many people stand in this group of one wave and in that group of the other. */
export interface SharedPeople {
  readonly ownGroup: string;
  readonly otherGroup: string;
  readonly people: number;
}

/** How the people of two waves of one survey fall together. */
export interface Overlap {
  /** Asked by both. */
  readonly people: number;
  /** So many people differ that the difference of two published totals would tell of them; or null. */
  readonly nearBy: number | null;
}

/**
 * Compares the people of two waves. A published total of one less a published total of the other
 * tells of those who are in one only, as far as the others did not change their answers. Hence two
 * waves are near where they share people, are not the same, and
 * - on either side 1 to `minimum` − 1 people are in one wave only, or
 * - all people of one wave, and those of one unit of the other, differ by 1 to `minimum` − 1 in all:
 *   a wave publishes totals of its units too.
 * @param minimum m of the two waves, the larger one.
 */
export function compareAsked(
  own: AskedWave,
  other: AskedWave,
  shared: readonly SharedPeople[],
  minimum: number,
): Overlap {
  const people = sum(shared.map((cell) => cell.people));
  if (people === 0) return { people, nearBy: null };
  const isFew = (count: number) => count >= 1 && count < minimum;
  const [ownTotal, otherTotal] = [own, other].map(({ groups }) =>
    sum(groups.map(({ invited }) => invited)),
  ) as [number, number];
  const oneSided = sum([ownTotal - people, otherTotal - people].filter(isFew));
  const differences = [
    oneSided,
    ...unitDifferences(other, ownTotal, peopleBy(shared, "otherGroup")),
    ...unitDifferences(own, otherTotal, peopleBy(shared, "ownGroup")),
  ].filter(isFew);
  return { people, nearBy: differences.length === 0 ? null : Math.min(...differences) };
}

/** For each unit that shares people with the other wave's whole: how many are in one of them only. */
function unitDifferences(
  { tree, groups }: AskedWave,
  whole: number,
  sharedByGroup: ReadonlyMap<string, number>,
): number[] {
  const sumsOf = (count: (group: AskedWave["groups"][number]) => number) => {
    const ofUnit = new Map<string, number>();
    for (const group of groups) {
      ofUnit.set(group.unit, (ofUnit.get(group.unit) ?? 0) + count(group));
    }
    return sumsAtOrUnder(tree, ofUnit);
  };
  const invited = sumsOf((group) => group.invited);
  const shared = sumsOf((group) => sharedByGroup.get(group.id) ?? 0);
  return [...shared].flatMap(([unit, both]) =>
    both === 0 ? [] : [whole + must(invited.get(unit)) - 2 * both],
  );
}

function peopleBy(
  shared: readonly SharedPeople[],
  side: "ownGroup" | "otherGroup",
): ReadonlyMap<string, number> {
  const byGroup = new Map<string, number>();
  for (const cell of shared) {
    byGroup.set(cell[side], (byGroup.get(cell[side]) ?? 0) + cell.people);
  }
  return byGroup;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);
