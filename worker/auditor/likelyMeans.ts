import type { ClassGraph } from "./classGraph.ts";
import type { WholeRange } from "./publishedSums.ts";

/** Half the points of a scale: a class mean known less well than this is not known. */
const MOST_UNCERTAINTY = 0.5;

/**
 * A mean of each arc that fits what is published about: where a search for answers begins. The
 * mean of the row class, moved by how the column class differs from the whole unit whose cut it is.
 * @param shareOf favourable share of an arc's people as far as it is published.
 * @returns points from 1 to 5, by arc; a starting point only, so nothing rests on it.
 */
export function likelyMeans(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  shareOf: (arc: number) => number,
): readonly number[] {
  const means = classMeans(graph, ranges);
  const byUnit = new Map<string, { sum: number; n: number }>();
  for (const { column, n } of graph.arcs) {
    const mean = means[column] ?? null;
    const unit = graph.places[column - 1]?.unit;
    if (mean === null || unit === undefined) continue;
    const total = byUnit.get(unit) ?? { sum: 0, n: 0 };
    byUnit.set(unit, { sum: total.sum + n * mean, n: total.n + n });
  }
  return graph.arcs.map(({ row, column }, arc) => {
    // The middle of the sums that this share of favourable answers admits.
    const own = means[row] ?? 2 + 2.5 * shareOf(arc);
    const ofColumn = means[column] ?? null;
    const whole = byUnit.get(graph.places[column - 1]?.unit ?? "");
    if (ofColumn === null || whole === undefined) return own;
    if (row === 0) return ofColumn;
    return Math.max(1, Math.min(5, own + ofColumn - whole.sum / whole.n));
  });
}

/** Mean of each class, by vertex; null where rounding leaves it open. */
function classMeans(graph: ClassGraph, ranges: readonly WholeRange[]): (number | null)[] {
  const classes = ranges.map(({ low, high }, vertex) => ({
    middle: (low + high) / 2,
    spread: (high - low) / 2,
    n: graph.n[vertex] ?? 0,
  }));
  for (let vertex = 1; vertex < ranges.length; vertex++) {
    const above = graph.above[vertex] ?? 0;
    const over = classes[above];
    const range = ranges[vertex];
    if (above === 0 || over === undefined || range === undefined) continue;
    over.middle -= (range.low + range.high) / 2;
    over.spread += (range.high - range.low) / 2;
    over.n -= graph.n[vertex] ?? 0;
  }
  return classes.map(({ middle, spread, n }, vertex) =>
    vertex > 0 && n > 0 && spread <= MOST_UNCERTAINTY * n
      ? Math.max(1, Math.min(5, middle / n))
      : null,
  );
}
