import type { Leak } from "./captured.ts";
import { type ClassGraph, subtractionOf } from "./classGraph.ts";
import { FlowNetwork } from "./flowNetwork.ts";
import type { WholeRange } from "./publishedSums.ts";

/** Points by which the possible answers of everybody must differ. */
export const MIN_WIDTH = 2;

/**
 * The sums of points as a flow: each arc of the class graph carries the sum of its people, each
 * published figure its total between the figure above it and itself.
 * @param start the sum to begin with for each arc of the graph; any number within its bounds.
 * @returns the network; the arcs of the graph are its first ones, by their index.
 */
export function sumNetwork(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  start: (arc: number) => number,
): FlowNetwork {
  const network = new FlowNetwork(graph.places.length + 1, graph.arcs.length + graph.places.length);
  for (const [index, { row, column, n }] of graph.arcs.entries()) {
    network.addArc(row, column, n, 5 * n, start(index));
  }
  for (const [index, { cut }] of graph.places.entries()) {
    const vertex = index + 1;
    const above = graph.above[vertex] ?? 0;
    const { low, high } = ranges[vertex] ?? { low: 0, high: 0 };
    const middle = Math.floor((low + high) / 2);
    if (cut === null) network.addArc(above, vertex, low, high, middle);
    else network.addArc(vertex, above, low, high, middle);
  }
  return network;
}

/** Least and most that one of n people can have answered, when their sum is low to high. */
export function answersOfOne(
  n: number,
  low: number,
  high: number,
): readonly [least: number, most: number] {
  return [Math.max(1, low - 5 * (n - 1)), Math.min(5, high - (n - 1))];
}

/**
 * T2: people whose answer the published means pin to a range narrower than two points.
 *
 * Sums are a circulation with whole bounds, so the possible sums of an arc are all whole numbers
 * between its least and its most, and both are found by augmenting. Within an arc nobody is told
 * apart, hence the range of one person follows from that of the sum.
 *
 * @returns the leaks, or null where no answers at all give these figures.
 */
export function narrowRanges(
  graph: ClassGraph,
  ranges: readonly WholeRange[],
  item: string,
): Leak[] | null {
  const network = sumNetwork(graph, ranges, (arc) => 3 * (graph.arcs[arc]?.n ?? 0));
  if (!network.settle()) return null;
  const leaks: Leak[] = [];
  for (const [index, { n, people, row, column }] of graph.arcs.entries()) {
    const now = network.flowOf(index);
    const [least, most] = answersOfOne(n, now, now);
    if (most - least >= MIN_WIDTH) continue;
    // Beyond n + 4 and 5n − 4 a sum tells nothing more of one person.
    const high = network.push(index, 1, Math.max(0, n + 4 - now));
    const low = network.push(index, -1, Math.max(0, high - (5 * n - 4)));
    const range = answersOfOne(n, Math.min(now, low), Math.max(now, high));
    if (range[1] - range[0] >= MIN_WIDTH) continue;
    // The whole class that they are part of: what is published of it is what pins them.
    const subtraction = subtractionOf(graph, (vertex) =>
      row > 0 ? vertex === row : vertex !== column,
    );
    leaks.push({ rule: "T2", item, people: people.slice(0, 10), n, subtraction, range });
  }
  return leaks;
}
