import { addDays, midnightMs } from "../domain/waves/calendar.ts";
import { minimumGroupSize } from "../domain/waves/groups.ts";
import type { AskedPopulation } from "../domain/waves/manifest.ts";
import { compareAsked } from "../domain/waves/overlap.ts";
import type { Deps } from "../env.ts";
import { countLaunches, countSharedPeople, listComparableWaves } from "../store/askedPerson.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listWaveGroups, listWaveUnits, type WaveRow } from "../store/wave.ts";
import { askedRows } from "./launchRows.ts";
import { today } from "./today.ts";
import type { RosterPopulation } from "./wavePopulation.ts";

/** Days after its release on which a wave's people are still compared with. */
export const COMPARED_DAYS = 30;

/** A wave's people beside those of the waves around it. */
export interface ComparedPopulation {
  /** Whom else they are asked by, near or not. */
  readonly overlap: AskedPopulation["overlap"];
  /** Waves of the same survey from which few people tell this one: with how many differ. */
  readonly near: AskedPopulation["overlap"];
  /** Waves that had ever been launched when this was read. */
  readonly launches: number;
}

/** A launch that would let the answers of few people be worked out from two results. */
export interface PopulationTooNear {
  readonly reason: "population-too-near";
  /** The other wave. */
  readonly wave: string;
  readonly name: string;
  /** How many people differ. */
  readonly people: number;
}

/** The earliest moment of a release that is still compared with, in epoch milliseconds. */
export async function comparedSinceMs(deps: Deps): Promise<number> {
  const { timeZone } = await readSettings(deps.db);
  return midnightMs(addDays(await today(deps), -COMPARED_DAYS), offsetMinutesAt(timeZone));
}

/** Compares whom a wave would ask with every wave that runs, or was released within 30 days. */
export async function comparePopulation(
  deps: Deps,
  wave: WaveRow,
  population: RosterPopulation,
): Promise<ComparedPopulation> {
  // Counted first: a launch in between is then noticed.
  const launches = await countLaunches(deps.db);
  const own = askedRows(population);
  const others = (await listComparableWaves(deps.db, await comparedSinceMs(deps))).filter(
    ({ id }) => id !== wave.id,
  );
  const shared = await countSharedPeople(
    deps.db,
    others.map(({ id }) => id),
    own,
  );
  const sharedByWave = Map.groupBy(shared, (row) => row.wave);
  const compared = await Promise.all(
    others.map(async ({ id, survey, name, k }) => {
      const cells = sharedByWave.get(id) ?? [];
      if (cells.length === 0) return [];
      const [groups, tree] = await Promise.all([
        listWaveGroups(deps.db, id),
        listWaveUnits(deps.db, id),
      ]);
      const { people, nearBy } = compareAsked(
        { tree: population.units, groups: population.grouping.groups },
        {
          tree: tree.map(({ unitId, parentId }) => ({ id: unitId, parentId })),
          groups: groups.map((group) => ({ ...group, unit: group.unitId })),
        },
        cells,
        minimumGroupSize(Math.max(k, wave.k)),
      );
      return [{ wave: id, survey, name, people, nearBy }];
    }),
  );
  const all = compared.flat();
  return {
    launches,
    overlap: all.map(({ nearBy: _, ...overlap }) => overlap),
    near: all.flatMap(({ nearBy, ...overlap }) =>
      nearBy === null || overlap.survey !== wave.survey ? [] : [{ ...overlap, people: nearBy }],
    ),
  };
}

/** Why a wave cannot be launched beside the nearest of the others; null where it can. */
export function nearestOf({ near }: ComparedPopulation): PopulationTooNear | null {
  const [first] = [...near].sort((a, b) => a.people - b.people);
  if (first === undefined) return null;
  const { wave, name, people } = first;
  return { reason: "population-too-near", wave, name, people };
}
