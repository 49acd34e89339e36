import { base64UrlToBytes, bytesToBase64Url } from "../domain/tokens/base64url.ts";

const IV_BYTES = 12;
const utf8 = new TextEncoder();

/** AES-GCM key for everything in one wave's ballot box. */
export type SealKey = CryptoKey;

/**
 * Derives the key that seals ballots and comments of a wave: HKDF-SHA256 of the wave's seed with
 * information `anwen/v1|seal|<wave>`. Once the seed is gone nothing can be opened any more.
 * Source: RFC 5869.
 */
export async function deriveSealKey(waveSeed: Uint8Array, wave: string): Promise<SealKey> {
  const material = await crypto.subtle.importKey("raw", waveSeed, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: new Uint8Array(32),
      info: utf8.encode(`anwen/v1|seal|${wave}`),
    },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** An AES-GCM key from 32 raw bytes. */
export function importSealKey(rawKey: Uint8Array): Promise<SealKey> {
  return crypto.subtle.importKey("raw", rawKey, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * Seals bytes for one place of the store. The name of the place is authenticated, so that nothing
 * can be moved to another wave or key.
 *
 * @param iv 12 random bytes, never used twice
 * @returns base64url of iv ‖ ciphertext ‖ tag: 28 bytes more than the plain bytes
 * Source: NIST SP 800-38D.
 */
export async function seal(
  key: SealKey,
  place: string,
  plain: Uint8Array,
  iv: Uint8Array,
): Promise<string> {
  if (iv.length !== IV_BYTES) throw new RangeError("A seal needs 12 bytes of randomness.");
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: utf8.encode(place) },
    key,
    plain,
  );
  const sealed = new Uint8Array(IV_BYTES + ciphertext.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(ciphertext), IV_BYTES);
  return bytesToBase64Url(sealed);
}

/**
 * Opens what was sealed for this place.
 * @throws when it was sealed with another key, for another place, or was changed since
 */
export async function unseal(key: SealKey, place: string, sealed: string): Promise<Uint8Array> {
  const bytes = base64UrlToBytes(sealed);
  if (bytes === null) throw new Error("What stands in the store was never sealed.");
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes.subarray(0, IV_BYTES), additionalData: utf8.encode(place) },
    key,
    bytes.subarray(IV_BYTES),
  );
  return new Uint8Array(plain);
}
