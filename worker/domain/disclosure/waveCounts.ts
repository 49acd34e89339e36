import type { Definition } from "../definitions/definition.ts";
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

/** Adds up rows of numbers of the ballot groups into rows of the units that they belong to. */
export function groupsToNodes(
  counts: Pick<WaveCounts, "tree" | "groups">,
  rows: ArrayLike<number>,
  width: number,
): Float64Array {
  const byNode = new Float64Array(counts.tree.ids.length * width);
  for (const [group, { node }] of counts.groups.entries()) {
    for (let column = 0; column < width; column++) {
      const at = node * width + column;
      byNode[at] = (byNode[at] ?? 0) + (rows[group * width + column] ?? 0);
    }
  }
  return byNode;
}
