import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/**
 * Lower-case hex SHA-256 of exact bytes: the fingerprint of a manifest, and the digest by which a
 * manifest names its survey definition.
 */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
