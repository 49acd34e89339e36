import { retryWrite } from "./retryWrite.ts";
import { type SealKey, seal, unseal } from "./seal.ts";

/** A comment with all that is known about it: no ballot, no person, no time. */
export interface Comment {
  readonly group: string;
  readonly item: string;
  readonly text: string;
}

const PADDED_BYTES = 2_048;
const BULK_READ_KEYS = 100;
/** What the names of all comments of a wave begin with. */
export const commentPrefix = (wave: string) => `c/${wave}/`;

/**
 * Puts a comment into the box, over an earlier one of the same token and item. It is padded to
 * 2 KiB first, so that its size tells nothing.
 *
 * @param place `keyHex`: 64 hex digits; `iv`: 12 random bytes; `expiration`: real epoch seconds
 * @throws RangeError when it is longer than 2 KiB of JSON, which no valid comment is
 */
export async function putComment(
  box: KVNamespace,
  key: SealKey,
  comment: Comment,
  place: {
    readonly wave: string;
    readonly keyHex: string;
    readonly iv: Uint8Array;
    readonly expiration: number;
  },
): Promise<void> {
  const { group, item, text } = comment;
  const json = new TextEncoder().encode(JSON.stringify({ group, item, text }));
  if (json.length > PADDED_BYTES) throw new RangeError("The comment is longer than 2 KiB.");
  const padded = new Uint8Array(PADDED_BYTES).fill(32);
  padded.set(json);
  const name = commentPrefix(place.wave) + place.keyHex;
  const sealed = await seal(key, name, padded, place.iv);
  await retryWrite(() => box.put(name, sealed, { expiration: place.expiration }));
}

/** Takes a comment out of the box, if it is there. */
export async function deleteComment(box: KVNamespace, wave: string, keyHex: string): Promise<void> {
  await retryWrite(() => box.delete(commentPrefix(wave) + keyHex));
}

/** Names of all comments of a wave in pages of at most 1,000, ordered by name, which is random. */
async function* listCommentNames(
  box: KVNamespace,
  wave: string,
): AsyncGenerator<readonly string[]> {
  let cursor: string | undefined;
  do {
    const page = await box.list({
      prefix: commentPrefix(wave),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page.keys.map(({ name }) => name);
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
}

/**
 * Opens all comments of a wave, at most 100 at a time, in the order of their random names. One that
 * is deleted meanwhile is left out; null is what was not sealed with this key for its own place.
 */
export async function* listComments(
  box: KVNamespace,
  key: SealKey,
  wave: string,
): AsyncGenerator<readonly (Comment | null)[]> {
  for await (const names of listCommentNames(box, wave)) {
    for (let from = 0; from < names.length; from += BULK_READ_KEYS) {
      const values = await box.get(names.slice(from, from + BULK_READ_KEYS));
      yield Promise.all(
        [...values].flatMap(([name, sealed]) =>
          sealed === null ? [] : [openComment(key, name, sealed)],
        ),
      );
    }
  }
}

async function openComment(key: SealKey, name: string, sealed: string): Promise<Comment | null> {
  const padded = await unseal(key, name, sealed).catch(() => null);
  return padded && JSON.parse(new TextDecoder().decode(padded));
}
