import { createHash } from "node:crypto";
import { nullifierOf } from "../../worker/domain/tokens/ballotToken.ts";
import { deriveGroupKey } from "../../worker/domain/tokens/groupKey.ts";
import { hashInvitationCode } from "../../worker/domain/tokens/invitationCode.ts";
import { evaluateBlinded, evaluateNonce } from "../../worker/domain/tokens/voprf.ts";
import type { OpenedBox } from "./openBox.ts";
import type { BoxEntry, DatabaseDump } from "./openStore.ts";

/** One invitation, in the order in which the people answered. */
export interface Answered {
  /** Normalised, 16 characters; the attacker can compute it from CODE_KEY. */
  readonly code: string;
  readonly personId: string;
  /** What D1 holds since that answer: 32 bytes as lower-case hex. */
  readonly blinded: string;
}

/** All that somebody holds who has seen every state of D1, all secrets, and KV once after close. */
export interface View {
  readonly wave: string;
  /** The one ballot group of the wave. */
  readonly group: string;
  readonly order: readonly Answered[];
  /** D1 after everything; `invitation` rows in the order in which D1 stores them. */
  readonly database: DatabaseDump;
  /** Everything in KV, in name order. */
  readonly listing: readonly BoxEntry[];
  readonly box: OpenedBox;
}

/**
 * A guess: names of KV keys (ballots or comments), one per person in the order of answering. Where
 * a guess names nothing, or a name twice, the rest is filled up in name order.
 */
type Strategy = (view: View) => readonly (string | undefined)[];

/** Ways to match ballots with invitations that an honest attacker would try. */
export const BALLOT_STRATEGIES: Readonly<Record<string, Strategy>> = {
  "listing order is the order of answering": ballotNames,
  "listing order is the opposite order": (view) => ballotNames(view).toReversed(),
  "listing order is the order of D1's rows": (view) => alongRows(view, ballotNames(view)),
  "order of sealing randomness": (view) => sortedBy(view, (entry) => sealedOf(entry).slice(0, 16)),
  "order of ciphertexts": (view) => sortedBy(view, (entry) => sealedOf(entry).slice(16)),
  "order of sizes": (view) => sortedBy(view, (entry) => sizeOf(entry)),
  "order of expiry": (view) => sortedBy(view, (entry) => entry.expiration ?? 0),
  "order of blinded nonces is that of nullifiers": (view) =>
    alongRanks(
      view.order.map(({ blinded }) => blinded),
      ballotNames(view),
    ),
  "order of evaluations is that of nullifiers": (view) =>
    alongRanks(evaluationsOf(view), ballotNames(view)),
  "nearest nullifier to the evaluation": (view) => nearest(evaluationsOf(view), ballotNames(view)),
  "nonce computed from the code": (view) =>
    byNonce(view, ({ code }) => [
      new Uint8Array(createHash("sha256").update(code).digest()),
      hashInvitationCode(code),
      new TextEncoder().encode(code),
    ]),
  "nonce computed from the person": (view) =>
    byNonce(view, ({ personId }) => [
      new Uint8Array(createHash("sha256").update(personId).digest()),
      new TextEncoder().encode(personId),
    ]),
  "blinded nonce taken for the nonce": (view) => byNonce(view, ({ blinded }) => [hexOf(blinded)]),
  "evaluation taken for the token": (view) =>
    evaluationsOf(view).map((evaluated) => nameOf(view, nullifierOf(hexOf(evaluated)))),
  "receipts in D1 in the order of answering": (view) => {
    const rows = (view.database.release_receipt ?? []).map(({ receipt }) => String(receipt));
    const byReceipt = new Map(ballotNames(view).map((name) => [receiptOfName(name), name]));
    return rows.map((receipt) => byReceipt.get(receipt));
  },
};

/** The same for comments, of which everybody wrote one. */
export const COMMENT_STRATEGIES: Readonly<Record<string, Strategy>> = {
  "listing order is the order of answering": commentNames,
  "listing order is the order of D1's rows": (view) => alongRows(view, commentNames(view)),
  "order of sealing randomness": (view) =>
    namesBy(
      view.listing.filter(({ name }) => name.startsWith("c/")),
      (entry) => entry.value,
    ),
  "order of sizes": (view) =>
    namesBy(
      view.listing.filter(({ name }) => name.startsWith("c/")),
      (entry) => entry.value.length,
    ),
  "order of ballots in the listing": (view) => {
    // If the n-th ballot belonged to the n-th comment, one link would give the other.
    const ballots = ballotNames(view);
    const comments = commentNames(view);
    return view.order.map((_, i) => comments[ballots.length - 1 - i]);
  },
  "order of the published comments": (view) => {
    const nameByText = new Map(view.box.comments.map(({ text, name }) => [text, name]));
    return (view.database.release_comment ?? [])
      .toSorted((a, b) => Number(a.position) - Number(b.position))
      .map(({ body }) => nameByText.get(String(body)));
  },
};

/** How many of the guesses are right; `truth` holds the right names in the order of answering. */
export function countMatches(
  guess: readonly (string | undefined)[],
  truth: readonly string[],
): number {
  const taken = new Set<string>();
  const known = new Set(truth);
  const fixed = truth.map((_, i) => {
    const name = guess[i];
    if (name === undefined || !known.has(name) || taken.has(name)) return undefined;
    taken.add(name);
    return name;
  });
  const rest = truth.filter((name) => !taken.has(name)).sort();
  return fixed.filter((name, i) => (name ?? rest.shift()) === truth[i]).length;
}

/**
 * Probability that guessing blindly in so many waves matches at least `matches` people. Fixed
 * points of a random order have the Poisson distribution with mean 1 in all moments up to the
 * number of people, and waves are independent. (Montmort 1708)
 */
export function chanceOfMatches(waves: number, matches: number): number {
  let term = Math.exp(-waves);
  let below = 0;
  for (let count = 0; count < matches; count++) {
    below += term;
    term *= waves / (count + 1);
  }
  // Summed from the top where the lower sum has no digits left.
  if (below < 1 - 1e-9) return 1 - below;
  let above = 0;
  for (let count = matches; count < matches + 200; count++) {
    above += term;
    term *= waves / (count + 1);
  }
  return above;
}

function ballotNames({ listing }: View): string[] {
  return listing.map(({ name }) => name).filter((name) => name.startsWith("b/"));
}

function commentNames({ listing }: View): string[] {
  return listing.map(({ name }) => name).filter((name) => name.startsWith("c/"));
}

const hexOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, "hex"));
const sealedOf = (entry: BoxEntry): string => (entry.metadata as { c: string }).c;
const sizeOf = (entry: BoxEntry): number => JSON.stringify([entry.metadata, entry.value]).length;

function namesBy(entries: readonly BoxEntry[], key: (entry: BoxEntry) => string | number) {
  return entries
    .map((entry) => ({ name: entry.name, key: key(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ name }) => name);
}

const sortedBy = (view: View, key: (entry: BoxEntry) => string | number): string[] =>
  namesBy(
    view.listing.filter(({ name }) => name.startsWith("b/")),
    key,
  );

/** Gives the n-th row of D1's invitations the n-th name. */
function alongRows({ database, order }: View, names: readonly string[]) {
  const rows = (database.invitation ?? []).filter(({ blinded }) => blinded !== null);
  const rowOf = new Map(rows.map(({ person_id }, row) => [person_id, row]));
  return order.map(({ personId }) => names[rowOf.get(personId) ?? -1]);
}

/** Gives whoever has the n-th smallest value the n-th name. */
function alongRanks(values: readonly string[], names: readonly string[]) {
  const rank = new Map(values.toSorted().map((value, i) => [value, i]));
  return values.map((value) => names[rank.get(value) ?? -1]);
}

/** Gives each in turn the free name with the fewest differing bits. */
function nearest(values: readonly string[], names: readonly string[]) {
  const free = new Map(names.map((name) => [name, hexOf(name.slice(-64))]));
  return values.map((value) => {
    const bytes = hexOf(value);
    let best: string | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [name, nullifier] of free) {
      let bits = 0;
      for (const [i, byte] of nullifier.entries()) {
        for (let rest = byte ^ (bytes[i] ?? 0); rest > 0; rest >>= 1) bits += rest & 1;
      }
      if (bits < fewest) [best, fewest] = [name, bits];
    }
    if (best !== undefined) free.delete(best);
    return best;
  });
}

const keyOf = ({ box, wave, group }: View) => deriveGroupKey(box.seed, wave, group);

const evaluations = new WeakMap<View, readonly string[]>();

/** What the group's key makes of each person's blinded nonce, in the order of answering. */
function evaluationsOf(view: View): readonly string[] {
  const known = evaluations.get(view);
  if (known !== undefined) return known;
  const key = keyOf(view);
  const ones = (byteCount: number) => new Uint8Array(byteCount).fill(1);
  const made = view.order.map(({ blinded }) => {
    const evaluation = evaluateBlinded(key, hexOf(blinded), ones);
    if (!evaluation.ok) throw new Error("D1 holds a blinded nonce that is none.");
    return Buffer.from(evaluation.value.evaluated).toString("hex");
  });
  evaluations.set(view, made);
  return made;
}

const nameOf = ({ wave }: View, nullifier: Uint8Array): string =>
  `b/${wave}/${Buffer.from(nullifier).toString("hex")}`;

/** With the group's key every guessed nonce leads straight to its ballot. */
function byNonce(view: View, noncesOf: (answered: Answered) => readonly Uint8Array[]) {
  const names = new Set(ballotNames(view));
  const key = keyOf(view);
  return view.order.map((answered) =>
    noncesOf(answered)
      .map((nonce) => nameOf(view, nullifierOf(evaluateNonce(key, nonce))))
      .find((name) => names.has(name)),
  );
}

/** First 100 bits of SHA-256(nullifier) in RFC 4648 base32, computed by whoever lists KV. */
function receiptOfName(name: string): string {
  const digest = createHash("sha256")
    .update(hexOf(name.slice(-64)))
    .digest("hex");
  const bits = BigInt(`0x${digest}`) >> 156n;
  return Array.from({ length: 20 }, (_, i) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number((bits >> BigInt(5 * (19 - i))) & 31n)),
  ).join("");
}
