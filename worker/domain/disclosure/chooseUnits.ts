import { must } from "../must.ts";
import { shownNodes } from "./shownNodes.ts";
import { sumUpward, type UnitTree } from "./unitTree.ts";

/**
 * Units that are shown (rule 2), with a larger minimum for all but the company where `unitMinimum`
 * is above k: then groups and remainders below the company have 0 or at least that many, and the
 * company alone is shown from k.
 * @param weights as in `shownNodes`.
 */
export function chooseUnits(
  tree: UnitTree,
  ownByNode: ArrayLike<number>,
  { k, unitMinimum }: { readonly k: number; readonly unitMinimum: number },
  weights?: readonly number[],
): readonly boolean[] {
  const { parents, hasCell } = tree;
  const total = must(sumUpward(parents, ownByNode)[0]);
  if (total >= unitMinimum || unitMinimum <= k) {
    return shownNodes({ parents, mayShow: hasCell }, ownByNode, unitMinimum, weights);
  }
  return parents.map((_, node) => node === 0 && total >= k);
}
