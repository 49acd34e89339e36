import type { Deps } from "../env.ts";
import { findManifest, findWave, type WaveRow } from "../store/wave.ts";

/** The exact text of the newest manifest of a launched wave and where it stands, else null. */
export async function readNewestManifest(
  deps: Deps,
  waveId: string,
): Promise<{ body: string; state: WaveRow["state"] } | null> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined || wave.manifest === null) return null;
  const body = await readManifestText(deps, wave.manifest);
  return body === null ? null : { body, state: wave.state };
}

/** The exact text whose SHA-256 is this fingerprint, else null. */
export async function readManifestText(deps: Deps, fingerprint: string): Promise<string | null> {
  return (await findManifest(deps.db, fingerprint))?.body ?? null;
}
