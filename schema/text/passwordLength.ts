/** How long a password may be, in characters (code points), whatever each of them takes. */
export const PASSWORD_CHARACTERS = { least: 12, most: 128 } as const;

/**
 * Characters of a password as they are hashed, in Unicode form NFKC: an emoji is one, and a letter
 * with its accent too, whether a keyboard sends them together or apart.
 */
export const countCharacters = (text: string): number => [...text.normalize("NFKC")].length;

/** Whether a password has a length that is taken. */
export const isPasswordLength = (password: string): boolean =>
  countCharacters(password) >= PASSWORD_CHARACTERS.least &&
  countCharacters(password) <= PASSWORD_CHARACTERS.most;
