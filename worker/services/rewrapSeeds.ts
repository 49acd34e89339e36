import type { Deps } from "../env.ts";
import { findWave, listWavesInState, type WaveRow } from "../store/wave.ts";
import { deleteSeed, readSeed, readSeedState, writeSeed } from "../store/waveSeed.ts";
import { tryEach } from "./tryEach.ts";

/** Nothing opens the ballots of a wave in any other state. */
const NEEDS_SEED: WaveRow["state"][] = ["scheduled", "open", "closed"];

/**
 * Wraps the seeds that an earlier SEAL_KEY wrapped under the present one, so that the earlier one
 * is needed no more. Each is replaced whole: broken off anywhere, the next run goes on.
 * @throws AggregateError after all of them were tried, of those that failed
 */
export async function rewrapSeeds(deps: Deps): Promise<void> {
  if (deps.secrets.earlierSealKeys.length === 0) return;
  const waves = await listWavesInState(deps.db, NEEDS_SEED);
  await tryEach(waves, async ({ id, expiresAtMs }) => {
    if (expiresAtMs === null || (await readSeedState(deps, id)) !== "earlier") return;
    const seed = await readSeed(deps, id);
    if (seed === null) return;
    await writeSeed(deps, id, seed, expiresAtMs);
    // Destroyed between reading and writing, it must not come back.
    const state = (await findWave(deps.db, id))?.state;
    if (state === undefined || !NEEDS_SEED.includes(state)) await deleteSeed(deps, id);
  });
}
