import { hexToBytes } from "@noble/hashes/utils.js";
import type { SealedBallot } from "./ballotBox.ts";

/** What tells two listings of a box apart: number of ballots, and XOR of their names. */
export interface BoxDigest {
  count: number;
  readonly names: Uint8Array;
}

/** The digest of an empty listing. */
export const emptyDigest = (): BoxDigest => ({ count: 0, names: new Uint8Array(32) });

/** The nullifier that a ballot lies under: 32 bytes. */
export const nullifierInName = (ballot: Pick<SealedBallot, "name">): Uint8Array =>
  hexToBytes(ballot.name.slice(-64));

/** Takes a page of a listing into a digest (changes it). */
export function addToDigest(digest: BoxDigest, page: readonly SealedBallot[]): void {
  for (const ballot of page) {
    digest.count += 1;
    for (const [at, byte] of nullifierInName(ballot).entries()) {
      digest.names[at] = (digest.names[at] ?? 0) ^ byte;
    }
  }
}

/** Whether two listings saw the same ballots. */
export const isSameBox = (a: BoxDigest, b: BoxDigest): boolean =>
  a.count === b.count && a.names.every((byte, at) => byte === b.names[at]);
