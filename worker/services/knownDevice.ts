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
function markDevice(deps: Deps, email: string): string {
  const id = bytesToBase64Url(deps.random(ID_BYTES));
  return `${id}.${macOf(deps, id, email)}`;
}

/** So many people may sign in on one computer in turn, each of them known to it. */
const MOST_MARKS = 3;

/**
 * The marks of a browser, with one more for this account; null where it has one already.
 * @param known its marks so far, the newest first
 */
export function addMark(deps: Deps, email: string, known: string): string | null {
  if (readDevice(deps, known, email) !== null) return null;
  return [markDevice(deps, email), ...known.split("~").filter(Boolean)]
    .slice(0, MOST_MARKS)
    .join("~");
}

/** The id of this account's mark among those of a browser; null where it has none. */
export function readDevice(deps: Deps, marks: string, email: string): string | null {
  for (const mark of marks.split("~")) {
    const [id = "", mac = ""] = mark.split(".");
    if (equalBytes(utf8ToBytes(mac), utf8ToBytes(macOf(deps, id, email)))) return id;
  }
  return null;
}

function macOf({ secrets }: Deps, id: string, email: string): string {
  const told = utf8ToBytes(`anwen/v1|device|${email.toLowerCase()}|${id}`);
  return bytesToBase64Url(hmac(sha256, utf8ToBytes(secrets.authSecret), told));
}
