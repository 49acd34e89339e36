/// <reference path="./commonPasswordList.d.ts" />
import passwords from "@zxcvbn-ts/language-common/dist/passwords.json.mjs";
import { PASSWORD_CHARACTERS } from "../../schema/text/passwordLength.ts";

/** With fewer different characters a password is a pattern ("aaaaaaaaaaaa", "121212121212"). */
const LEAST_DIFFERENT = 5;

// Shorter ones are refused for their length.
const common = new Set(passwords.filter(({ length }) => length >= PASSWORD_CHARACTERS.least));

/** Whether a password is among those that guessers try first, in whatever case. */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return common.has(plain) || new Set(plain).size < LEAST_DIFFERENT;
}
