import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { base64UrlToBytes, bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";

const NONCE_BYTES = 24;

/**
 * Seals a text for one place of the phone's storage, at once: what is kept has to be kept before
 * anything is sent, and the browser's own cipher answers later.
 *
 * @param secret 32 bytes
 * @param place authenticated, so that nothing can be moved to another one
 * @param nonce 24 random bytes
 * @returns base64url of nonce, ciphertext and tag
 * Source: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, RFC 8439).
 */
export function sealText(
  secret: Uint8Array,
  place: string,
  text: string,
  nonce: Uint8Array,
): string {
  const utf8 = new TextEncoder();
  const box = xchacha20poly1305(secret, nonce, utf8.encode(place)).encrypt(utf8.encode(text));
  const sealed = new Uint8Array(NONCE_BYTES + box.length);
  sealed.set(nonce);
  sealed.set(box, NONCE_BYTES);
  return bytesToBase64Url(sealed);
}

/** Opens what was sealed for this place; null for anything else. */
export function unsealText(secret: Uint8Array, place: string, sealed: string): string | null {
  const bytes = base64UrlToBytes(sealed);
  if (bytes === null || bytes.length < NONCE_BYTES) return null;
  const [nonce, box] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
  try {
    const plain = xchacha20poly1305(secret, nonce, new TextEncoder().encode(place)).decrypt(box);
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}
