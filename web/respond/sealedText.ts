import { gcm } from "@noble/ciphers/aes.js";
import { base64UrlToBytes, bytesToBase64Url } from "../../worker/domain/tokens/base64url.ts";
import { SEAL_NONCE_BYTES } from "./keptSession.ts";
import { quietly } from "./keptTexts.ts";

/**
 * Seals a text for one place of the phone's storage, at once: what is kept has to be kept before
 * anything is sent, and the browser's own AES answers later.
 *
 * @param secret 32 bytes
 * @param place authenticated, so that nothing can be moved to another one
 * @param nonce 12 random bytes
 * @returns base64url of nonce, ciphertext and tag
 * Source: NIST SP 800-38D. `first/browserSeal.ts` does the same by the browser's own AES.
 */
export function sealText(
  secret: Uint8Array,
  place: string,
  text: string,
  nonce: Uint8Array,
): string {
  const utf8 = new TextEncoder();
  const box = gcm(secret, nonce, utf8.encode(place)).encrypt(utf8.encode(text));
  return bytesToBase64Url(Uint8Array.from([...nonce, ...box]));
}

/** Opens what was sealed for this place; null for anything else. */
export function unsealText(secret: Uint8Array, place: string, sealed: string): string | null {
  const bytes = base64UrlToBytes(sealed);
  if (bytes === null) return null;
  const [nonce, box] = [bytes.subarray(0, SEAL_NONCE_BYTES), bytes.subarray(SEAL_NONCE_BYTES)];
  return quietly(() =>
    new TextDecoder().decode(gcm(secret, nonce, new TextEncoder().encode(place)).decrypt(box)),
  );
}
