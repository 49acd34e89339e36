/**
 * The first `count` groups of five bits of some bytes, most significant first, each 0…31.
 *
 * @throws RangeError when the bytes hold fewer than `5 × count` bits
 */
export function base32Digits(bytes: Uint8Array, count: number): number[] {
  if (bytes.length * 8 < count * 5) throw new RangeError("Too few bytes for that many digits.");
  return Array.from({ length: count }, (_, i) => {
    const bit = i * 5;
    const [high = 0, low = 0] = bytes.subarray(bit >> 3);
    return (((high << 8) | low) >> (11 - (bit & 7))) & 31;
  });
}
