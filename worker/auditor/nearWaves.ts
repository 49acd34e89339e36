import type { TreeUnitJson } from "./captured.ts";

/** What everybody can see of one released wave that asked people of the roster. */
export interface AskedJson {
  readonly wave: string;
  readonly survey: string;
  readonly k: number;
  readonly opensOn: string;
  /** Last day of answers, `YYYY-MM-DD`. */
  readonly endedOn: string;
  /** The unit tree as far as it is known. */
  readonly tree: readonly TreeUnitJson[];
  /** As the public manifest has them. */
  readonly groups: readonly { readonly unit: string; readonly invited: number }[];
  /** Absent where the manifest does not say whom else its people were asked by. */
  readonly overlap?: readonly { readonly wave: string; readonly people: number }[];
  /** Items whose company total is published. */
  readonly items: readonly string[];
}

/** Two waves whose published totals tell, one less the other, of a few people. */
export interface NearWaves {
  readonly waves: readonly [AskedJson, AskedJson];
  /** Of how many; where `isCertain` is false, of so many at least. */
  readonly people: number;
  /** False where manifests give numbers of people only, and not how many of them are the same. */
  readonly isCertain: boolean;
  /** Items of which both publish the total. */
  readonly items: readonly string[];
}

/** Days after an end on which a wave may still be compared with the next one. */
const NEAR_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/**
 * Pairs of waves of one survey whose difference is 1 to m − 1 people, m = max(8, k + 3): somebody who
 * takes it that the others answered alike in both learns the total of those few. The numbers are those
 * that manifests publish. Of waves that do not say whom they share, only totals of invited people are
 * known; two that overlap in time, share a unit and differ by so few may be such a pair.
 */
export function nearWaves(waves: readonly AskedJson[]): NearWaves[] {
  const inOrder = [...waves].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
  return inOrder.flatMap((first, i) =>
    inOrder.slice(i + 1).flatMap((second): NearWaves[] => {
      if (first.survey !== second.survey) return [];
      const items = first.items.filter((item) => second.items.includes(item));
      const found = difference(first, second);
      return items.length === 0 || found === null
        ? []
        : [{ waves: [first, second], items, ...found }];
    }),
  );
}

function difference(
  first: AskedJson,
  second: AskedJson,
): Pick<NearWaves, "people" | "isCertain"> | null {
  const minimum = Math.max(8, Math.max(first.k, second.k) + 3);
  const isFew = (count: number) => count >= 1 && count < minimum;
  const shared = peopleShared(first, second);
  if (shared === null) {
    const apart = Math.abs(total(first) - total(second));
    return isFew(apart) && areAtOnce(first, second) && haveUnitInCommon(first, second)
      ? { people: apart, isCertain: false }
      : null;
  }
  if (shared === 0) return null;
  const oneSided = [total(first) - shared, total(second) - shared].filter(isFew);
  const differences = [
    oneSided.reduce((sum, count) => sum + count, 0),
    besideUnit(first, second, shared),
    besideUnit(second, first, shared),
  ].filter(isFew);
  return differences.length === 0 ? null : { people: Math.min(...differences), isCertain: true };
}

/** How many both asked; null where neither says. */
function peopleShared(first: AskedJson, second: AskedJson): number | null {
  const told =
    first.overlap?.find(({ wave }) => wave === second.wave) ??
    second.overlap?.find(({ wave }) => wave === first.wave);
  if (told !== undefined) return told.people;
  return first.overlap === undefined || second.overlap === undefined ? null : 0;
}

/** Where all people of one wave stand in a unit of the other: those of the unit who are not asked. */
function besideUnit(inner: AskedJson, outer: AskedJson, shared: number): number {
  if (shared !== total(inner)) return 0;
  const parents = new Map(outer.tree.map(({ id, parentId }) => [id, parentId]));
  const upFrom = (unit: string): string[] => {
    const up: string[] = [];
    for (let id: string | null = unit; id !== null; id = parents.get(id) ?? null) up.push(id);
    return up;
  };
  const [first = [], ...others] = inner.groups.map(({ unit }) => upFrom(unit));
  const around = first.find((unit) => others.every((up) => up.includes(unit)));
  if (around === undefined) return 0;
  const inUnit = outer.groups.filter(({ unit }) => upFrom(unit).includes(around));
  return inUnit.reduce((sum, { invited }) => sum + invited, 0) - shared;
}

const areAtOnce = (first: AskedJson, second: AskedJson): boolean =>
  Date.parse(second.opensOn) - Date.parse(first.endedOn) <= NEAR_DAYS * MS_PER_DAY;

const haveUnitInCommon = (first: AskedJson, second: AskedJson): boolean =>
  first.groups.some(({ unit }) => second.groups.some((group) => group.unit === unit));

const total = ({ groups }: AskedJson): number =>
  groups.reduce((sum, { invited }) => sum + invited, 0);
