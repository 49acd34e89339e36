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

/** People of a unit itself, not below it. */
export interface OwnPeople {
  /** Of the headcount, decimals kept. */
  readonly people: number;
  /**
   * Somebody belongs to the unit, be it a fraction of a mean, or one whom no headcount has, as one
   * who came and left within a month.
   */
  readonly isAnybody: boolean;
}

/**
 * People of each unit itself, from what units report with all below them; a unit without a report
 * is the sum of those below it.
 * @returns by the tree's index.
 */
export function ownPeople(
  { ids, parents }: Pick<UnitTree, "ids" | "parents">,
  reported: ReadonlyMap<string, ReportedPeople>,
): OwnPeople[] {
  const below = ids.map((): ReportedPeople => ({ people: 0, events: 0 }));
  const own: OwnPeople[] = [];
  for (let node = ids.length - 1; node >= 0; node--) {
    const under = must(below[node]);
    const whole = reported.get(must(ids[node])) ?? under;
    const people = Math.max(0, whole.people - under.people);
    const isCounted = Math.abs(whole.events - under.events) > NOTHING;
    own[node] = { people, isAnybody: isCounted || people > NOTHING };
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
 * shown unit's people outside its shown units nobody or at least 5, so that no smaller group is the
 * difference of two figures. Whom no headcount has makes no fifth: that he was counted is known of
 * him already, so what is told of four and him is told of the four. Of equally many units it prefers
 * those that stand first in the tree, whatever their people, so that the choice does not change with
 * every count.
 * @param own by the tree's index; headcounts may have decimals, which are rounded down to halves.
 */
export function shownRecordUnits(
  { ids, parents }: Pick<UnitTree, "ids" | "parents">,
  own: readonly OwnPeople[],
): ReadonlySet<string> {
  const count = ids.length;
  // Headcounts between two days come in halves.
  const scale = own.every(({ people }) => Number.isInteger(people)) ? 1 : 2;
  const scaled = own.map(({ people }) => Math.floor(people * scale + NOTHING));
  const hasUncounted = own.map(({ isAnybody }) => isAnybody);
  const weights = ids.map((_, node) =>
    node === 0 ? count + 1 : 1 + (count - node) / (count * count),
  );
  const shown = shownNodes({ parents, hasUncounted }, scaled, FEWEST_PEOPLE * scale, weights);
  return new Set(ids.filter((_, node) => shown[node]));
}
