import type { Result } from "../domain/result.ts";
import type { Cut, TooManyCutValues } from "../domain/waves/cutValues.ts";
import type { PopulationTooSmall } from "../domain/waves/groups.ts";
import {
  formPopulation,
  type NamedPeopleRefused,
  type Population,
  type WavePopulation,
} from "../domain/waves/population.ts";
import { type StatedRule, stateRule } from "../domain/waves/populationRule.ts";
import type { Deps } from "../env.ts";
import { listPeople } from "../store/person.ts";
import { listUnits, type UnitRow } from "../store/unit.ts";
import type { WaveRow } from "../store/wave.ts";

/** Why a population cannot be asked. */
export type PopulationRefused = PopulationTooSmall | TooManyCutValues | NamedPeopleRefused;

/** A wave's population by the roster as it is now. */
export interface RosterPopulation extends WavePopulation {
  readonly units: readonly UnitRow[];
  readonly rule: StatedRule | "named" | "codes";
  /** People; of a pool, codes. */
  readonly asked: number;
  /** Everybody on the roster. */
  readonly company: number;
}

/** Reads the roster as it is now and divides the wave's population into ballot groups. */
export async function readWavePopulation(
  deps: Deps,
  wave: WaveRow,
): Promise<Result<RosterPopulation, PopulationRefused>> {
  const [units, people] = await Promise.all([listUnits(deps.db), listPeople(deps.db)]);
  const population: Population = JSON.parse(wave.population);
  const chosen: string[] = JSON.parse(wave.units);
  const formed = formPopulation(units, people, {
    ...{ units: chosen, population, cut: wave.cut as Cut | null },
    ...{ channel: wave.channel, opensOn: wave.opensOn, k: wave.k },
  });
  if (!formed.ok) return formed;
  return {
    ok: true,
    value: {
      ...formed.value,
      units,
      rule: ruleOf(units, chosen, population),
      asked: formed.value.invitees.length,
      company: people.length,
    },
  };
}

/** How everybody may read a population: its rule, or only that people are named or given codes. */
export function ruleOf(
  units: readonly UnitRow[],
  chosen: readonly string[],
  population: Population,
): StatedRule | "named" | "codes" {
  if ("codes" in population) return "codes";
  if ("personIds" in population) return "named";
  const paths = units.filter(({ id }) => chosen.includes(id)).map(({ path }) => path);
  return stateRule(paths, population);
}
