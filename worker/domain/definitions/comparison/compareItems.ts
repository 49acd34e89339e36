import type { ComparedItem, TextAt } from "./comparedItem.ts";
import type { Difference } from "./difference.ts";
import { isTypo, type TextLanguage } from "./isTypo.ts";

/** How far one item differs from itself in another version. */
export type ItemChange = Pick<Difference, "pointer" | "code">;

/** Changes that leave an item the same question. */
const CORRECTIONS: readonly Difference["code"][] = ["item-corrected", "labels-corrected"];

/**
 * What differs between two versions of an item: each text once, then what can be answered. Mended
 * slips of the pen are named as corrections.
 */
export function compareItems(before: ComparedItem, after: ComparedItem): ItemChange[] {
  const changes: ItemChange[] = [];
  if (before.wording.length !== after.wording.length) {
    changes.push({ pointer: after.pointer, code: "item-reworded" });
  }
  for (const [index, now] of after.wording.entries()) {
    const code = changeOf(before.wording[index], now, "item-corrected", "item-reworded");
    if (code !== null) changes.push({ pointer: now.pointer, code });
  }
  for (const [value, now] of after.labels) {
    const code = changeOf(before.labels.get(value), now, "labels-corrected", "labels-changed");
    if (code !== null) changes.push({ pointer: now.pointer, code });
  }
  if (before.answering !== after.answering) {
    changes.push({ pointer: after.pointer, code: "answering-changed" });
  }
  return changes;
}

/** Whether two versions of an item are one question, so that their figures can be compared. */
export const isSameQuestion = (
  before: ComparedItem | undefined,
  after: ComparedItem | undefined,
): boolean =>
  before !== undefined &&
  after !== undefined &&
  compareItems(before, after).every(({ code }) => CORRECTIONS.includes(code));

const LANGUAGES: readonly TextLanguage[] = ["zh-cn", "en"];

/** A text that was not there before is told by what can be answered, or by the number of texts. */
function changeOf<C>(
  before: TextAt | undefined,
  after: TextAt,
  corrected: C,
  changed: C,
): C | null {
  if (before === undefined) return null;
  const differing = LANGUAGES.filter((language) => before.text[language] !== after.text[language]);
  if (differing.length === 0) return null;
  return differing.every((language) =>
    isTypo(before.text[language], after.text[language], language),
  )
    ? corrected
    : changed;
}
