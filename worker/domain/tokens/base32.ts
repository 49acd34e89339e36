/**
 * The first `count` groups of five bits of some bytes, most significant first, each 0…31.
 *
 * @throws RangeError when the bytes hold fewer than `5 × count` bits
 */
export function base32Digits(bytes: Uint8Array, count: number): number[] {
  if (bytes.length * 8 < count * 5) throw new RangeError("Too few bytes for that many digits.");
  return Array.from({ length: count }, (_, i) => {
    const bit = i * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    return (pair >> (11 - (bit & 7))) & 31;
  });
}
