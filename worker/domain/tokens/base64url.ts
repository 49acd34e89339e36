const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE_BY_CODE_UNIT = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUE_BY_CODE_UNIT[ALPHABET.charCodeAt(value)] = value;

/** Encodes bytes as base64url without padding. Source: RFC 4648 §5. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let bitCount = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    bitCount += 8;
    while (bitCount >= 6) {
      bitCount -= 6;
      text += ALPHABET.charAt((bits >> bitCount) & 63);
    }
  }
  return bitCount > 0 ? text + ALPHABET.charAt((bits << (6 - bitCount)) & 63) : text;
}

/**
 * Decodes base64url without padding, or returns null for anything but the one canonical text of
 * those bytes: other characters, padding, an impossible length, or left-over bits that are not 0.
 * Source: RFC 4648 §3.5 and §5.
 */
export function base64UrlToBytes(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array((text.length * 6) >> 3);
  let bits = 0;
  let bitCount = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUE_BY_CODE_UNIT[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[length++] = (bits >> bitCount) & 255;
    }
  }
  return (bits & ((1 << bitCount) - 1)) === 0 ? bytes : null;
}
