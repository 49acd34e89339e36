import type { RandomBytes } from "../../worker/domain/tokens/suite.ts";

/**
 * Randomness that makes the VOPRF library draw exactly the given scalar (32 bytes, little-endian,
 * 1 … order − 1): it maps the bytes it asks for to (number mod (order − 1)) + 1.
 */
export function drawScalar(scalar: Uint8Array): RandomBytes {
  return (byteCount) => {
    const bytes = new Uint8Array(byteCount);
    bytes.set(scalar);
    let position = 0;
    while (bytes[position] === 0) bytes[position++] = 255;
    bytes[position] = (bytes[position] ?? 0) - 1;
    return bytes;
  };
}

/** A repeatable stream of bytes (xorshift32) for tests that need many different draws. */
export function seededRandom(seed: number): RandomBytes {
  let state = seed | 1;
  return (byteCount) =>
    Uint8Array.from({ length: byteCount }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 255;
    });
}
