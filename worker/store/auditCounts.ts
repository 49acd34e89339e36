import { retryWrite } from "./retryWrite.ts";

/** Numbers of people that an audit of a release needs, and what they refer to. */
export interface StoredAuditCounts {
  /** The unit tree as it was at launch. */
  readonly tree: readonly { readonly id: string; readonly parentId: string | null }[];
  /** Items of each dimension. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  /** Ballots and valid answers by item. */
  readonly baseCells: readonly {
    readonly unit: string;
    readonly cut: string | null;
    readonly ballots: number;
    readonly nByItem: Readonly<Record<string, number>>;
  }[];
}

// One value for all of them: a large company's would not fit a row of D1.
const nameOf = (wave: string) => `a/${wave}`;

/** Keeps the counts of a release; the same counts again replace themselves. */
export async function writeAuditCounts(
  box: KVNamespace,
  wave: string,
  counts: StoredAuditCounts,
): Promise<void> {
  await retryWrite(() => box.put(nameOf(wave), JSON.stringify(counts)));
}

/** The counts of a release; null where none were kept. */
export const readAuditCounts = (
  box: KVNamespace,
  wave: string,
): Promise<StoredAuditCounts | null> => box.get<StoredAuditCounts>(nameOf(wave), "json");

/** Forgets the counts of a release that never came. */
export const deleteAuditCounts = (box: KVNamespace, wave: string): Promise<void> =>
  retryWrite(() => box.delete(nameOf(wave)));
