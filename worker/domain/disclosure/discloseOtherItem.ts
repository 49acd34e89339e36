import { closedValues } from "../definitions/closedValues.ts";
import type { Item } from "../definitions/definition.ts";
import { must } from "../must.ts";
import { valueCount } from "../scoring/tally.ts";
import { HIDDEN, type ItemCell } from "./disclosedCell.ts";
import { mergeSmallOptions } from "./mergeSmallOptions.ts";
import { EXIT_MENTIONS_MIN, EXIT_REASONS_MIN, OTHER_ITEM_MIN } from "./sizes.ts";

/** When counts of options are shown. */
export interface OptionThresholds {
  /** Answers of the company. */
  readonly answers: number;
  /** People who chose an option before it stands alone. */
  readonly mentions: number;
}

/**
 * 30 answers and options from k. In the exit survey the table of reasons is shown from 10 answers,
 * with reasons from 3 mentions: a list of reasons is all that such a survey has to say.
 */
export const optionThresholds = (item: Item, isExit: boolean, k: number): OptionThresholds =>
  isExit && (item.kind === "single" || item.kind === "multiple")
    ? { answers: Math.max(EXIT_REASONS_MIN, k), mentions: EXIT_MENTIONS_MIN }
    : { answers: Math.max(OTHER_ITEM_MIN, k), mentions: k };

/**
 * An item that is no 1–5 scale (0–10, yes/no, choices): for the whole company only, as counts in
 * which options chosen by too few are merged.
 * @param countsByGroup one row of `valueCount(item)` numbers per ballot group.
 */
export function discloseOtherItem(
  item: Item,
  countsByGroup: ArrayLike<number>,
  { answers, mentions }: OptionThresholds,
): ItemCell {
  const width = valueCount(item);
  const totals = new Float64Array(width);
  for (let at = 0; at < countsByGroup.length; at++) {
    totals[at % width] = must(totals[at % width]) + must(countsByGroup[at]);
  }
  const options = closedValues(item).map(String);
  const people = item.kind === "multiple" ? must(totals[width - 1]) : null;
  const n = people ?? totals.reduce((total, count) => total + count, 0);
  return n >= answers
    ? { shown: true, n, counts: mergeSmallOptions(options, totals, mentions, people) }
    : HIDDEN;
}
