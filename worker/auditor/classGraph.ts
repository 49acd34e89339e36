import type { Term } from "./captured.ts";
import { indexOf, type Tree } from "./unitTree.ts";

/** A place at which a figure is published: a unit, whole or one cut value of it. */
export interface Place {
  readonly unit: string;
  readonly cut: string | null;
}

/** People who are alike in all that is published: same row class, same column class. */
export interface ClassArc {
  /** Vertex of the row class, and of the column class; 0 where they are in none. */
  readonly row: number;
  readonly column: number;
  readonly n: number;
  readonly people: readonly Place[];
}

/**
 * Published figures of one question as a graph. Vertex 0 is the ground; vertex v > 0 is the figure
 * `places[v − 1]`. The people of a whole unit outside its published sub-units are a row class, those
 * of one cut value a column class; every person is an arc from the own row class to the own column
 * class. Units nest, so both kinds of figures are laminar, and a published total is a sum of
 * classes: `above[v]` is the next published figure of the same kind that contains v (0: none).
 */
export interface ClassGraph {
  readonly places: readonly Place[];
  readonly above: Int32Array;
  /** People under each published figure; by vertex. */
  readonly n: Float64Array;
  readonly arcs: readonly ClassArc[];
}

/**
 * Sorts people into classes.
 * @param places where a figure of this question is published.
 * @param base people of this question at each unit itself (not below it) by cut value.
 * @throws RangeError for a place or people outside the tree, or a place that stands twice.
 */
export function classGraph(
  tree: Tree,
  places: readonly Place[],
  base: readonly (Place & { readonly n: number })[],
): ClassGraph {
  const sorted = places
    .map((place) => ({ place, node: indexOf(tree, place.unit) }))
    .sort((a, b) => a.node - b.node);
  const lowest = lowestByCut(tree, sorted);
  const above = new Int32Array(sorted.length + 1);
  for (const [index, { place, node }] of sorted.entries()) {
    const parent = tree.parents[node] ?? -1;
    above[index + 1] = parent < 0 ? 0 : (lowest.get(place.cut)?.[parent] ?? 0);
  }
  const arcs = new Map<number, { row: number; column: number; n: number; people: Place[] }>();
  for (const { unit, cut, n } of base) {
    if (!(n > 0)) continue;
    const node = indexOf(tree, unit);
    const row = lowest.get(null)?.[node] ?? 0;
    const column = cut === null ? 0 : (lowest.get(cut)?.[node] ?? 0);
    if (row === 0 && column === 0) continue;
    const key = row * (sorted.length + 1) + column;
    const arc = arcs.get(key);
    if (arc === undefined) arcs.set(key, { row, column, n, people: [{ unit, cut }] });
    else {
      arc.n += n;
      arc.people.push({ unit, cut });
    }
  }
  const n = new Float64Array(sorted.length + 1);
  for (const arc of arcs.values()) {
    if (arc.row > 0) n[arc.row] = (n[arc.row] ?? 0) + arc.n;
    if (arc.column > 0) n[arc.column] = (n[arc.column] ?? 0) + arc.n;
  }
  for (let vertex = sorted.length; vertex > 0; vertex--) {
    const over = above[vertex] ?? 0;
    if (over > 0) n[over] = (n[over] ?? 0) + (n[vertex] ?? 0);
  }
  return { places: sorted.map(({ place }) => place), above, n, arcs: [...arcs.values()] };
}

/** Per kind of figure: the vertex of the nearest published figure at or above each unit. */
function lowestByCut(
  tree: Tree,
  sorted: readonly { readonly place: Place; readonly node: number }[],
): ReadonlyMap<string | null, Int32Array> {
  const byCut = new Map<string | null, Int32Array>();
  for (const [index, { place, node }] of sorted.entries()) {
    const own = byCut.get(place.cut) ?? new Int32Array(tree.ids.length);
    byCut.set(place.cut, own);
    if (own[node] !== 0) throw new RangeError(`A captured cell of ${place.unit} stands twice.`);
    own[node] = index + 1;
  }
  for (const own of byCut.values()) {
    for (let node = 1; node < own.length; node++) {
      if (own[node] === 0) own[node] = own[tree.parents[node] ?? 0] ?? 0;
    }
  }
  return byCut;
}

/**
 * The published figures whose signed sum is the total of the arcs that leave `inside`. A figure is
 * the sum of its classes, so the coefficient of a figure is the step of the potential between it
 * and the figure above it.
 * @param inside by vertex; no arc may enter it.
 */
export function subtractionOf(graph: ClassGraph, inside: (vertex: number) => boolean): Term[] {
  const ground = inside(0) ? 1 : 0;
  const potential = (vertex: number) =>
    (vertex > 0 && inside(vertex) ? 1 : 0) - (vertex > 0 ? ground : 0);
  const terms: Term[] = [];
  for (const [index, place] of graph.places.entries()) {
    const vertex = index + 1;
    const step = potential(vertex) - potential(graph.above[vertex] ?? 0);
    const coefficient = place.cut === null ? step : -step;
    if (coefficient !== 0) {
      terms.push({ ...place, sign: coefficient > 0 ? 1 : -1, n: graph.n[vertex] ?? 0 });
    }
  }
  return terms.sort((a, b) => b.sign - a.sign || b.n - a.n);
}
