import { base64UrlToBytes, bytesToBase64Url } from "../../../worker/domain/tokens/base64url.ts";
import { SEAL_NONCE_BYTES } from "../keptSession.ts";

/*
 * What `sealedText.ts` does, by the browser's own AES and SHA-256: a moment later, and without the
 * 5 KB of a cipher in the served page, which has to be there in one go.
 */

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** SHA-256 of a text. */
export const sha256 = (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  crypto.subtle.digest("SHA-256", utf8(text)).then((digest) => new Uint8Array(digest));

const importSecret = (secret: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", Uint8Array.from(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

const gcm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8(place),
});

/** As `sealText`. */
export function sealSoon(secret: Uint8Array, place: string, text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(SEAL_NONCE_BYTES));
  return importSecret(secret)
    .then((key) => crypto.subtle.encrypt(gcm(nonce, place), key, utf8(text)))
    .then((box) => bytesToBase64Url(Uint8Array.from([...nonce, ...new Uint8Array(box)])));
}

/** As `unsealText`. */
export function unsealSoon(
  secret: Uint8Array,
  place: string,
  sealed: string,
): Promise<string | null> {
  const bytes = Uint8Array.from(base64UrlToBytes(sealed) ?? []);
  const [nonce, box] = [bytes.slice(0, SEAL_NONCE_BYTES), bytes.slice(SEAL_NONCE_BYTES)];
  return importSecret(secret)
    .then((key) => crypto.subtle.decrypt(gcm(nonce, place), key, box))
    .then((plain) => new TextDecoder().decode(plain))
    .catch(() => null);
}
