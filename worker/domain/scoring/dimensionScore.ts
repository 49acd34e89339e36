import { ok, type Result, refuse } from "../result.ts";
import { itemScore } from "./itemScore.ts";

/**
 * Score of a dimension in a unit: the mean of the 0–100 scores of its *released* item means, so
 * that it says nothing that the items did not already say.
 * @param releasedItemMeans released means in points from 1 to 5, recoded, one per item.
 * @returns 0 to 100, not rounded; no score for a dimension without items.
 * @throws RangeError for a mean outside 1 to 5.
 */
export function dimensionScore(
  releasedItemMeans: readonly number[],
): Result<number, { readonly reason: "no-items" }> {
  if (releasedItemMeans.length === 0) return refuse({ reason: "no-items" });
  const sum = releasedItemMeans.reduce((total, mean) => total + itemScore(mean), 0);
  return ok(sum / releasedItemMeans.length);
}
