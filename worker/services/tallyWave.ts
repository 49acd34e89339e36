import type { Definition } from "../domain/definitions/definition.ts";
import { unpackBallot } from "../domain/definitions/unpackBallot.ts";
import { countBallot, emptyTally, type Tally } from "../domain/scoring/tally.ts";
import { receiptOf } from "../domain/tokens/ballotToken.ts";
import { listBallots, openBallots, type SealedBallot } from "../store/ballotBox.ts";
import type { SealKey } from "../store/seal.ts";
import {
  addToDigest,
  type BoxDigest,
  emptyDigest,
  isSameBox,
  nullifierInName,
} from "../store/tally.ts";

/** The counted contents of a ballot box. */
export interface CountedBox {
  readonly tally: Tally;
  /** One per counted ballot, sorted. */
  readonly receipts: readonly string[];
  /** Entries that were no ballot of this wave and count nowhere. */
  readonly unreadable: number;
}

/** What counting needs of a wave. */
export interface BallotSource {
  readonly wave: string;
  readonly definition: Definition;
  readonly groupCount: number;
  readonly sealKey: SealKey;
}

/**
 * Listings of a box that never comes to rest are given up: one call has 1,000 operations, of which
 * reading 60,000 comments takes 660. A first count and its check are always made.
 */
const MOST_LISTINGS = 200;

/**
 * Counts all ballots of a closed wave, page by page: memory holds one page, the counts, and the
 * receipts. A write may show elsewhere only after a while, so the box is listed again until two
 * passes agree; a pass that saw something new counts anew.
 * @throws when the box does not come to rest.
 */
export async function tallyWave(box: KVNamespace, source: BallotSource): Promise<CountedBox> {
  for (let listings = 0; listings < MOST_LISTINGS; ) {
    const { counted, digest } = await countOnce(box, source);
    // A page for each 1,000, and the same once more to compare; a small box is given up as soon.
    listings += 2 * Math.max(10, Math.ceil(digest.count / 1_000));
    if (isSameBox(digest, await digestOnce(box, source.wave))) return counted;
  }
  throw new Error("The ballot box of a closed wave keeps changing.");
}

async function digestOnce(box: KVNamespace, wave: string): Promise<BoxDigest> {
  const digest = emptyDigest();
  for await (const page of listBallots(box, wave)) addToDigest(digest, page);
  return digest;
}

async function countOnce(
  box: KVNamespace,
  { wave, definition, groupCount, sealKey }: BallotSource,
): Promise<{ counted: CountedBox; digest: BoxDigest }> {
  const digest = emptyDigest();
  const tally = emptyTally(definition, groupCount);
  const receipts: string[] = [];
  let unreadable = 0;
  for await (const page of listBallots(box, wave)) {
    addToDigest(digest, page);
    for (const [index, packed] of (await openPage(sealKey, page)).entries()) {
      const ballot = packed && unpackBallot(definition, packed);
      const sealed = page[index];
      if (!ballot?.ok || sealed === undefined || !(ballot.value.groupIndex < groupCount)) {
        unreadable += 1;
        continue;
      }
      countBallot(tally, definition, ballot.value.groupIndex, ballot.value.answers);
      receipts.push(receiptOf(nullifierInName(sealed)));
    }
  }
  return { counted: { tally, receipts: receipts.sort(), unreadable }, digest };
}

/** Opens a page; only where that fails is each opened by itself, to find what is no ballot. */
async function openPage(
  key: SealKey,
  page: readonly SealedBallot[],
): Promise<(Uint8Array | null)[]> {
  try {
    return await openBallots(key, page);
  } catch {
    return Promise.all(
      page.map(async (ballot) => {
        const [packed = null] = await openBallots(key, [ballot]).catch(() => []);
        return packed;
      }),
    );
  }
}
