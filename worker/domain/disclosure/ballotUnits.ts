import { must } from "../must.ts";
import { chooseUnits } from "./chooseUnits.ts";
import { sumUpward } from "./unitTree.ts";
import { groupsToNodes, thresholdsOf, type WaveCounts } from "./waveCounts.ts";

/**
 * Units that are shown for ballots (rule 2): at most these have a number of ballots, and comments.
 *
 * Participation has told of some units already, and what was told cannot be taken back. Both count
 * the same people, so they are chosen as one set: as many as possible of the units that
 * participation has told of (all, unless tokens were fetched and no ballot came), then as many
 * others as possible, then those with most people.
 * @returns per node of the tree.
 */
export function ballotUnits(counts: Omit<WaveCounts, "comments">): readonly boolean[] {
  const { tree, tally, participationUnits } = counts;
  const own = groupsToNodes(counts, tally.ballotsByGroup);
  const ballots = sumUpward(tree.parents, own);
  // One unit of a higher rank outweighs all of the lower ones together; so small that people only
  // decide between sets of equally many units.
  const rank = tree.ids.length + 1;
  const tieBreak = 1 / (rank * (must(ballots[0]) + 1));
  const weights = tree.ids.map((unit, node) => {
    if (node === 0) return rank * rank;
    return (participationUnits.has(unit) ? rank : 1) + tieBreak * must(ballots[node]);
  });
  return chooseUnits(tree, own, thresholdsOf(counts), weights);
}
