import { base32Digits } from "../domain/tokens/base32.ts";

// Crockford's letters, small: no i, l, o, u to mistake when it is read aloud or typed.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS = 20;

/**
 * A password of 100 random bits in four groups of five, to be shown once.
 * @param random 13 random bytes
 */
export function oneTimePassword(random: Uint8Array): string {
  const letters = base32Digits(random, DIGITS).map((digit) => LETTERS[digit]);
  return letters.join("").replace(/.{5}(?=.)/g, "$&-");
}
