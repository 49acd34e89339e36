import { narrowRanges } from "./answerRanges.ts";
import type { AuditVerdict, CapturedRelease, CellJson, Leak } from "./captured.ts";
import { classGraph, type Place } from "./classGraph.ts";
import { publishedSums } from "./publishedSums.ts";
import { smallestGroups } from "./smallestGroups.ts";
import { readTree, type Tree } from "./unitTree.ts";

/**
 * Tries to work out of a release what it must not tell. The attacker holds every published figure
 * of every role, the unit tree, and every number of people; he knows nothing of how figures were
 * made safe, and neither does this program, which shares no code with the policy.
 *
 * A mean stands for all sums that it can be a rounding of, a mean with a bound for all that it
 * allows; where the caller gives `sums`, the attacker is taken to know those as well, which is
 * stricter. Each question is decided by itself, T1 on every figure shown, bound or not.
 *
 * @returns whether nothing was found, and everything that was.
 * @throws RangeError where the capture is not one: a broken tree, a cell outside it or twice.
 */
export function auditRelease(captured: CapturedRelease): AuditVerdict {
  const tree = readTree(captured.tree);
  const cells = new Map(captured.results.cells.map((cell) => [placeKey(cell), cell]));
  const leaks = [...auditBallots(captured, tree)];
  for (const item of itemsOf(captured)) leaks.push(...auditItem(captured, tree, cells, item));
  return { passed: leaks.length === 0, leaks };
}

const placeKey = ({ unit, cut }: Place): string => JSON.stringify([unit, cut]);

const smallest = ({ k, minimum = k }: CapturedRelease): number => Math.max(k, minimum);

/** Items of any cell, each once. */
function itemsOf({ results }: CapturedRelease): ReadonlySet<string> {
  return new Set(results.cells.flatMap(({ items }) => Object.keys(items)));
}

function auditBallots(captured: CapturedRelease, tree: Tree): Leak[] {
  const shown = captured.results.cells.filter((cell) => cell.ballots !== undefined);
  const base = captured.baseCells.map(({ unit, cut, ballots }) => ({ unit, cut, n: ballots }));
  return smallestGroups(classGraph(tree, shown.map(toPlace), base), "ballots", captured.k);
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
  const leaks = smallestGroups(graph, item, smallest(captured));
  const ranges = publishedSums(
    graph,
    item,
    (place) => cells.get(placeKey(place))?.items[item],
    captured.sums,
  );
  const narrow = ranges === null ? null : narrowRanges(graph, ranges, item);
  return [...leaks, ...(narrow ?? [contradiction(item)])];
}

const toPlace = ({ unit, cut }: CellJson): Place => ({ unit, cut });

const contradiction = (item: string): Leak => ({
  rule: "other",
  item,
  people: [],
  n: 0,
  subtraction: [],
  reason: "contradiction",
});
