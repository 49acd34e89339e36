import { must } from "../must.ts";
import type { Thresholds } from "./protectItem.ts";
import { shuffle } from "./shuffle.ts";
import type { UnitTree } from "./unitTree.ts";

/** Ballots that a pool of comments must come from. */
export const POOL_BALLOTS_MIN = 10;
/** Comments that a pool must hold. */
export const POOL_COMMENTS_MIN = 5;

/** One comment, and the index of the unit (in the tree) that its ballot counts towards. */
export interface Comment {
  readonly item: string;
  readonly node: number;
  readonly text: string;
}

/** The comments of one open item that appear at one unit. */
export interface PlacedComments {
  readonly unit: string;
  readonly item: string;
  readonly texts: readonly string[];
}

/**
 * Places each comment at exactly one unit, or at none: the lowest unit that is shown for ballots
 * and whose still-unplaced people below number at least 10 ballots (and k; in the exit survey 30
 * below the company) with at least 5 comments. Whoever is placed leaves the pool, so the pools of
 * two units never overlap.
 *
 * @param shown units that are shown for ballots (`ballotUnits`), by node.
 * @param ballotsByNode ballots counted at each unit itself, not below it.
 * @returns per item and unit, in shuffled order: the order of arrival must not survive.
 */
export function placeComments(
  tree: UnitTree,
  shown: readonly boolean[],
  ballotsByNode: ArrayLike<number>,
  comments: readonly Comment[],
  thresholds: Pick<Thresholds, "k" | "unitMinimum">,
  random: (byteCount: number) => Uint8Array,
): readonly PlacedComments[] {
  const placed: PlacedComments[] = [];
  for (const [item, ofItem] of Map.groupBy(comments, (comment) => comment.item)) {
    const pools = tree.ids.map((unit, node) => ({
      ...{ unit, node, ballots: must(ballotsByNode[node]) },
      texts: [] as string[],
    }));
    for (const { node, text } of ofItem) pools[node]?.texts.push(text);
    for (const { unit, node, ballots, texts } of pools.toReversed()) {
      const { k, unitMinimum } = thresholds;
      const enough = Math.max(POOL_BALLOTS_MIN, node === 0 ? k : unitMinimum);
      const isEnough = ballots >= enough && texts.length >= POOL_COMMENTS_MIN;
      if (shown[node] && isEnough) {
        placed.push({ unit, item, texts: shuffle(texts, random) });
        continue;
      }
      const above = pools[must(tree.parents[node])];
      if (above === undefined) continue;
      above.ballots += ballots;
      for (const text of texts) above.texts.push(text);
    }
  }
  return placed;
}
