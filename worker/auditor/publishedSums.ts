import type { CapturedRelease, ItemJson } from "./captured.ts";
import type { ClassGraph } from "./classGraph.ts";

/** Sums of points that a published figure admits; both ends included. */
export interface SumRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The sums of n answers that a displayed mean admits: its preimage. With t = ten times the mean,
 * rounded half up, S ∈ [⌈n(2t − 1)/20⌉, ⌈n(2t + 1)/20⌉ − 1]. A mean "at least" is rounded down and
 * one "at most" up, so either says no more than S ≥ n·t/10, or S ≤ n·t/10. Never outside [n, 5n].
 * @returns null where the figure is no mean, or no sum admits it.
 */
export function sumsBehind(figure: ItemJson, n: number): SumRange | null {
  const { mean, atLeast, atMost } = figure;
  let low = n;
  let high = 5 * n;
  if (mean !== undefined) {
    const tenths = Math.round(10 * mean);
    low = Math.max(low, Math.ceil((n * (2 * tenths - 1)) / 20));
    high = Math.min(high, Math.ceil((n * (2 * tenths + 1)) / 20) - 1);
  } else if (atLeast !== undefined) {
    low = Math.max(low, Math.ceil((n * Math.round(10 * atLeast)) / 10));
  } else if (atMost !== undefined) {
    high = Math.min(high, Math.floor((n * Math.round(10 * atMost)) / 10));
  } else return null;
  return low <= high ? { low, high } : null;
}

/**
 * Ranges of the sums of all published figures of an item, by vertex (index 0, the ground, unused).
 * @param figures the published figure of each place of the graph, in its order.
 * @returns null where a figure contradicts the number of people.
 */
export function publishedSums(
  graph: ClassGraph,
  item: string,
  figures: readonly (ItemJson | undefined)[],
  sums: CapturedRelease["sums"],
): readonly SumRange[] | null {
  const known = new Map(
    sums?.flatMap((sum) => (sum.item === item ? [[`${sum.unit} ${sum.cut}`, sum.sum]] : [])),
  );
  const ranges: SumRange[] = [{ low: 0, high: 0 }];
  for (const [index, place] of graph.places.entries()) {
    const n = graph.n[index + 1] ?? 0;
    const shown = sumsBehind(figures[index] ?? { shown: false }, n);
    const sum = known.get(`${place.unit} ${place.cut}`);
    if (shown === null || (sum !== undefined && !(sum >= n && sum <= 5 * n))) return null;
    ranges.push(sum === undefined ? shown : { low: sum, high: sum });
  }
  return ranges;
}
