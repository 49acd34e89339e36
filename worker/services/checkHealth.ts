import type { Deps } from "../env.ts";
import { tryBox } from "../store/boxProbe.ts";
import { readKeysInUse, tryToWrite } from "../store/keyInUse.ts";
import { findLostBallots, type LostBallots } from "./lostBallots.ts";

export type CheckState = "ok" | "failed" | "not-tried";

/** What was tried, and how it went. */
export interface Health {
  readonly checks: {
    readonly databaseRead: CheckState;
    readonly databaseWrite: CheckState;
    readonly boxRead: CheckState;
    readonly boxWrite: CheckState;
    readonly ballots: CheckState;
  };
  readonly lost: readonly LostBallots[];
}

/** Strangers may ask: no store is tried more often than this, however many ask. */
const TRIED_EVERY_MS = { embedded: 1_000, deployed: 60_000 };
const triedByDeps = new WeakMap<Deps, { atMs: number; health: Promise<Health> }>();

/**
 * Tries the stores: reads, and where a write costs nothing (an embedded server) writes too.
 * @returns the last outcome where that is recent enough; never throws
 */
export function checkHealth(deps: Deps): Promise<Health> {
  const nowMs = deps.clock.realNowMs();
  const tried = triedByDeps.get(deps);
  const mostAgeMs = deps.isEmbedded ? TRIED_EVERY_MS.embedded : TRIED_EVERY_MS.deployed;
  if (tried !== undefined && nowMs - tried.atMs < mostAgeMs) return tried.health;
  const health = tryStores(deps);
  triedByDeps.set(deps, { atMs: nowMs, health });
  return health;
}

async function tryStores(deps: Deps): Promise<Health> {
  const { db, box, isEmbedded } = deps;
  const writing = async (act: () => Promise<unknown>): Promise<CheckState> =>
    isEmbedded ? stateOf(act) : "not-tried";
  const [databaseRead, databaseWrite, boxRead, boxWrite, lost] = await Promise.all([
    stateOf(() => readKeysInUse(db)),
    writing(() => tryToWrite(db)),
    stateOf(() => tryBox(box, "read")),
    writing(() => tryBox(box, "write")),
    // Where a store cannot be read, nothing is known to be lost.
    findLostBallots(deps).catch(() => null),
  ]);
  const ballots: CheckState = lost === null ? "not-tried" : lost.length === 0 ? "ok" : "failed";
  return {
    checks: { databaseRead, databaseWrite, boxRead, boxWrite, ballots },
    lost: lost ?? [],
  };
}

const stateOf = (act: () => Promise<unknown>): Promise<CheckState> =>
  act().then(
    () => "ok",
    () => "failed",
  );
