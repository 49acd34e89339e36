import type { BaseCell, CapturedRelease } from "./captured.ts";
import { type ClassGraph, classGraph, type Place } from "./classGraph.ts";
import { readTree } from "./unitTree.ts";

/**
 * The numbers of people that an audit needs, in the coarsest form that suffices: per question one
 * number for each pair of row class and column class. It stands at the deeper of the two published
 * cells, with the cut value where there is a column class, so that `classGraph` sorts it back into
 * the same pair. People of whom nothing is published are left out.
 */
export function classCounts(
  captured: Pick<CapturedRelease, "results" | "tree" | "baseCells">,
): BaseCell[] {
  const { results, baseCells } = captured;
  const tree = readTree(captured.tree);
  const counts = new Map<
    string,
    { unit: string; cut: string | null; ballots: number; nByItem: Record<string, number> }
  >();
  const add = (
    graph: ClassGraph,
    count: (cell: { ballots: number; nByItem: Record<string, number> }, n: number) => void,
  ) => {
    for (const { row, column, n } of graph.arcs) {
      // Both contain these people, so one contains the other; parents stand first.
      const rowUnit = graph.places[row - 1]?.unit;
      const columnPlace = graph.places[column - 1];
      const unit = [rowUnit, columnPlace?.unit]
        .filter((id) => id !== undefined)
        .reduce((a, b) => ((tree.indexById.get(a) ?? 0) > (tree.indexById.get(b) ?? 0) ? a : b));
      const cut = columnPlace?.cut ?? null;
      const key = JSON.stringify([unit, cut]);
      const cell = counts.get(key) ?? { unit, cut, ballots: 0, nByItem: {} };
      counts.set(key, cell);
      count(cell, n);
    }
  };
  const items = new Set(results.cells.flatMap((cell) => Object.keys(cell.items)));
  for (const item of items) {
    const places = results.cells.filter((cell) => cell.items[item]?.shown).map(toPlace);
    const base = baseCells.map(({ unit, cut, nByItem }) => ({ unit, cut, n: nByItem[item] ?? 0 }));
    add(classGraph(tree, places, base), (cell, n) => {
      cell.nByItem[item] = (cell.nByItem[item] ?? 0) + n;
    });
  }
  add(
    classGraph(
      tree,
      // Comments stand only where ballots are told, or where those are kept from all units.
      results.cells.filter(({ ballots }) => ballots !== undefined).map(toPlace),
      baseCells.map(({ unit, cut, ballots }) => ({ unit, cut, n: ballots })),
    ),
    (cell, n) => {
      cell.ballots += n;
    },
  );
  return [...counts.values()];
}

const toPlace = ({ unit, cut }: Place): Place => ({ unit, cut });
