import { dimensionScore } from "../scoring/dimensionScore.ts";
import { roundHalfUp } from "../scoring/roundHalfUp.ts";
import { type DimensionCell, HIDDEN } from "./disclosedCell.ts";
import type { ItemFigures } from "./protectItem.ts";
import { toShownCount } from "./sizes.ts";

/**
 * A dimension in one unit: shown where every item of it is shown there, computed from their
 * released means, so that it adds no information.
 * @param items released figures of all items of the dimension in that unit.
 */
export function discloseDimension(
  items: readonly (ItemFigures | undefined)[],
  k: number,
): DimensionCell {
  const means: number[] = [];
  let smallestN = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (item === undefined || !item.isShown) return HIDDEN;
    means.push(item.mean);
    smallestN = Math.min(smallestN, item.n);
  }
  const score = dimensionScore(means);
  return score.ok
    ? { shown: true, n: toShownCount(smallestN, k), score: roundHalfUp(score.value) }
    : HIDDEN;
}
