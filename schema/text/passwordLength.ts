/** How long a password may be, in characters (code points), whatever each of them takes. */
export const PASSWORD_CHARACTERS = { least: 12, most: 128 } as const;

/** Characters of a text as a person counts them in a password: an emoji is one. */
export const countCharacters = (text: string): number => [...text].length;

/** Whether a password has a length that is taken. */
export const isPasswordLength = (password: string): boolean =>
  countCharacters(password) >= PASSWORD_CHARACTERS.least &&
  countCharacters(password) <= PASSWORD_CHARACTERS.most;
