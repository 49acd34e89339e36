import type { ComparedItem, TextAt } from "./comparedItem.ts";
import type { Difference } from "./difference.ts";
import { isSameText } from "./isSameText.ts";
import { mayBeSlip, type TextLanguage } from "./mayBeSlip.ts";

/** How far one item differs from itself in another version. */
export type ItemChange = Pick<Difference, "pointer" | "code" | "was" | "now">;

/** Changes that leave an item the same question; an edited one was declared so, or is not out. */
export const CORRECTIONS: readonly Difference["code"][] = [
  "item-corrected",
  "item-edited",
  "labels-corrected",
];

/**
 * What differs between two versions of an item: each text once, then what can be answered. Texts
 * that are provably the same are named as corrections.
 */
export function compareItems(before: ComparedItem, after: ComparedItem): ItemChange[] {
  const changes: ItemChange[] = [];
  if (before.wording.length !== after.wording.length) {
    changes.push({ pointer: after.pointer, code: "item-reworded" });
  }
  for (const [index, now] of after.wording.entries()) {
    const was = before.wording[index];
    changes.push(...changeOf(was, now, wordingCode));
  }
  for (const [value, now] of after.labels) {
    changes.push(...changeOf(before.labels.get(value), now, labelsCode));
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

type AreAll = (test: typeof mayBeSlip) => boolean;

/** What an item that is worded otherwise has become; asks of all languages that differ. */
const wordingCode = (areAll: AreAll): Difference["code"] => {
  if (areAll(isSameText)) return "item-corrected";
  return areAll(mayBeSlip) ? "item-edited" : "item-reworded";
};

/** An answer is too short to show what a changed character means. */
const labelsCode = (areAll: AreAll): Difference["code"] =>
  areAll(isSameText) ? "labels-corrected" : "labels-changed";

/** A text that was not there before is told by what can be answered, or by the number of texts. */
function changeOf(
  before: TextAt | undefined,
  { pointer, text: now }: TextAt,
  codeOf: (areAll: AreAll) => Difference["code"],
): ItemChange[] {
  if (before === undefined) return [];
  const was = before.text;
  const differing = LANGUAGES.filter((language) => was[language] !== now[language]);
  if (differing.length === 0) return [];
  const code = codeOf((test) =>
    differing.every((language) => test(was[language], now[language], language)),
  );
  return [{ pointer, code, was, now }];
}
