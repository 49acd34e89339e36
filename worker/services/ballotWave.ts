import { compileDefinition } from "../domain/definitions/compileDefinition.ts";
import type { Definition } from "../domain/definitions/definition.ts";
import { deriveGroupKey, type GroupKey } from "../domain/tokens/groupKey.ts";
import type { Deps } from "../env.ts";
import { deriveSealKey, type SealKey } from "../store/seal.ts";
import { findSurveyVersion } from "../store/survey.ts";
import { findWave, listWaveGroups, type WaveRow } from "../store/wave.ts";
import { readSeed } from "../store/waveSeed.ts";

/** What the ballot protocol needs of a launched wave; none of it changes after launch. */
export interface BallotWave {
  readonly id: string;
  /** Length of every request. */
  readonly requestBytes: number;
  /** When what lies in the box expires, product time. */
  readonly expiresAtMs: number;
  readonly definition: Definition;
  readonly sealKey: SealKey;
  /** Group index inside a packed ballot, by group id. */
  readonly positionByGroup: ReadonlyMap<string, number>;
  /** The key pair of one of its groups. */
  keyOf(group: string): GroupKey;
}

interface Cached {
  readonly wave: BallotWave;
  state: Pick<WaveRow, "state" | "closedAtMs">;
  readAtMs: number;
}

const MOST_WAVES = 20;
const STATE_AGE_MS = 1_000;
const cacheByDeps = new WeakMap<Deps, Map<string, Cached>>();

/**
 * A launched wave with its keys, kept per isolate. Null where there is none, or none whose ballots
 * could still be opened.
 * @throws when an open wave has no seed: a fault that must not spend an invitation
 */
export async function findBallotWave(deps: Deps, waveId: string): Promise<BallotWave | null> {
  const cached = cacheOf(deps).get(waveId);
  if (cached !== undefined) return cached.wave;
  const row = await findWave(deps.db, waveId);
  if (row === undefined || row.requestBytes === null || row.expiresAtMs === null) return null;
  const seed = await readSeed(deps, waveId);
  if (seed === null) {
    if (row.state !== "open") return null;
    throw new Error("An open wave has no seed.");
  }
  const wave = await loadBallotWave(deps, row, seed, row.requestBytes, row.expiresAtMs);
  remember(deps, { wave, state: row, readAtMs: deps.clock.realNowMs() });
  return wave;
}

/**
 * Whether ballots are taken: while the wave is open, and for the grace after it was closed. The
 * state may be up to one second old.
 */
export async function isTakingBallots(deps: Deps, waveId: string): Promise<boolean> {
  const { state, closedAtMs } = await readState(deps, waveId);
  if (state === "open") return true;
  return (
    state === "closed" &&
    closedAtMs !== null &&
    deps.clock.nowMs() < closedAtMs + deps.submitGraceSeconds * 1000
  );
}

/** Drops what this isolate keeps of a wave; to be called after each step of its life. */
export function forgetBallotWave(deps: Deps, waveId: string): void {
  cacheOf(deps).delete(waveId);
}

async function readState(deps: Deps, waveId: string): Promise<Cached["state"]> {
  const cached = cacheOf(deps).get(waveId);
  const nowMs = deps.clock.realNowMs();
  if (cached !== undefined && nowMs - cached.readAtMs < STATE_AGE_MS) return cached.state;
  const row = (await findWave(deps.db, waveId)) ?? { state: "destroyed", closedAtMs: null };
  if (cached !== undefined) {
    cached.state = { state: row.state, closedAtMs: row.closedAtMs };
    cached.readAtMs = nowMs;
  }
  // Keys are kept no longer than they may be needed.
  if (row.state !== "open" && row.state !== "closed") forgetBallotWave(deps, waveId);
  return row;
}

async function loadBallotWave(
  deps: Deps,
  row: WaveRow,
  seed: Uint8Array,
  requestBytes: number,
  expiresAtMs: number,
): Promise<BallotWave> {
  const [version, groups, sealKey] = await Promise.all([
    findSurveyVersion(deps.db, row.survey, row.version),
    listWaveGroups(deps.db, row.id),
    deriveSealKey(seed, row.id),
  ]);
  if (version === undefined) throw new Error("The wave names a version that is gone.");
  const definition = compileDefinition(JSON.parse(version.body));
  if (!definition.ok) throw new Error("A published version does not compile.");
  const keyByGroup = new Map<string, GroupKey>();
  return {
    id: row.id,
    requestBytes,
    expiresAtMs,
    definition: definition.value,
    sealKey,
    positionByGroup: new Map(groups.map(({ id, position }) => [id, position])),
    keyOf(group) {
      let key = keyByGroup.get(group);
      if (key === undefined) {
        key = deriveGroupKey(seed, row.id, group);
        keyByGroup.set(group, key);
      }
      return key;
    },
  };
}

function cacheOf(deps: Deps): Map<string, Cached> {
  let cache = cacheByDeps.get(deps);
  if (cache === undefined) {
    cache = new Map();
    cacheByDeps.set(deps, cache);
  }
  return cache;
}

function remember(deps: Deps, cached: Cached): void {
  const cache = cacheOf(deps);
  const [oldest] = cache.keys();
  if (cache.size >= MOST_WAVES && oldest !== undefined) cache.delete(oldest);
  cache.set(cached.wave.id, cached);
}
