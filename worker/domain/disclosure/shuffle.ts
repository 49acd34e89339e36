/**
 * A copy in an order that tells nothing (Fisher–Yates, each order equally likely).
 * @param random yields the asked number of random bytes.
 */
export function shuffle<T>(
  list: readonly T[],
  random: (byteCount: number) => Uint8Array,
): readonly T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const pick = drawBelow(last + 1, random);
    const held = shuffled[last] as T;
    shuffled[last] = shuffled[pick] as T;
    shuffled[pick] = held;
  }
  return shuffled;
}

/** A whole number from 0 to `bound` − 1; draws again where a remainder would favour small ones. */
function drawBelow(bound: number, random: (byteCount: number) => Uint8Array): number {
  const limit = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const drawn = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    if (drawn < limit) return drawn % bound;
  }
}
