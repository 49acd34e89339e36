/**
 * The key of somebody who signed in with one, held by this browser tab and nowhere else. Who
 * signed in with a password has a cookie instead, which no script can read.
 */
const STORED_AS = "anwen.key";

/** What a key may look like in a header. */
const KEY = /^[\x21-\x7e]{16,200}$/;

/** Keeps a key for this tab. False, and nothing kept, for a text that cannot be a key. */
export function keepKey(typed: string): boolean {
  const key = typed.trim();
  if (!KEY.test(key)) return false;
  sessionStorage.setItem(STORED_AS, key);
  return true;
}

/** Takes the key out of this tab. */
export const dropKey = (): void => sessionStorage.removeItem(STORED_AS);

/** The headers that say who is calling; none where this tab holds no key. */
export function credentialHeaders(): Record<string, string> {
  const key = sessionStorage.getItem(STORED_AS);
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
