import { narrowRanges } from "./answerRanges.ts";
import { ballotLeaks } from "./ballots.ts";
import type { AuditVerdict, CapturedRelease, CellJson, ItemJson, Leak } from "./captured.ts";
import { type ClassGraph, classGraph, type Place } from "./classGraph.ts";
import { commentLeaks } from "./comments.ts";
import { jointlyNarrowRanges } from "./jointRanges.ts";
import { isNumberOf } from "./numberOf.ts";
import { otherFigureLeaks } from "./otherFigures.ts";
import { otherLeak } from "./otherLeak.ts";
import { favourablesBehind, publishedSums } from "./publishedSums.ts";
import { smallestGroups } from "./smallestGroups.ts";
import { readTree, type Tree } from "./unitTree.ts";

/**
 * Tries to work out of a release what it must not tell. The attacker holds every published figure
 * of every role, the unit tree, and every number of people; he knows nothing of how figures were
 * made safe, and neither does this program, which shares no code with the policy.
 *
 * A mean stands for all sums that it can be a rounding of, a mean with a bound for all that it
 * allows; where the caller gives `sums`, the attacker is taken to know those as well, which is
 * stricter. Each question is decided by itself: T1 on every figure shown, bound or not; T2 on the
 * means; T3 where favourable counts stand beside them.
 *
 * @returns whether nothing was found, and everything that was.
 * @throws RangeError where the capture is not one: a broken tree, a cell outside it or twice.
 */
export function auditRelease(captured: CapturedRelease): AuditVerdict {
  const tree = readTree(captured.tree);
  const cells = new Map(captured.results.cells.map((cell) => [placeKey(cell), cell]));
  const leaks = [
    ...ballotLeaks(captured, tree),
    ...commentLeaks(captured, tree),
    ...otherFigureLeaks(captured, tree.ids[0] ?? ""),
  ];
  for (const item of itemsOf(captured)) leaks.push(...auditItem(captured, tree, cells, item));
  return { passed: leaks.length === 0, leaks };
}

const placeKey = ({ unit, cut }: Place): string => JSON.stringify([unit, cut]);

/** Items of any cell, each once. */
function itemsOf({ results }: CapturedRelease): ReadonlySet<string> {
  return new Set(results.cells.flatMap(({ items }) => Object.keys(items)));
}

function auditItem(
  captured: CapturedRelease,
  tree: Tree,
  cells: ReadonlyMap<string, CellJson>,
  item: string,
): Leak[] {
  const shown = captured.results.cells.filter(({ items }) => {
    const figure = items[item];
    return figure?.shown === true && figure.counts === undefined;
  });
  if (shown.length === 0) return [];
  const base = captured.baseCells.map(({ unit, cut, nByItem }) => ({
    unit,
    cut,
    n: nByItem[item] ?? 0,
  }));
  const graph = classGraph(tree, shown.map(toPlace), base);
  const figures = graph.places.map((place) => cells.get(placeKey(place))?.items[item]);
  const { k, minimum = k } = captured;
  const groups = smallestGroups(graph, item, shown.length > 1 ? Math.max(k, minimum) : k);
  return [...groups, ...auditAnswers(captured, graph, figures, item)];
}

/** T2 and T3: what the values of an item tell of single answers. */
function auditAnswers(
  captured: CapturedRelease,
  graph: ClassGraph,
  figures: readonly (ItemJson | undefined)[],
  item: string,
): Leak[] {
  const favourableAt = [
    null,
    ...figures.map((figure, index) =>
      favourablesBehind(figure ?? { shown: false }, graph.n[index + 1] ?? 0),
    ),
  ];
  const areCountsTrue = figures.every((figure, index) => {
    const n = graph.n[index + 1] ?? 0;
    const { favourable = 0, rest = n - favourable } = figure?.share ?? {};
    return isNumberOf(figure?.n, n) && favourable + rest === n;
  });
  const ranges = areCountsTrue ? publishedSums(graph, item, figures, captured.sums) : null;
  if (ranges === null) return [otherLeak("contradiction", item, [])];
  const byMeans = narrowRanges(graph, ranges, item);
  if (byMeans === null) return [otherLeak("contradiction", item, [])];
  if (favourableAt.every((count) => count === null)) return byMeans;
  const together = jointlyNarrowRanges(graph, ranges, favourableAt, item, byMeans);
  return [...byMeans, ...(together ?? [otherLeak("undecided", item, [])])];
}

const toPlace = ({ unit, cut }: CellJson): Place => ({ unit, cut });
