import type { Deps } from "../env.ts";
import { listWavesInState, type WaveRow } from "../store/wave.ts";
import { readSeedState, type SeedState } from "../store/waveSeed.ts";

/** A wave whose ballots nobody can open: its seed is gone, or was wrapped under a key we lack. */
export interface LostBallots {
  readonly id: string;
  readonly name: string;
  /** `foreign`: the SEAL_KEY of its launch would bring them back. */
  readonly seed: "missing" | "foreign";
}

/** Whether a wave still needs its ballots and nobody can open them. */
export const hasLostBallots = async (
  deps: Deps,
  { id, isPreviewed }: Pick<WaveRow, "id" | "isPreviewed">,
): Promise<boolean> => !isPreviewed && isLost(await readSeedState(deps, id));

/** All waves that still need their ballots and have lost them. */
export async function findLostBallots(deps: Deps): Promise<LostBallots[]> {
  const waves = await listWavesInState(deps.db, ["scheduled", "open", "closed"]);
  // What has been counted for the preview is stored, and needs no ballots any more.
  const needing = waves.filter(({ isPreviewed }) => !isPreviewed);
  const states = await Promise.all(needing.map(({ id }) => readSeedState(deps, id)));
  return needing.flatMap(({ id, name }, index) => {
    const seed = states[index];
    return seed !== undefined && isLost(seed) ? [{ id, name, seed }] : [];
  });
}

const isLost = (seed: SeedState): seed is LostBallots["seed"] =>
  seed === "missing" || seed === "foreign";
