/**
 * The one place that knows how a caller proves who they are: for now an API key, held by this
 * browser tab and nowhere else.
 */
const STORED_AS = "anwen.key";

/** What a key may look like in a header. */
const KEY = /^[\x21-\x7e]{16,200}$/;

/** Whether this tab holds a credential; it may have been revoked meanwhile. */
export const hasCredential = (): boolean => sessionStorage.getItem(STORED_AS) !== null;

/** Keeps a key for this tab. False, and nothing kept, for a text that cannot be a key. */
export function keepCredential(typed: string): boolean {
  const key = typed.trim();
  if (!KEY.test(key)) return false;
  sessionStorage.setItem(STORED_AS, key);
  return true;
}

/** Signs this tab out. */
export const dropCredential = (): void => sessionStorage.removeItem(STORED_AS);

/** The headers that say who is calling; none where nobody is signed in. */
export function credentialHeaders(): Record<string, string> {
  const key = sessionStorage.getItem(STORED_AS);
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
