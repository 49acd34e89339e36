import { stateAt, type WaveState } from "../domain/waves/stateMachine.ts";
import type { Deps } from "../env.ts";
import { findManifest, findWave } from "../store/wave.ts";

/** The exact text of the newest manifest of a launched wave and where it stands, else null. */
export async function readNewestManifest(
  deps: Deps,
  waveId: string,
): Promise<{ body: string; state: WaveState } | null> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined || wave.manifest === null) return null;
  const body = await readManifestText(deps, wave.manifest);
  return body === null ? null : { body, state: stateAt(wave, deps.clock.nowMs()) };
}

/** The exact text whose SHA-256 is this fingerprint, else null. */
export async function readManifestText(deps: Deps, fingerprint: string): Promise<string | null> {
  return (await findManifest(deps.db, fingerprint))?.body ?? null;
}
