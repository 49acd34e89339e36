import { base32Digits } from "./base32.ts";

// Crockford's letters, small: no i, l, o, u to mistake when it is read aloud or typed.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Random letters of five bits each in groups of five, to be read aloud or typed.
 *
 * @param random at least `5 × count` random bits
 * @throws RangeError when there are fewer
 */
export function groupedLetters(random: Uint8Array, count: number): string {
  const letters = base32Digits(random, count).map((digit) => LETTERS[digit]);
  return letters.join("").replace(/.{5}(?=.)/g, "$&-");
}
