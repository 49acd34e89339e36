import { ristretto255 } from "@noble/curves/ed25519.js";
import { ok, type Result, refuse } from "../result.ts";
import type { GroupKey } from "./groupKey.ts";
import { proveEvaluation } from "./proveEvaluation.ts";
import { type RandomBytes, voprf } from "./suite.ts";

/** Bytes of a nonce, a blind, and an encoded element. */
export const ELEMENT_BYTES = 32;
/** Bytes of a proof: two scalars. */
export const PROOF_BYTES = 64;
/** Bytes of a token: one SHA-512 output. */
export const TOKEN_BYTES = 64;

/**
 * The phone's first step: hides a nonce from the server.
 *
 * @param nonce 32 random bytes, never derived from the link
 * @returns `blind` (secret scalar, 32 bytes) and `blinded` (element to send, 32 bytes)
 * Source: RFC 9497 §3.3.1 (Blind).
 */
export function blindNonce(
  nonce: Uint8Array,
  rng: RandomBytes,
): { blind: Uint8Array; blinded: Uint8Array } {
  return voprf.blind(nonce, rng);
}

/**
 * Whether bytes are the canonical encoding of an element other than the identity: what must hold
 * before an invitation is spent on them. Source: RFC 9496 §4.3.1, RFC 9497 §3.3.
 */
export function isBlindedElement(bytes: Uint8Array): boolean {
  if (bytes.length !== ELEMENT_BYTES) return false;
  try {
    return !ristretto255.Point.fromBytes(bytes).equals(ristretto255.Point.ZERO);
  } catch {
    return false;
  }
}

/**
 * The server's step: evaluates a blinded nonce and proves that it used the group's key.
 *
 * @returns `evaluated` (32 bytes) and `proof` (64 bytes), or `point-invalid` when `blinded` is not
 *   the canonical encoding of an element other than the identity
 * Source: RFC 9497 §3.3.2 (BlindEvaluate).
 */
export function evaluateBlinded(
  key: GroupKey,
  blinded: Uint8Array,
  rng: RandomBytes,
): Result<{ evaluated: Uint8Array; proof: Uint8Array }, { reason: "point-invalid" }> {
  if (!isBlindedElement(blinded)) return refuse({ reason: "point-invalid" });
  return ok(proveEvaluation(key, blinded, rng));
}

/**
 * The phone's second step: checks the proof against the public key that the manifest names, then
 * takes the blind off.
 *
 * @returns the 64-byte token, or `proof-invalid` when the answer was not made with that key for
 *   this blinded nonce, or is malformed
 * Source: RFC 9497 §3.3.2 (Finalize).
 */
export function finaliseToken(issued: {
  readonly nonce: Uint8Array;
  readonly blind: Uint8Array;
  readonly blinded: Uint8Array;
  readonly evaluated: Uint8Array;
  readonly proof: Uint8Array;
  readonly publicKey: Uint8Array;
}): Result<Uint8Array, { reason: "proof-invalid" }> {
  const { nonce, blind, blinded, evaluated, proof, publicKey } = issued;
  try {
    return ok(voprf.finalize(nonce, blind, evaluated, blinded, publicKey, proof));
  } catch {
    return refuse({ reason: "proof-invalid" });
  }
}

/**
 * The server's check: the 64-byte token that belongs to a nonce under a group's key, without ever
 * having seen the two together before. Source: RFC 9497 §3.3.1 (Evaluate).
 */
export function evaluateNonce(key: GroupKey, nonce: Uint8Array): Uint8Array {
  return voprf.evaluate(key.secretKey, nonce);
}
