import type { ClassArc, ClassGraph } from "./classGraph.ts";
import { likelyMeans } from "./likelyMeans.ts";
import type { WholeRange } from "./publishedSums.ts";

/** Favourable share where none is published. */
const UNKNOWN_SHARE = 0.4;

/** What is published of one item, and what a search for answers needs to know of it. */
export interface JointQuestion {
  readonly graph: ClassGraph;
  /** Sums that the published means admit, by vertex. */
  readonly ranges: readonly WholeRange[];
  /** Favourable people that the published shares admit, by vertex; null where there is none. */
  readonly favourableAt: readonly (WholeRange | null)[];
  /** The nearest figure with a share at or above each vertex, of the same kind. */
  readonly sharedAt: Int32Array;
  /** Favourable people whose nearest share is each vertex; null where there is none. */
  readonly classCounts: readonly (number | null)[];
  /** Arcs with the same row class, and with the same column class; by vertex. */
  readonly arcsAt: ReadonlyMap<number, readonly number[]>;
  /** Arcs whose row class counts towards the same share; by its vertex. */
  readonly arcsSharing: ReadonlyMap<number, readonly number[]>;
  /** A mean for each arc to begin with, in points. */
  readonly means: readonly number[];
}

/**
 * @param ranges sums that the published means admit, by vertex.
 * @param favourableAt favourable people that the published shares admit, by vertex; null for none.
 */
export function jointQuestion(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  favourableAt: readonly (WholeRange | null)[],
): JointQuestion {
  const sharedAt = nearestShared(graph, favourableAt);
  const classes = countsOfClasses(graph, favourableAt, sharedAt);
  const shareOf = (arc: number): number => {
    const { n, count } = classes[sharedAt[graph.arcs[arc]?.row ?? 0] ?? 0] ?? { n: 0, count: 0 };
    return n > 0 ? Math.max(0, Math.min(1, count / n)) : UNKNOWN_SHARE;
  };
  return {
    graph,
    ranges,
    favourableAt,
    sharedAt,
    classCounts: classes.map(({ n, count }) => (n > 0 ? count : null)),
    arcsAt: arcsBy(graph, ({ row, column }) => [row, column].filter((vertex) => vertex > 0)),
    arcsSharing: arcsBy(graph, ({ row }) => [sharedAt[row] ?? 0]),
    means: likelyMeans(graph, ranges, shareOf),
  };
}

/** The nearest figure with a favourable count at or above each vertex, of the same kind. */
function nearestShared(
  graph: ClassGraph,
  favourableAt: readonly (WholeRange | null)[],
): Int32Array {
  const sharedAt = new Int32Array(graph.places.length + 1);
  // Figures stand parents first.
  for (let vertex = 1; vertex < sharedAt.length; vertex++) {
    const isShared = (favourableAt[vertex] ?? null) !== null;
    sharedAt[vertex] = isShared ? vertex : (sharedAt[graph.above[vertex] ?? 0] ?? 0);
  }
  return sharedAt;
}

const middleOf = (range: WholeRange | null | undefined): number =>
  range == null ? 0 : (range.low + range.high) / 2;

/** People, and favourable ones among them as far as published, whose nearest such figure is each vertex. */
function countsOfClasses(
  graph: ClassGraph,
  favourableAt: readonly (WholeRange | null)[],
  sharedAt: Int32Array,
): { n: number; count: number }[] {
  const classes = Array.from(sharedAt, (shared, vertex) =>
    vertex > 0 && shared === vertex
      ? { n: graph.n[vertex] ?? 0, count: middleOf(favourableAt[vertex]) }
      : { n: 0, count: 0 },
  );
  for (let vertex = 1; vertex < sharedAt.length; vertex++) {
    const over = classes[sharedAt[graph.above[vertex] ?? 0] ?? 0];
    if (sharedAt[vertex] !== vertex || over === undefined || over.n === 0) continue;
    over.n -= graph.n[vertex] ?? 0;
    over.count -= middleOf(favourableAt[vertex]);
  }
  return classes;
}

/** Arcs by a number that each of them has, the largest first: they have most room. */
function arcsBy(
  graph: ClassGraph,
  keysOf: (arc: ClassArc) => readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const byKey = new Map<number, number[]>();
  for (const [index, arc] of graph.arcs.entries()) {
    for (const key of keysOf(arc)) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [index]);
      else list.push(index);
    }
  }
  for (const list of byKey.values()) {
    list.sort((a, b) => (graph.arcs[b]?.n ?? 0) - (graph.arcs[a]?.n ?? 0));
  }
  return byKey;
}
