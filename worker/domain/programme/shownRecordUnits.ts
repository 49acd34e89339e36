import { shownNodes } from "../disclosure/shownNodes.ts";
import type { UnitTree } from "../disclosure/unitTree.ts";
import { must } from "../must.ts";

/** Fewest people behind a figure of HR's counts that a manager sees (privacy §6.12). */
const FEWEST_PEOPLE = 5;

/** Means of headcounts have decimals, and sums of them their rounding errors. */
const NOTHING = 1e-9;

/** What a unit reports with all below it. */
export interface ReportedPeople {
  readonly people: number;
  /** What is counted about them: leavers, those who passed. */
  readonly events: number;
}

/**
 * People of each unit itself, not below it, from what units report with all below them; a unit
 * without a report is the sum of those below it.
 * @returns by the tree's index, decimals kept. Where something is counted and nobody is there, as
 *   with somebody who came and left within a month, one person is.
 */
export function ownPeople(
  { ids, parents }: Pick<UnitTree, "ids" | "parents">,
  reported: ReadonlyMap<string, ReportedPeople>,
): Float64Array {
  const below = ids.map((): ReportedPeople => ({ people: 0, events: 0 }));
  const own = new Float64Array(ids.length);
  for (let node = ids.length - 1; node >= 0; node--) {
    const under = must(below[node]);
    const whole = reported.get(must(ids[node])) ?? under;
    const people = Math.max(0, whole.people - under.people);
    const isCounted = Math.abs(whole.events - under.events) > NOTHING;
    own[node] = isCounted && people < 1 ? 1 : people;
    const parent = must(parents[node]);
    if (parent < 0) continue;
    const above = must(below[parent]);
    below[parent] = {
      people: above.people + Math.max(whole.people, under.people),
      events: above.events + whole.events,
    };
  }
  return own;
}

/**
 * The units whose figure of one stretch of time a manager may see: at least 5 people, and of a
 * shown unit's people outside its shown units 0 or at least 5, so that no smaller group is the
 * difference of two figures. Of equally many units it prefers those that stand first in the tree,
 * whatever their people, so that the choice does not change with every count.
 * @param own people of each unit itself, by the tree's index; headcounts may have decimals.
 */
export function shownRecordUnits(
  { ids, parents }: Pick<UnitTree, "ids" | "parents">,
  own: Float64Array,
): ReadonlySet<string> {
  const count = ids.length;
  // Headcounts between two days come in halves. A smaller part, of a mean that HR has typed, is
  // half a person, never nobody.
  const scale = own.every((people) => Number.isInteger(people)) ? 1 : 2;
  const scaled = own.map((people) =>
    people <= NOTHING ? 0 : Math.max(1, Math.floor(people * scale + NOTHING)),
  );
  const weights = ids.map((_, node) =>
    node === 0 ? count + 1 : 1 + (count - node) / (count * count),
  );
  const shown = shownNodes({ parents }, scaled, FEWEST_PEOPLE * scale, weights);
  return new Set(ids.filter((_, node) => shown[node]));
}
