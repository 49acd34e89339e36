import { shownNodes } from "../disclosure/shownNodes.ts";
import { parentsFirst, type TreeUnit } from "../units/tree.ts";

/** Fewest people behind a figure of HR's counts that a manager sees (privacy §6.12). */
const FEWEST_PEOPLE = 5;

/**
 * The units whose figure of one record a manager may see: a denominator of at least 5, and of a shown
 * unit's people outside its shown units 0 or at least 5, so that no smaller group is the difference
 * of two figures.
 * @param units the tree, with exactly one root.
 * @param denominators people by unit, all below it included; a unit without one is the sum of those
 *   below it.
 */
export function shownRecordUnits(
  units: readonly TreeUnit[],
  denominators: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const ordered = parentsFirst(units);
  const indexById = new Map(ordered.map(({ id }, index) => [id, index]));
  const parents = ordered.map(({ parentId }) => indexById.get(parentId ?? "") ?? -1);
  const below = new Float64Array(ordered.length);
  const own = new Float64Array(ordered.length);
  for (let node = ordered.length - 1; node >= 0; node--) {
    const reported = denominators.get(ordered[node]?.id ?? "") ?? 0;
    // Means of headcounts have decimals: people are counted down to whole ones.
    own[node] = Math.max(0, Math.floor(reported - (below[node] ?? 0) + 1e-9));
    const parent = parents[node] ?? -1;
    if (parent >= 0) below[parent] = (below[parent] ?? 0) + (own[node] ?? 0) + (below[node] ?? 0);
  }
  const shown = shownNodes({ parents }, own, FEWEST_PEOPLE);
  return new Set(ordered.flatMap(({ id }, node) => (shown[node] ? [id] : [])));
}
