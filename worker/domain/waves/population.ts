import { ok, type Result, refuse } from "../result.ts";
import { idsAtOrUnder } from "../units/tree.ts";
import { type Cut, cutValueReader, type TooManyCutValues } from "./cutValues.ts";
import {
  formGroups,
  type Grouping,
  type GroupingUnit,
  minimumGroupSize,
  type PopulationTooSmall,
} from "./groups.ts";
import { type PopulationRule, peopleByRule, type RosterPerson } from "./populationRule.ts";

/** Branches of a period wave stand alone only if they expect to hand out this many codes. */
const CODE_BRANCH_MINIMUM = 30;

/** Who a wave asks: by a rule (`{}` is everybody), by name, or whoever is given a code. */
export type Population =
  | PopulationRule
  | { readonly personIds: readonly string[] }
  | {
      readonly codes: readonly {
        readonly unit: string;
        readonly cutValue?: string | undefined;
        readonly count: number;
      }[];
    };

/** One invitation to be: a person, or a slip without one. */
export interface Invitee {
  readonly group: string;
  /** Person id, or the running number of a slip within its group. */
  readonly holder: string;
  readonly person: string | null;
}

/** How a wave's population falls into ballot groups, and who is invited where. */
export interface WavePopulation {
  readonly grouping: Grouping;
  readonly invitees: readonly Invitee[];
}

/** The settings of a wave on which its population depends. */
export interface PopulationSettings {
  /** Ids of units; all below them take part. */
  readonly units: readonly string[];
  readonly population: Population;
  readonly cut: Cut | null;
  readonly channel: "mail" | "csv" | "slips" | "open";
  /** `YYYY-MM-DD`: days employed and tenure are counted to this day. */
  readonly opensOn: string;
  readonly k: number;
}

/**
 * Why people cannot be asked by name: `named-need-mail` somebody would hold the links of chosen
 * people, and whoever does answers for all but one; `named-too-few` of fewer than `minimum` too
 * little is hidden among the others.
 */
export interface NamedPeopleRefused {
  readonly reason: "named-need-mail" | "named-too-few";
  readonly minimum: number;
}

/** Fewest people who may be asked by name. */
export const minimumNamed = (k: number): number => 2 * minimumGroupSize(k);

/** Whether so many people may be asked by name through a channel. */
export function checkNamed(
  count: number,
  { channel, k }: Pick<PopulationSettings, "channel" | "k">,
): Result<null, NamedPeopleRefused> {
  const minimum = minimumNamed(k);
  if (channel !== "mail") return refuse({ reason: "named-need-mail", minimum });
  return count < minimum ? refuse({ reason: "named-too-few", minimum }) : ok(null);
}

/**
 * Divides a wave's population into ballot groups.
 * @param units the whole tree.
 * @param roster everybody; only those in the wave's units or below can be asked.
 */
export function formPopulation(
  units: readonly GroupingUnit[],
  roster: readonly RosterPerson[],
  wave: PopulationSettings,
): Result<WavePopulation, PopulationTooSmall | TooManyCutValues | NamedPeopleRefused> {
  const { population, opensOn, k } = wave;
  if ("codes" in population) return groupCodes(units, population.codes, k);
  const inWave = idsAtOrUnder(units, wave.units);
  const people = roster
    .filter((person) => inWave.has(person.unitId))
    .filter(
      "personIds" in population
        ? isIn(new Set(population.personIds))
        : peopleByRule(population, opensOn),
    );
  if ("personIds" in population) {
    const checked = checkNamed(people.length, wave);
    if (!checked.ok) return checked;
  }
  const cutValueOf = cutValueReader(wave, people);
  if (!cutValueOf.ok) return cutValueOf;
  const cells = people.map((person) => ({
    person,
    unit: person.unitId,
    cutValue: cutValueOf.value(person),
  }));
  const grouping = formGroups({ units, people: cells.map((cell) => ({ ...cell, count: 1 })), k });
  if (!grouping.ok) return grouping;
  const invitees = cells.map(({ person: { id }, unit, cutValue }) => ({
    group: grouping.value.groupIdOf(unit, cutValue),
    holder: id,
    person: id,
  }));
  return ok({ grouping: grouping.value, invitees });
}

const isIn =
  (ids: ReadonlySet<string>) =>
  ({ id }: RosterPerson): boolean =>
    ids.has(id);

function groupCodes(
  units: readonly GroupingUnit[],
  codes: Extract<Population, { codes: unknown }>["codes"],
  k: number,
): Result<WavePopulation, PopulationTooSmall> {
  const people = codes.map(({ unit, cutValue = null, count }) => ({ unit, cutValue, count }));
  const grouping = formGroups({ units, people, k, branchMinimum: CODE_BRANCH_MINIMUM });
  if (!grouping.ok) return grouping;
  return ok({ grouping: grouping.value, invitees: slipsOf(grouping.value) });
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
