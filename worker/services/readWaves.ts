import type { Deps } from "../env.ts";
import { findWave, listWaves, type WaveRow } from "../store/wave.ts";
import { isPeriodWave } from "./handOuts.ts";
import { lastDayTeller } from "./lastDay.ts";

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
  /** The last day of answers, which may be before the planned one; null while it is not over. */
  readonly closedOn: string | null;
  /** Its codes are handed out one by one. */
  readonly isPeriod: boolean;
};

/** All waves, the latest to open first. */
export async function readWaves(deps: Deps): Promise<WaveSummary[]> {
  const [waves, lastDayOf] = await Promise.all([listWaves(deps.db), lastDayTeller(deps)]);
  return waves.map((wave) => summaryOf(wave, lastDayOf(wave)));
}

/** One wave, or null. */
export async function readWave(deps: Deps, id: string): Promise<WaveSummary | null> {
  const wave = await findWave(deps.db, id);
  return wave === undefined ? null : summaryOf(wave, (await lastDayTeller(deps))(wave));
}

function summaryOf(wave: WaveRow, closedOn: string | null): WaveSummary {
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
    closedOn,
    k,
    cut,
    channel,
    isPreviewed,
    manifest,
    firstManifest,
    isPeriod: isPeriodWave(wave),
  };
}
