import type { Deps } from "../env.ts";
import { findManifest, findWave } from "../store/wave.ts";

/** The exact text of the newest manifest of a launched wave, else null. */
export async function readNewestManifest(deps: Deps, waveId: string): Promise<string | null> {
  const wave = await findWave(deps.db, waveId);
  return wave?.manifest ? readManifestText(deps, wave.manifest) : null;
}

/** The exact text whose SHA-256 is this fingerprint, else null. */
export async function readManifestText(deps: Deps, fingerprint: string): Promise<string | null> {
  return (await findManifest(deps.db, fingerprint))?.body ?? null;
}
