import { ok, type Result, refuse } from "../domain/result.ts";
import type { AskedPopulation } from "../domain/waves/manifest.ts";
import type { Deps } from "../env.ts";
import { findWave } from "../store/wave.ts";
import { type ComparedPopulation, comparePopulation } from "./comparePopulation.ts";
import { statePopulation } from "./firstManifest.ts";
import { type PopulationRefused, readWavePopulation } from "./wavePopulation.ts";

interface WavePlan {
  groups: { unit: string; unitName: string; cut: string | null; invited: number }[];
  upward: { unit: string; cut: string | null; invited: number; to: string; reason: string }[];
  /** Who is asked, as the manifest would state it. */
  population: AskedPopulation;
  /** Everybody on the roster. */
  company: number;
  /** Waves that forbid a launch now. */
  near: ComparedPopulation["near"];
}

/** Who would be asked if the wave were launched now, and how they fall into ballot groups. */
export async function planWave(
  deps: Deps,
  waveId: string,
): Promise<Result<WavePlan, { reason: "unknown-wave" } | PopulationRefused>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const population = await readWavePopulation(deps, wave);
  if (!population.ok) return population;
  const { grouping, company } = population.value;
  const { overlap, near } = await comparePopulation(deps, wave, population.value);
  return ok({
    groups: grouping.groups.map(({ unit, unitName, cut, invited }) => ({
      ...{ unit, unitName, cut, invited },
    })),
    upward: [...grouping.upward],
    population: statePopulation(population.value, overlap),
    ...{ company, near },
  });
}
