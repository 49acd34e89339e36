import type { CapturedRelease, Leak } from "./captured.ts";
import { classGraph } from "./classGraph.ts";
import { otherLeak } from "./otherLeak.ts";
import type { Tree } from "./unitTree.ts";

/** Ballots from which comments may come, and comments that may stand together. */
const POOL_MIN = { ballots: 10, comments: 5 } as const;

/**
 * Comments stand at one unit for everybody below it whose comments do not stand lower. Those people
 * must number at least 10 (and k), with at least 5 comments, and no more comments than people: a
 * comment that stood twice would tell who is in the one pool and not in the other. Where units show
 * how many ballots they have, comments may stand only at such a unit. Where only the company does, a
 * capture need not tell how many people a pool comes from (it would tell what else it keeps from
 * units); then only the comments are counted.
 */
export function commentLeaks(captured: CapturedRelease, tree: Tree): Leak[] {
  const { cells, comments } = captured.results;
  const counted = new Set(
    cells.flatMap(({ unit, cut, ballots }) =>
      cut === null && ballots !== undefined ? [unit] : [],
    ),
  );
  const base = captured.baseCells.map(({ unit, ballots }) => ({ unit, cut: null, n: ballots }));
  const leaks: Leak[] = [];
  for (const [item, placed] of Map.groupBy(comments, (pool) => pool.item)) {
    const places = placed.map(({ unit }) => ({ unit, cut: null }));
    const graph = classGraph(tree, places, base);
    for (const [index, place] of graph.places.entries()) {
      const ballots = graph.arcs.find(({ row }) => row === index + 1)?.n ?? 0;
      const texts = placed.find(({ unit }) => unit === place.unit)?.texts.length ?? 0;
      const isTold = ballots > 0 || counted.size > 1 || counted.has(place.unit);
      const isLarge = !isTold || ballots >= Math.max(POOL_MIN.ballots, captured.k, texts);
      const isPlacedWell = counted.size <= 1 || counted.has(place.unit);
      if (!isLarge || !isPlacedWell || texts < POOL_MIN.comments) {
        leaks.push(otherLeak("comments", item, [place], ballots));
      }
    }
  }
  return leaks;
}
