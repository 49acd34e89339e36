import { closedValues } from "../definitions/closedValues.ts";
import type { Item } from "../definitions/definition.ts";
import { valueCount } from "../scoring/tally.ts";
import { HIDDEN, type ItemCell } from "./disclosedCell.ts";
import { mergeSmallOptions } from "./mergeSmallOptions.ts";
import { OTHER_ITEM_MIN } from "./sizes.ts";

/**
 * An item that is no 1–5 scale (0–10, yes/no, choices): for the whole company only, from 30
 * answers, as counts in which options chosen by fewer than k are merged.
 * @param countsByGroup one row of `valueCount(item)` numbers per ballot group.
 */
export function discloseOtherItem(
  item: Item,
  countsByGroup: ArrayLike<number>,
  k: number,
): ItemCell {
  const width = valueCount(item);
  const totals = new Float64Array(width);
  for (let at = 0; at < countsByGroup.length; at++) {
    totals[at % width] = (totals[at % width] ?? 0) + (countsByGroup[at] ?? 0);
  }
  const options = closedValues(item).map(String);
  const n =
    item.kind === "multiple"
      ? (totals[width - 1] ?? 0)
      : totals.reduce((total, count) => total + count, 0);
  return n >= Math.max(OTHER_ITEM_MIN, k)
    ? { shown: true, n, counts: mergeSmallOptions(options, totals, k) }
    : HIDDEN;
}
