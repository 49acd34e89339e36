import { ok, type Result, refuse } from "../domain/result.ts";
import type { TooManyCutValues } from "../domain/waves/cutValues.ts";
import type { PopulationTooSmall } from "../domain/waves/groups.ts";
import type { Deps } from "../env.ts";
import { findWave } from "../store/wave.ts";
import { readWavePopulation } from "./wavePopulation.ts";

interface WavePlan {
  groups: { unit: string; unitName: string; cut: string | null; invited: number }[];
  upward: { unit: string; cut: string | null; invited: number; to: string; reason: string }[];
}

/** How the roster would fall into ballot groups if the wave were launched now. */
export async function planWave(
  deps: Deps,
  waveId: string,
): Promise<Result<WavePlan, { reason: "unknown-wave" } | PopulationTooSmall | TooManyCutValues>> {
  const wave = await findWave(deps.db, waveId);
  if (wave === undefined) return refuse({ reason: "unknown-wave" });
  const population = await readWavePopulation(deps, wave);
  if (!population.ok) return population;
  const { groups, upward } = population.value.grouping;
  return ok({
    groups: groups.map(({ unit, unitName, cut, invited }) => ({ unit, unitName, cut, invited })),
    upward: [...upward],
  });
}
