import { equalBytes } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base32Digits } from "./base32.ts";

const RFC4648_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const RECEIPT_CHARACTERS = 20;

/**
 * Name under which the ballot of a token is stored: HMAC-SHA256(token, "nullifier"), 32 bytes.
 * One token has one, so that a second ballot replaces the first.
 */
export function nullifierOf(token: Uint8Array): Uint8Array {
  return hmac(sha256, token, utf8ToBytes("nullifier"));
}

/**
 * Name under which the comment on an item is stored: HMAC-SHA256(token, "comment|<item>"), 32
 * bytes. Without the token it cannot be matched with the ballot or with another comment.
 */
export function commentKeyOf(token: Uint8Array, itemId: string): Uint8Array {
  return hmac(sha256, token, utf8ToBytes(`comment|${itemId}`));
}

/** Binds a ballot to its token: HMAC-SHA256 over the UTF-8 bytes of the ballot text, 32 bytes. */
export function ballotMac(token: Uint8Array, ballotText: string): Uint8Array {
  return hmac(sha256, token, utf8ToBytes(ballotText));
}

/** Whether `mac` is the one of this token and text; compares without an early exit. */
export function isBallotMac(token: Uint8Array, ballotText: string, mac: Uint8Array): boolean {
  return equalBytes(ballotMac(token, ballotText), mac);
}

/**
 * What the employee keeps to find out later that the ballot was counted: the first 20 characters
 * (100 bits) of the base32 text of SHA-256(nullifier). Source: RFC 4648 §6, upper case.
 */
export function receiptOf(nullifier: Uint8Array): string {
  return base32Digits(sha256(nullifier), RECEIPT_CHARACTERS)
    .map((digit) => RFC4648_ALPHABET.charAt(digit))
    .join("");
}
