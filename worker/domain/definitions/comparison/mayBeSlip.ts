import { must } from "../../must.ts";
import { editDistance } from "./editDistance.ts";
import { OPPOSITE_TERMS } from "./oppositeTerms.ts";

/** Languages of a survey, under SurveyJS's own names. */
export type TextLanguage = "zh-cn" | "en";

/** Characters that turn a Chinese sentence round when one of them is added, lost or exchanged. */
const CHINESE_HINGES =
  /[不没无未非否别勿莫免一二三四五六七八九十百千万两几半零每各全都只仅最更多少高低大小长短上下前后早晚快慢内外有能可应须必常]/gu;

/** English words, and beginnings of words, that do the same. */
const ENGLISH_HINGES =
  /\b(?:no|not|never|none|nothing|nobody|neither|nor|without|cannot|all|any|every|each|some|only|always|often|more|most|less|least)\b|n['’]t\b|\b(?:un|dis|non|im|ir|il|in(?=\w{3}))\w*/gu;

const NUMBERS = /\p{N}+(?:[.,]\p{N}+)*/gu;

/** One edit in a Chinese text of at least so many characters. */
const CHINESE_CHARACTERS_PER_EDIT = 7;

/** Edits in an English text, and of each changed word at most one letter in so many. */
const ENGLISH_EDITS_AT_MOST = 2;
const ENGLISH_LETTERS_PER_EDIT = 3;

/**
 * Whether the later text may be the earlier one with a slip of the pen mended: close enough that
 * somebody can be asked whether it is the same question (docs/adr/0048). Punctuation, blanks and
 * letter case never matter. Beyond them:
 *
 * - Chinese: one character added, left out, exchanged, or two neighbours swapped, in a text of at
 *   least 7 characters;
 * - English: as many words as before, at most 2 letters in all and one letter in three of each
 *   changed word;
 * - in both, never a number, a negation, or a word of quantity or degree: 「满意」 and 「不满意」
 *   are one character apart; nor one term in the place of its opposite or neighbour.
 */
export function mayBeSlip(before: string, after: string, language: TextLanguage): boolean {
  if (numbersOf(before) !== numbersOf(after)) return false;
  if (isTurned(before, after, language)) return false;
  return language === "en" ? isEnglishSlip(before, after) : isChineseSlip(before, after);
}

/** Whether a term has gone and another one of its group has come. */
function isTurned(before: string, after: string, language: TextLanguage): boolean {
  const count = (text: string, term: string) =>
    language === "en"
      ? wordsOf(text).filter((word) => word === term).length
      : normalised(text).split(term).length;
  return OPPOSITE_TERMS[language].some((group) => {
    const gained = group.map((term) => count(after, term) - count(before, term));
    return gained.some((more) => more > 0) && gained.some((more) => more < 0);
  });
}

function isChineseSlip(before: string, after: string): boolean {
  const [old, now] = [charactersOf(before), charactersOf(after)];
  const edits = editDistance(old, now);
  if (edits === 0) return true;
  const length = Math.max(old.length, now.length);
  const isSlip = edits === 1 && length >= CHINESE_CHARACTERS_PER_EDIT;
  return isSlip && hingesOf(before, CHINESE_HINGES) === hingesOf(after, CHINESE_HINGES);
}

function isEnglishSlip(before: string, after: string): boolean {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (hingesOf(before, ENGLISH_HINGES) !== hingesOf(after, ENGLISH_HINGES)) return false;
  if (old.length !== now.length) return old.join("") === now.join("");
  let total = 0;
  for (const [index, word] of old.entries()) {
    const changed = must(now[index]);
    const edits = editDistance([...word], [...changed]);
    if (edits * ENGLISH_LETTERS_PER_EDIT > Math.max(word.length, changed.length)) return false;
    total += edits;
  }
  return total <= ENGLISH_EDITS_AT_MOST;
}

const normalised = (text: string): string => text.normalize("NFKC").toLowerCase();

const charactersOf = (text: string): string[] => [
  ...normalised(text).replaceAll(/[\p{P}\p{S}\p{Z}\s]/gu, ""),
];

// An apostrophe is part of its word, a hyphen is not.
const wordsOf = (text: string): string[] =>
  normalised(text)
    .replaceAll(/['’]/gu, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const sorted = (found: readonly string[] | null): string => [...(found ?? [])].sort().join("|");

const numbersOf = (text: string): string => sorted(normalised(text).match(NUMBERS));

const hingesOf = (text: string, hinges: RegExp): string => sorted(normalised(text).match(hinges));
