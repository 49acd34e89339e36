import type { Deps } from "../env.ts";
import { findWave, listWaves, type WaveRow } from "../store/wave.ts";
import { isPeriodWave } from "./handOuts.ts";

/** A wave as lists show it. */
export type WaveSummary = Pick<
  WaveRow,
  | "id"
  | "name"
  | "survey"
  | "version"
  | "state"
  | "opensOn"
  | "closesOn"
  | "k"
  | "cut"
  | "channel"
  | "isPreviewed"
  | "manifest"
  | "firstManifest"
> & {
  /** Its codes are handed out one by one. */
  readonly isPeriod: boolean;
};

/** All waves, the latest to open first. */
export async function readWaves(deps: Deps): Promise<WaveSummary[]> {
  return (await listWaves(deps.db)).map(summaryOf);
}

/** One wave, or null. */
export async function readWave(deps: Deps, id: string): Promise<WaveSummary | null> {
  const wave = await findWave(deps.db, id);
  return wave === undefined ? null : summaryOf(wave);
}

function summaryOf(wave: WaveRow): WaveSummary {
  const { id, name, survey, version, state, opensOn, closesOn, k, cut, channel } = wave;
  const { isPreviewed, manifest, firstManifest } = wave;
  return {
    id,
    name,
    survey,
    version,
    state,
    opensOn,
    closesOn,
    k,
    cut,
    channel,
    isPreviewed,
    manifest,
    firstManifest,
    isPeriod: isPeriodWave(wave),
  };
}
