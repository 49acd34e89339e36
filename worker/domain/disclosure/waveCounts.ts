import type { Definition } from "../definitions/definition.ts";
import { must } from "../must.ts";
import type { Tally } from "../scoring/tally.ts";
import type { Comment } from "./placeComments.ts";
import type { Thresholds } from "./protectItem.ts";
import { CUT_MIN, EXIT_UNIT_MIN, SHARE_MIN } from "./sizes.ts";
import type { UnitTree } from "./unitTree.ts";

/** All that the release of a wave is made from: counts, and the texts of open items. */
export interface WaveCounts {
  readonly definition: Definition;
  /** Smallest group that is ever published, at least 5. */
  readonly k: number;
  readonly tree: UnitTree;
  /** Cut values of the wave; empty without a cut. */
  readonly cutValues: readonly string[];
  /** Whether the wave's policy shows breakdowns by cut value at all. */
  readonly showsCuts: boolean;
  /**
   * Ballot groups by their index; `node` is the index of the unit in the tree, `cut` one of
   * `cutValues` or null for the people without one; `invited` is null where nobody knows how many
   * were asked.
   */
  readonly groups: readonly {
    readonly node: number;
    readonly cut: string | null;
    readonly invited: number | null;
  }[];
  readonly tally: Tally;
  /** Units of which participation has been told. */
  readonly participationUnits: ReadonlySet<string>;
  readonly comments: readonly Comment[];
}

/** The survey of leavers: few people, so branches need 30 of them. */
export const isExitSurvey = ({ slug }: Pick<Definition, "slug">): boolean => slug === "exit";

/** How large groups of a wave must be. */
export const thresholdsOf = ({
  definition,
  k,
  showsCuts,
}: Pick<WaveCounts, "definition" | "k" | "showsCuts">): Thresholds => ({
  k,
  unitMinimum: isExitSurvey(definition) ? Math.max(EXIT_UNIT_MIN, k) : k,
  shareMinimum: SHARE_MIN,
  cutMinimum: showsCuts ? CUT_MIN : Number.POSITIVE_INFINITY,
});

/** Adds up numbers of the ballot groups into numbers of the units themselves. */
export function groupsToNodes(
  { tree, groups }: Pick<WaveCounts, "tree" | "groups">,
  byGroup: ArrayLike<number>,
): Float64Array {
  const byNode = new Float64Array(tree.ids.length);
  for (const [group, { node }] of groups.entries()) {
    byNode[node] = must(byNode[node]) + must(byGroup[group]);
  }
  return byNode;
}
