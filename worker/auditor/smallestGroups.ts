import type { Leak } from "./captured.ts";
import { type ClassGraph, subtractionOf } from "./classGraph.ts";
import { FlowNetwork } from "./flowNetwork.ts";

/** Leaks of one question beyond these are more of the same. */
const MOST_LEAKS = 20;

/**
 * T1: groups of fewer than `k` people whose exact total is a signed sum of published totals.
 *
 * Published totals span exactly the sums of row and column classes. A group is such a sum with
 * coefficients 0 and 1 on people ⇔ it is a disjoint union of directed cuts of the class graph (sets
 * of vertices that no arc enters), since a 0/1 difference of potentials takes whole steps. So the
 * smallest one is a minimum non-empty directed cut: for each arc of fewer than k people, the
 * maximum flow from its row to its column class, where no arc may be entered backward at any price.
 *
 * @returns per arc that lies in such a group the smallest group with it, groups not repeated,
 *   smallest first; empty where T1 holds.
 */
export function smallestGroups(graph: ClassGraph, item: string, k: number): Leak[] {
  const network = new FlowNetwork(graph.places.length + 1, graph.arcs.length);
  for (const { row, column, n } of graph.arcs) {
    network.addArc(row, column, Number.NEGATIVE_INFINITY, n, 0);
  }
  const leaks: Leak[] = [];
  const covered = new Set<number>();
  for (const [index, { row, column, n }] of graph.arcs.entries()) {
    if (n >= k || covered.has(index)) continue;
    network.mark();
    if (network.send(row, column, k) < k) {
      const inside = network.reachableFrom(row);
      leaks.push({ ...groupLeak(graph, item, inside, covered), needed: k });
    }
    network.undo();
    if (leaks.length >= MOST_LEAKS) break;
  }
  return leaks.sort((a, b) => a.n - b.n);
}

function groupLeak(
  graph: ClassGraph,
  item: string,
  inside: ReadonlySet<number>,
  covered: Set<number>,
): Leak {
  let n = 0;
  const people: Leak["people"][number][] = [];
  for (const [index, arc] of graph.arcs.entries()) {
    if (!inside.has(arc.row) || inside.has(arc.column)) continue;
    covered.add(index);
    n += arc.n;
    people.push(...arc.people);
  }
  const subtraction = subtractionOf(graph, (vertex) => inside.has(vertex));
  return { rule: "T1", item, people: people.slice(0, 10), n, subtraction };
}
