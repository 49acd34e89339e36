import { meanOfCounts } from "../scoring/meanOfCounts.ts";
import { recodeCounts } from "../scoring/recode.ts";
import { shareSatisfied } from "../scoring/shareSatisfied.ts";
import type { HidingRule } from "./rules.ts";
import { shownNodes } from "./shownNodes.ts";
import { SHARE_MIN } from "./sizes.ts";
import type { UnitTree } from "./unitTree.ts";

/** What a release says of one 1–5 item in one unit. */
export type ItemFigures =
  | { readonly isShown: false; readonly rule: HidingRule }
  | {
      readonly isShown: true;
      readonly n: number;
      /** Recoded mean in points from 1 to 5, rounded to 0.1, halves upward. */
      readonly mean: number;
      /** People with 4 or 5 recoded points; `null` below 20 answers. */
      readonly favourable: number | null;
    };

/**
 * Protects one 1–5 item over the whole tree. This is the release policy for scale items: which
 * units are shown follows from the numbers of answers alone, never from the answers themselves.
 *
 * @param answersByNode five numbers per unit: people at the unit itself who answered 1 to 5, as
 *   given (not recoded).
 * @returns the figures of each unit of the tree, hidden ones with the rule that hides them.
 */
export function protectItem(
  tree: UnitTree,
  answersByNode: ArrayLike<number>,
  isReversed: boolean,
  k: number,
): readonly ItemFigures[] {
  const ownN = tree.ids.map((_, node) => sumOf(histogramAt(answersByNode, node)));
  const shown = shownNodes({ parents: tree.parents, mayShow: tree.hasCell }, ownN, k);
  const totals = histogramsUpward(tree.parents, answersByNode);
  return shown.map((isShown, node) => {
    const counts = recodeCounts(histogramAt(totals, node), isReversed);
    const mean = meanOfCounts(counts);
    const share = shareSatisfied(counts);
    if (!mean.ok || !share.ok || !(mean.value.n >= k)) return { isShown: false, rule: "threshold" };
    if (!isShown) return { isShown: false, rule: "tree" };
    const { n, sum } = mean.value;
    return {
      isShown: true,
      n,
      mean: meanTenths(sum, n) / 10,
      favourable: n >= SHARE_MIN ? share.value.favourable : null,
    };
  });
}

/** Ten times the mean, halves upward, in whole-number arithmetic: no binary fraction decides. */
const meanTenths = (sum: number, n: number): number => Math.floor((20 * sum + n) / (2 * n));

const histogramAt = (counts: ArrayLike<number>, node: number): number[] =>
  [0, 1, 2, 3, 4].map((value) => counts[node * 5 + value] ?? 0);

const sumOf = (counts: readonly number[]): number =>
  counts.reduce((total, count) => total + count, 0);

function histogramsUpward(parents: readonly number[], own: ArrayLike<number>): Float64Array {
  const totals = Float64Array.from(own);
  for (let node = parents.length - 1; node > 0; node--) {
    const parent = parents[node] ?? 0;
    for (let value = 0; value < 5; value++) {
      const at = parent * 5 + value;
      totals[at] = (totals[at] ?? 0) + (totals[node * 5 + value] ?? 0);
    }
  }
  return totals;
}
