import { retryWrite } from "./retryWrite.ts";
import { type SealKey, seal, unseal } from "./seal.ts";

/** A ballot as it lies in the box: the place says nothing about who or when. */
export interface SealedBallot {
  /** KV key: `b/<wave>/<nullifier in hex>`. */
  readonly name: string;
  /** base64url of the sealed packed ballot. */
  readonly sealed: string;
}

/** What the names of all ballots of a wave begin with. */
export const ballotPrefix = (wave: string) => `b/${wave}/`;

/**
 * Puts a ballot into the box, over an earlier one of the same token. The ciphertext stands in the
 * key's metadata, so that listing reads 1,000 ballots at once; all of a wave have one length.
 *
 * @param ballot `nullifierHex`: 64 hex digits; `packed`: at most 700 plain bytes; `iv`: 12 random
 *   bytes; `expiration`: real epoch seconds
 */
export async function putBallot(
  box: KVNamespace,
  key: SealKey,
  ballot: {
    readonly wave: string;
    readonly nullifierHex: string;
    readonly packed: Uint8Array;
    readonly iv: Uint8Array;
    readonly expiration: number;
  },
): Promise<void> {
  const name = ballotPrefix(ballot.wave) + ballot.nullifierHex;
  const metadata = { c: await seal(key, name, ballot.packed, ballot.iv) };
  await retryWrite(() => box.put(name, "", { metadata, expiration: ballot.expiration }));
}

/** All sealed ballots of a wave in pages of at most 1,000, ordered by name, which is random. */
export async function* listBallots(
  box: KVNamespace,
  wave: string,
): AsyncGenerator<readonly SealedBallot[]> {
  let cursor: string | undefined;
  do {
    const page = await box.list<{ c: string }>({
      prefix: ballotPrefix(wave),
      ...(cursor === undefined ? {} : { cursor }),
    });
    yield page.keys.map(({ name, metadata }) => ({ name, sealed: metadata?.c ?? "" }));
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
}

/**
 * Opens sealed ballots into packed ones, in the same order.
 * @throws when one of them was not sealed with this key for its own place
 */
export function openBallots(key: SealKey, ballots: readonly SealedBallot[]): Promise<Uint8Array[]> {
  return Promise.all(ballots.map(({ name, sealed }) => unseal(key, name, sealed)));
}
