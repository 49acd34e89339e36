/**
 * Punctuation without a sense of its own: no %, & or the like, no apostrophe within a word, and
 * nothing directly before a number (3.5, -1, 1–3).
 */
const PUNCTUATION = /(?![%‰#&@/\\*'])\p{P}(?!\p{N})|(?<!\p{L})'|'(?!\p{L})/gu;

const HAN_BLANK = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu;

/** Never doubled on purpose: 「我我」, "the the". Others are: 「人人」, 「派出所所长」, "had had". */
const DOUBLED_HAN = /(?<=([我您们了]))\1/gu;
const DOUBLED_WORD = /\b(the|a|an|of|and|my|our|your) (?=\1\b)/giu;

/**
 * Whether two texts are provably the same sentence: they differ in nothing but blanks, punctuation,
 * or the width and form in which a character is encoded, or the later one leaves out a character or
 * word that stood twice by mistake. Strict: where in doubt they are not (docs/adr/0048). Letter case
 * is one of the doubts ("IT" and "it").
 */
export function isSameText(before: string, after: string): boolean {
  const [old, now] = [bare(before), bare(after)];
  return old === now || undoubled(old) === now;
}

const bare = (text: string): string =>
  [...text]
    // ², ½ and ① are other characters than 2 and 1: behind a number they make another number.
    .map((one) => (/(?!\p{Script=Han})[\p{No}\p{So}]/u.test(one) ? one : one.normalize("NFKC")))
    .join("")
    .normalize("NFC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(PUNCTUATION, " ")
    .replaceAll(/[\p{Z}\s]+/gu, " ")
    .replaceAll(HAN_BLANK, "")
    .trim();

const undoubled = (text: string): string =>
  text.replaceAll(DOUBLED_HAN, "").replaceAll(DOUBLED_WORD, "");
