import { equalBytes } from "@noble/curves/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { bytesToBase64Url } from "../domain/tokens/base64url.ts";
import type { Deps } from "../env.ts";

const ID_BYTES = 16;

/**
 * A mark for a browser that has signed in to an account, so that guesses by strangers never delay it:
 * a random id and its HMAC-SHA256 under AUTH_SECRET with the e-mail. Nothing of it is stored; it lets
 * nobody in, and says nothing but that the password was known here once.
 */
export function markDevice(deps: Deps, email: string): string {
  const id = bytesToBase64Url(deps.random(ID_BYTES));
  return `${id}.${macOf(deps, id, email)}`;
}

/** The id of a mark, or null where it is none, or one of another account. */
export function readDevice(deps: Deps, mark: string, email: string): string | null {
  const [id = "", mac = ""] = mark.split(".");
  return equalBytes(utf8ToBytes(mac), utf8ToBytes(macOf(deps, id, email))) ? id : null;
}

function macOf({ secrets }: Deps, id: string, email: string): string {
  const told = utf8ToBytes(`anwen/v1|device|${email.toLowerCase()}|${id}`);
  return bytesToBase64Url(hmac(sha256, utf8ToBytes(secrets.authSecret), told));
}
