import { compileDefinition } from "../domain/definitions/compileDefinition.ts";
import type { Definition } from "../domain/definitions/definition.ts";
import { deriveGroupKey, type GroupKey } from "../domain/tokens/groupKey.ts";
import type { Deps } from "../env.ts";
import { deriveSealKey, type SealKey } from "../store/seal.ts";
import { findSurveyVersion } from "../store/survey.ts";
import { findWave, listWaveGroups, type WaveRow } from "../store/wave.ts";
import { readSeed } from "../store/waveSeed.ts";

/** What the ballot protocol needs of a launched wave. Only its state changes after launch. */
export interface BallotWave {
  readonly id: string;
  /** At most one second old. */
  readonly state: "open" | "closed";
  readonly closedAtMs: number | null;
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

interface Kept {
  readonly wave: BallotWave;
  readonly readAtMs: number;
}

const MOST_WAVES = 20;
const STATE_AGE_MS = 1_000;
const keptByDeps = new WeakMap<Deps, Map<string, Kept>>();

/** An open wave lacks its seed, or no key of ours opens it: ballots can be taken no more. */
export class SeedIsGone extends Error {
  override readonly name = "SeedIsGone";
}

/**
 * An open or closed wave with its keys, kept per isolate. Null where there is none: keys are kept
 * no longer than they may be needed.
 * @throws SeedIsGone when an open wave has no seed: a fault that must not spend an invitation
 */
export async function findBallotWave(deps: Deps, waveId: string): Promise<BallotWave | null> {
  const kept = keptWaves(deps).get(waveId);
  const readAtMs = deps.clock.realNowMs();
  if (kept !== undefined && readAtMs - kept.readAtMs < STATE_AGE_MS) return kept.wave;
  const row = await findWave(deps.db, waveId);
  if (row === undefined || (row.state !== "open" && row.state !== "closed")) {
    forgetBallotWave(deps, waveId);
    return null;
  }
  const keys = kept?.wave ?? (await loadKeys(deps, row));
  if (keys === null) return null;
  const wave = { ...keys, state: row.state, closedAtMs: row.closedAtMs };
  keep(deps, { wave, readAtMs });
  return wave;
}

/** Whether ballots are taken: while the wave is open, and for the grace after it was closed. */
export function isTakingBallots(deps: Deps, { state, closedAtMs }: BallotWave): boolean {
  if (state === "open") return true;
  return closedAtMs !== null && deps.clock.nowMs() < closedAtMs + deps.submitGraceSeconds * 1000;
}

/** Drops what this isolate keeps of a wave; to be called after each step of its life. */
export function forgetBallotWave(deps: Deps, waveId: string): void {
  keptWaves(deps).delete(waveId);
}

async function loadKeys(
  deps: Deps,
  row: WaveRow,
): Promise<Omit<BallotWave, "state" | "closedAtMs"> | null> {
  const { requestBytes, expiresAtMs } = row;
  if (requestBytes === null || expiresAtMs === null) {
    throw new Error("A launched wave lacks what its manifest promises.");
  }
  const seed = await readSeed(deps, row.id);
  if (seed === null) {
    if (row.state !== "open") return null;
    throw new SeedIsGone();
  }
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

function keptWaves(deps: Deps): Map<string, Kept> {
  const waves = keptByDeps.get(deps) ?? new Map();
  keptByDeps.set(deps, waves);
  return waves;
}

function keep(deps: Deps, kept: Kept): void {
  const waves = keptWaves(deps);
  waves.delete(kept.wave.id);
  const [oldest] = waves.keys();
  if (waves.size >= MOST_WAVES && oldest !== undefined) waves.delete(oldest);
  waves.set(kept.wave.id, kept);
}
