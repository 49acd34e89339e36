import type { Definition } from "../definitions/definition.ts";
import { must } from "../must.ts";
import { ballotUnits } from "./ballotUnits.ts";
import { type ShownCount, toShownCount } from "./sizes.ts";
import { sumUpward } from "./unitTree.ts";
import { groupsToNodes, type WaveCounts } from "./waveCounts.ts";

/**
 * Whether logic makes one counted item depend on another. Then a unit's ballots or used codes,
 * less the answers to the dependent item, would count the answers to the first one.
 */
export const hasDependentItems = (definition: Definition): boolean =>
  definition.items.some((item) => item.kind !== "text" && item.visibleIf !== null);

/** Numbers of a unit that are shown or hidden together. */
export interface BallotFigures {
  /** Absent where nobody knows how many were asked. */
  readonly invited?: number;
  readonly ballots: ShownCount;
}

/**
 * Invited people and ballots of each unit shown for ballots (`ballotUnits`); only the company has
 * them where `hasDependentItems`.
 * @returns per unit of the tree; `null` where hidden.
 */
export function countBallots(counts: WaveCounts): readonly (BallotFigures | null)[] {
  const { tree, k, definition, groups, tally } = counts;
  const ownBallots = groupsToNodes(counts, tally.ballotsByGroup);
  const isNKnown = groups.every(({ invited }) => invited !== null);
  const ownInvited = groupsToNodes(
    counts,
    groups.map(({ invited }) => invited ?? 0),
  );
  const shown = ballotUnits(counts);
  const ballots = sumUpward(tree.parents, ownBallots);
  const invited = sumUpward(tree.parents, ownInvited);
  const isCompanyOnly = hasDependentItems(definition);
  return tree.ids.map((_, node) => {
    const n = must(ballots[node]);
    if (!(shown[node] && n >= k && (node === 0 || !isCompanyOnly))) return null;
    return {
      ...(isNKnown && { invited: must(invited[node]) }),
      ballots: toShownCount(n, k),
    };
  });
}
