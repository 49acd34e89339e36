import type { CapturedRelease, ItemJson } from "./captured.ts";
import type { ClassGraph } from "./classGraph.ts";

/** Whole numbers that a published figure admits; both ends included. */
export interface WholeRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The sums of n answers that a displayed mean admits: its preimage. With t = ten times the mean,
 * rounded half up, S ∈ [⌈n(2t − 1)/20⌉, ⌈n(2t + 1)/20⌉ − 1]. A mean "at least" is rounded down and
 * one "at most" up, so either says no more than S ≥ n·t/10, or S ≤ n·t/10. Never outside [n, 5n].
 * @returns null where the figure is no mean, or no sum admits it.
 */
export function sumsBehind(figure: ItemJson, n: number): WholeRange | null {
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
 * The numbers of favourable people that a shown share admits; null where it says nothing of them.
 * A share with a bound stands for that many and all beyond.
 */
export function favourablesBehind({ share, shareBounds }: ItemJson, n: number): WholeRange | null {
  if (share !== undefined) {
    return {
      low: share.bound === "atMost" ? 0 : share.favourable,
      high: share.bound === "atLeast" ? n : share.favourable,
    };
  }
  const [low, high] = shareBounds ?? [];
  return low === undefined || high === undefined ? null : { low, high };
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
): readonly WholeRange[] | null {
  const known = new Map(
    sums?.flatMap((sum) => (sum.item === item ? [[`${sum.unit} ${sum.cut}`, sum.sum]] : [])),
  );
  const ranges: WholeRange[] = [{ low: 0, high: 0 }];
  for (const [index, place] of graph.places.entries()) {
    const n = graph.n[index + 1] ?? 0;
    const shown = sumsBehind(figures[index] ?? { shown: false }, n);
    const sum = known.get(`${place.unit} ${place.cut}`);
    if (shown === null || (sum !== undefined && !(sum >= n && sum <= 5 * n))) return null;
    ranges.push(sum === undefined ? shown : { low: sum, high: sum });
  }
  return ranges;
}
