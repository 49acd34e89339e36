import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

const KEY_BYTES = 32;

/**
 * The key of one try at a puzzle: SHA-256 applied `cost` times, first to salt and password.
 * Needs no secure context, unlike the browser's own, and runs the same on server and phone.
 *
 * @param cost rounds, ≥ 1
 * @param password nonce and counter
 * @returns 32 bytes
 * Source: altcha-lib 2.8.0, algorithm `SHA-256`.
 */
export function proofKey(cost: number, salt: Uint8Array, password: Uint8Array): Uint8Array {
  let key = sha256(concatBytes(salt, password));
  for (let round = 1; round < cost; round++) key = sha256(key);
  return key.slice(0, KEY_BYTES);
}
