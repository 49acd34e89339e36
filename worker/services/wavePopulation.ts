import { ok, type Result } from "../domain/result.ts";
import { idsAtOrUnder } from "../domain/units/tree.ts";
import { addDays } from "../domain/waves/calendar.ts";
import {
  labelCutValues,
  type TooManyCutValues,
  tenureCutValue,
} from "../domain/waves/cutValues.ts";
import { formGroups, type Grouping, type PopulationTooSmall } from "../domain/waves/groups.ts";
import type { Deps } from "../env.ts";
import { listPeople, type PersonRow } from "../store/person.ts";
import { listUnits, type UnitRow } from "../store/unit.ts";
import type { WaveRow } from "../store/wave.ts";

/** Branches of a period wave stand alone only if they expect to hand out this many codes. */
const CODE_BRANCH_MINIMUM = 30;

/** One invitation to be: a person, or a slip without one. */
export interface Invitee {
  readonly group: string;
  /** Person id, or the running number of a slip within its group. */
  readonly holder: string;
  readonly person: string | null;
}

/** A wave's population, how it falls into ballot groups, and who is invited where. */
export interface WavePopulation {
  readonly units: readonly UnitRow[];
  readonly grouping: Grouping;
  readonly invitees: readonly Invitee[];
}

interface StoredPopulation {
  readonly minDaysEmployed?: number;
  readonly personIds?: readonly string[];
  readonly codes?: readonly { unit: string; cutValue?: string; count: number }[];
}

/**
 * Reads the roster as it is now and divides the wave's population into ballot groups.
 * Persons are those in the wave's units or below.
 */
export async function readWavePopulation(
  deps: Deps,
  wave: WaveRow,
): Promise<Result<WavePopulation, PopulationTooSmall | TooManyCutValues>> {
  const units = await listUnits(deps.db);
  const population = JSON.parse(wave.population) as StoredPopulation;
  if (population.codes !== undefined) return groupCodes(units, population.codes, wave.k);

  const inWave = idsAtOrUnder(units, JSON.parse(wave.units));
  const people = (await listPeople(deps.db))
    .filter((person) => inWave.has(person.unitId))
    .filter(invitationRule(population, wave.opensOn));
  const cutValueOf = cutValueReader(wave, people);
  if (!cutValueOf.ok) return cutValueOf;
  const cells = people.map((person) => ({
    unit: person.unitId,
    cutValue: cutValueOf.value(person),
  }));
  const grouping = formGroups({
    units,
    people: cells.map((cell) => ({ ...cell, count: 1 })),
    k: wave.k,
  });
  if (!grouping.ok) return grouping;
  const invitees = people.map((person, i) => ({
    group: grouping.value.groupIdOf(person.unitId, cells[i]?.cutValue ?? null),
    holder: person.id,
    person: person.id,
  }));
  return ok({ units, grouping: grouping.value, invitees });
}

/** How a person's cut value is read off the roster; `null` where the wave has no cut. */
function cutValueReader(
  wave: WaveRow,
  people: readonly PersonRow[],
): Result<(person: PersonRow) => string | null, TooManyCutValues> {
  if (wave.cut === "tenure") return ok((person) => tenureCutValue(person.hiredOn, wave.opensOn));
  if (wave.cut !== "level") return ok(() => null);
  const labelled = labelCutValues(people.map((person) => person.level));
  if (!labelled.ok) return labelled;
  const byLevel = new Map(labelled.value.map(({ label, cutValue }) => [label, cutValue]));
  return ok((person) => byLevel.get(person.level) ?? null);
}

/** Who of the roster a population means; `{}` is everybody. */
function invitationRule(population: StoredPopulation, opensOn: string) {
  if (population.personIds !== undefined) {
    const named = new Set(population.personIds);
    return (person: PersonRow) => named.has(person.id);
  }
  const { minDaysEmployed } = population;
  if (minDaysEmployed === undefined) return () => true;
  const hiredAtLatest = addDays(opensOn, -minDaysEmployed);
  return (person: PersonRow) => person.hiredOn <= hiredAtLatest;
}

function groupCodes(
  units: readonly UnitRow[],
  codes: NonNullable<StoredPopulation["codes"]>,
  k: number,
): Result<WavePopulation, PopulationTooSmall> {
  const people = codes.map((pool) => ({
    unit: pool.unit,
    cutValue: pool.cutValue ?? null,
    count: pool.count,
  }));
  const grouping = formGroups({ units, people, k, branchMinimum: CODE_BRANCH_MINIMUM });
  if (!grouping.ok) return grouping;
  return ok({ units, grouping: grouping.value, invitees: slipsOf(grouping.value) });
}

/** One slip for each person invited to each group, numbered from 1, without a person. */
export function slipsOf(grouping: Grouping): Invitee[] {
  return grouping.groups.flatMap((group) =>
    Array.from({ length: group.invited }, (_, i) => ({
      group: group.id,
      holder: String(i + 1),
      person: null,
    })),
  );
}
