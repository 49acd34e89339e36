import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { ok, type Result, refuse } from "../result.ts";
import { base32Digits } from "./base32.ts";

const CROCKFORD_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_CHARACTERS = 15;
const CODE_CHARACTERS = DATA_CHARACTERS + 1;
const FIELD_POLYNOMIAL = 0b100101; // x⁵ + x² + 1

/**
 * The invitation code of one holder: 15 characters of Crockford base32 (the first 75 bits of
 * HMAC-SHA256(codeKey, "<wave>|<group>|<holder>")) and one check character. The same arguments
 * always give the same code, so that codes need not be stored.
 *
 * @param codeKey the server's secret for codes, 32 bytes
 * @param holder a person's id, or a slip's number
 * @returns 16 upper-case characters
 * @throws RangeError when the wave or group contains `|`
 */
export function makeInvitationCode(
  codeKey: Uint8Array,
  wave: string,
  group: string,
  holder: string,
): string {
  if (wave.includes("|") || group.includes("|")) {
    throw new RangeError("The id of a wave or group must not contain a vertical bar.");
  }
  return codeOfBytes(hmac(sha256, codeKey, utf8ToBytes(`${wave}|${group}|${holder}`)));
}

/**
 * The first 75 bits of some bytes as a code: 15 characters of Crockford base32 and a check
 * character.
 * @throws RangeError for fewer than 10 bytes
 */
export function codeOfBytes(bytes: Uint8Array): string {
  const digits = base32Digits(bytes, DATA_CHARACTERS);
  return [...digits, checkDigit(digits)].map((digit) => CROCKFORD_ALPHABET.charAt(digit)).join("");
}

/**
 * Reads a code as a person types it: any case, full-width letters, spaces and hyphens anywhere, I
 * and L for 1, O for 0. The check character finds every single wrong character and every swap of
 * two neighbours.
 *
 * @returns the 16 upper-case characters, or `code-character` (one that never occurs in a code),
 *   `code-length` (not 16 of them), `code-check` (a typing error)
 * Source: Crockford's base32 for the alphabet and what it forgives.
 */
export function readInvitationCode(
  typed: string,
): Result<string, { reason: "code-length" | "code-character" | "code-check" }> {
  const code = typed
    .normalize("NFKC")
    .replace(/[\s\u00ad\u200b-\u200d\u2010-\u2015\u2212\ufeff-]/gu, "")
    .toUpperCase()
    .replace(/[IL]/g, "1")
    .replace(/O/g, "0");
  const digits = Array.from(code, (character) => CROCKFORD_ALPHABET.indexOf(character));
  if (digits.includes(-1)) return refuse({ reason: "code-character" });
  if (digits.length !== CODE_CHARACTERS) return refuse({ reason: "code-length" });
  if (checkDigit(digits.slice(0, DATA_CHARACTERS)) !== digits[DATA_CHARACTERS]) {
    return refuse({ reason: "code-check" });
  }
  return ok(code);
}

/** SHA-256 of a normalised code, 32 bytes: the only form in which a server keeps it. */
export function hashInvitationCode(code: string): Uint8Array {
  return sha256(utf8ToBytes(code));
}

// Σ αⁱ·dᵢ over GF(32), α = 2, i = 1 … 15. The powers of α are distinct and none is 1 here, hence
// one changed digit, or two swapped neighbours (the check digit included), always change the sum.
function checkDigit(digits: readonly number[]): number {
  let sum = 0;
  for (const digit of [...digits].reverse()) sum = timesAlpha(sum ^ digit);
  return sum;
}

function timesAlpha(element: number): number {
  const doubled = element << 1;
  return doubled & 32 ? doubled ^ FIELD_POLYNOMIAL : doubled;
}
