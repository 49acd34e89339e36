import type { ClassArc, ClassGraph } from "./classGraph.ts";

/** The nearest figure with a favourable count at or above each vertex, of the same kind. */
export function nearestShared(
  graph: ClassGraph,
  favourableAt: readonly (number | null)[],
): Int32Array {
  const sharedAt = new Int32Array(graph.places.length + 1);
  // Figures stand parents first.
  for (let vertex = 1; vertex < sharedAt.length; vertex++) {
    const isShared = (favourableAt[vertex] ?? null) !== null;
    sharedAt[vertex] = isShared ? vertex : (sharedAt[graph.above[vertex] ?? 0] ?? 0);
  }
  return sharedAt;
}

/** People, and favourable ones among them, whose nearest published count is each vertex. */
export function countsOfClasses(
  graph: ClassGraph,
  favourableAt: readonly (number | null)[],
  sharedAt: Int32Array,
): { n: number; count: number }[] {
  const classes = Array.from(sharedAt, (shared, vertex) =>
    vertex > 0 && shared === vertex
      ? { n: graph.n[vertex] ?? 0, count: favourableAt[vertex] ?? 0 }
      : { n: 0, count: 0 },
  );
  for (let vertex = 1; vertex < sharedAt.length; vertex++) {
    const over = classes[sharedAt[graph.above[vertex] ?? 0] ?? 0];
    if (sharedAt[vertex] !== vertex || over === undefined || over.n === 0) continue;
    over.n -= graph.n[vertex] ?? 0;
    over.count -= favourableAt[vertex] ?? 0;
  }
  return classes;
}

/** Arcs by a number that each of them has, the largest first: they have most room. */
export function arcsBy(
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
