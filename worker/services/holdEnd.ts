import type { Deps } from "../env.ts";
import { findManifest, type WaveRow } from "../store/wave.ts";

const MS_PER_DAY = 86_400_000;

/**
 * When the hold of a released wave is over, in epoch milliseconds: so many days as its manifest
 * promises, not as the settings say today.
 */
export async function holdEndMs(deps: Deps, wave: WaveRow): Promise<number> {
  const manifest = wave.manifest === null ? undefined : await findManifest(deps.db, wave.manifest);
  if (manifest === undefined || wave.releasedAtMs === null) {
    throw new Error("Only a released wave has a hold.");
  }
  const { holdDays } = JSON.parse(manifest.body).retention as { holdDays: number };
  return wave.releasedAtMs + holdDays * MS_PER_DAY;
}
