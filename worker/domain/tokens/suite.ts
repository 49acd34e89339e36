import { ristretto255_oprf } from "@noble/curves/ed25519.js";

/** Draws that many random bytes; the caller's duty to make them unpredictable. */
export type RandomBytes = (byteCount: number) => Uint8Array;

interface Voprf {
  deriveKeyPair(
    seed: Uint8Array,
    info: Uint8Array,
  ): { secretKey: Uint8Array; publicKey: Uint8Array };
  blind(input: Uint8Array, rng: RandomBytes): { blind: Uint8Array; blinded: Uint8Array };
  blindEvaluate(
    secretKey: Uint8Array,
    publicKey: Uint8Array,
    blinded: Uint8Array,
    rng: RandomBytes,
  ): { evaluated: Uint8Array; proof: Uint8Array };
  finalize(
    input: Uint8Array,
    blind: Uint8Array,
    evaluated: Uint8Array,
    blinded: Uint8Array,
    publicKey: Uint8Array,
    proof: Uint8Array,
  ): Uint8Array;
  evaluate(secretKey: Uint8Array, input: Uint8Array): Uint8Array;
}

/**
 * The verifiable mode (0x01) of ristretto255-SHA512. The library's published types leave out
 * `evaluate` of this mode, which exists when it runs; this is the one place that says so.
 * Source: RFC 9497 §3.3.2 and §4.1.
 */
export const voprf = ristretto255_oprf.voprf as unknown as Voprf;
