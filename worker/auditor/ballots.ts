import type { CapturedRelease, Leak } from "./captured.ts";
import { classGraph } from "./classGraph.ts";
import { isNumberOf } from "./numberOf.ts";
import { otherLeak } from "./otherLeak.ts";
import { smallestGroups } from "./smallestGroups.ts";
import { indexOf, type Tree } from "./unitTree.ts";

/**
 * Numbers of ballots, of people asked, and participation count the same people, so their places are
 * one set: T1 on it. A place that only one of them names would split a class of the others.
 */
export function ballotLeaks(captured: CapturedRelease, tree: Tree): Leak[] {
  const { cells } = captured.results;
  const shown = cells.filter((cell) => cell.ballots !== undefined);
  const base = captured.baseCells.map(({ unit, cut, ballots }) => ({ unit, cut, n: ballots }));
  const places = shown.map(({ unit, cut }) => ({ unit, cut }));
  const graph = classGraph(tree, places, base);
  const shownAt = new Map(shown.map((cell) => [keyOf(cell), cell.ballots]));
  const isTrue = graph.places.every((place, index) =>
    isNumberOf(shownAt.get(keyOf(place)), graph.n[index + 1] ?? 0),
  );
  const told = new Set(shown.flatMap(({ unit, cut }) => (cut === null ? [unit] : [])));
  const alone = (captured.participation ?? []).filter((unit) => told.size > 0 && !told.has(unit));
  return [
    ...(isTrue ? [] : [otherLeak("contradiction", "ballots", [])]),
    ...smallestGroups(graph, "ballots", captured.k),
    ...invitedLeaks(captured, tree),
    ...alone.map((unit) => otherLeak("places", "participation", [{ unit, cut: null }])),
  ];
}

const keyOf = ({ unit, cut }: { readonly unit: string; readonly cut: string | null }): string =>
  JSON.stringify([unit, cut]);

/** Numbers of people asked that stand without ballots, below them, or are not what was asked. */
function invitedLeaks({ results, invited }: CapturedRelease, tree: Tree): Leak[] {
  const asked = new Float64Array(tree.ids.length);
  for (const own of invited ?? []) {
    const node = indexOf(tree, own.unit);
    asked[node] = (asked[node] ?? 0) + own.invited;
  }
  for (let node = asked.length - 1; node > 0; node--) {
    const parent = tree.parents[node] ?? 0;
    asked[parent] = (asked[parent] ?? 0) + (asked[node] ?? 0);
  }
  return results.cells.flatMap((cell) => {
    if (cell.invited === undefined) return [];
    const { unit, cut } = cell;
    if (cell.ballots === undefined) return [otherLeak("places", "invited", [{ unit, cut }])];
    const [fewest = Number.NaN] = String(cell.ballots).split("-").map(Number);
    const isAsked = invited === undefined || cell.invited === asked[indexOf(tree, unit)];
    return cell.invited >= fewest && isAsked && cut === null
      ? []
      : [otherLeak("contradiction", "invited", [{ unit, cut }])];
  });
}
