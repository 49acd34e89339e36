import { groupedLetters } from "../domain/tokens/groupedLetters.ts";

const DIGITS = 20;

/**
 * A password of 100 random bits in four groups of five, to be shown once.
 * @param random 13 random bytes
 */
export const oneTimePassword = (random: Uint8Array): string => groupedLetters(random, DIGITS);
