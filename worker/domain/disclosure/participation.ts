import { must } from "../must.ts";
import { moveClasses, type RowClasses } from "./rowClasses.ts";
import { type ShownCount, toShownCount } from "./sizes.ts";
import { sumUpward, type UnitTree } from "./unitTree.ts";

/** Codes used by the end of a finished day, counted up from the first, at each unit itself. */
export interface DayCounts {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly usedByNode: ArrayLike<number>;
}

/** A figure of a unit and the day on which it became visible. */
export interface ParticipationStep {
  readonly day: string;
  readonly used: ShownCount;
}

/** What may be said of one unit's participation; `steps` oldest first. */
export type UnitParticipation =
  | { readonly unit: string; readonly shown: false }
  | {
      readonly unit: string;
      readonly shown: true;
      readonly invited: number;
      readonly used: ShownCount;
      readonly steps: readonly ParticipationStep[];
    };

/** What decides how much is said. */
export interface ParticipationRules {
  readonly k: number;
  /** The wave has closed and its last day is among the days: the cap falls. */
  readonly hasEnded: boolean;
  /** Units have no figures, only the company does. */
  readonly isCompanyOnly: boolean;
}

/**
 * Participation by unit while a wave is open, replayed from its finished days: nothing but the
 * days decides, so every call tells the same story.
 *
 * Units are chosen by the rule of `shownNodes`, where at least k codes are used. Figures are sums
 * of row classes (people of a shown unit outside its shown sub-units), which move as `moveClasses`
 * says: by at least k people or not at all, and until the end never beyond invited − k, so that nobody
 * learns that a group is complete, and thereby who is missing. Units once shown stay.
 *
 * @param days finished days, oldest first.
 * @param invitedByNode invited people at each unit itself.
 * @returns one entry per unit with a cell, in the tree's order.
 */
export function discloseParticipation(
  tree: UnitTree,
  days: readonly DayCounts[],
  invitedByNode: ArrayLike<number>,
  { k, hasEnded, isCompanyOnly }: ParticipationRules,
): readonly UnitParticipation[] {
  let classes: RowClasses = new Map();
  const invited = sumUpward(tree.parents, invitedByNode);
  const mayShow = tree.hasCell.map(
    (hasCell, node) => hasCell && (node === 0 || !isCompanyOnly) && must(invited[node]) >= 2 * k,
  );
  const stepsByNode = tree.ids.map((): ParticipationStep[] => []);

  for (const [index, { day, usedByNode }] of days.entries()) {
    const distance = hasEnded && index === days.length - 1 ? 0 : k;
    const state = { usedByNode, invitedByNode, mayShow, k, distance };
    classes = moveClasses(tree.parents, classes, state);
    const totals = sumUpward(
      tree.parents,
      tree.ids.map((_, node) => classes.get(node)?.shown ?? 0),
    );
    for (const node of classes.keys()) {
      const steps = must(stepsByNode[node]);
      const used = toShownCount(must(totals[node]), k);
      // A range that stays the same must not tell on which day it moved within itself.
      if (steps.at(-1)?.used !== used) steps.push({ day, used });
    }
  }
  return tree.ids.flatMap((unit, node): UnitParticipation[] => {
    if (!tree.hasCell[node]) return [];
    const steps = must(stepsByNode[node]);
    const used = steps.at(-1)?.used;
    if (used === undefined) return [{ unit, shown: false }];
    return [{ unit, shown: true, invited: must(invited[node]), used, steps }];
  });
}
