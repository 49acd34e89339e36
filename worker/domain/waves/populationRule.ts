import { addDays } from "./calendar.ts";

/** What a rule and a cut look at of a person on the roster. */
export interface RosterPerson {
  readonly id: string;
  readonly unitId: string;
  /** Empty where the roster names none. */
  readonly level: string;
  /** `YYYY-MM-DD`. */
  readonly hiredOn: string;
}

/** Who of the wave's units is asked. Every part that is given must hold; none: everybody. */
export interface PopulationRule {
  /** Whole days from the date of hire to the opening day, at least. */
  readonly minDaysEmployed?: number | undefined;
  /** One of these, written as on the roster. */
  readonly levels?: readonly string[] | undefined;
  /** First and last date of hire, `YYYY-MM-DD`, both included. */
  readonly hiredFrom?: string | undefined;
  readonly hiredTo?: string | undefined;
}

/** A rule with the paths of the units in which it holds, as a manifest states it. */
export type StatedRule = PopulationRule & { readonly units: readonly string[] };

/**
 * Whether a person is asked by a rule.
 * @param opensOn `YYYY-MM-DD`: the day to which days employed are counted.
 */
export function peopleByRule(
  { minDaysEmployed, levels, hiredFrom, hiredTo }: PopulationRule,
  opensOn: string,
): (person: RosterPerson) => boolean {
  const hiredAtLatest =
    minDaysEmployed === undefined ? undefined : addDays(opensOn, -minDaysEmployed);
  return ({ level, hiredOn }) =>
    (hiredAtLatest === undefined || hiredOn <= hiredAtLatest) &&
    (levels === undefined || levels.includes(level)) &&
    (hiredFrom === undefined || hiredOn >= hiredFrom) &&
    (hiredTo === undefined || hiredOn <= hiredTo);
}

/**
 * The rule in one spelling: units that stand under another one left out, lists sorted, so that the
 * same people by the same rule are stated alike.
 * @param paths of the chosen units, such as `总部/华东区`.
 */
export function stateRule(paths: readonly string[], rule: PopulationRule): StatedRule {
  const { minDaysEmployed, levels, hiredFrom, hiredTo } = rule;
  const units = paths.filter(
    (path) => !paths.some((other) => path !== other && path.startsWith(`${other}/`)),
  );
  return {
    units: [...new Set(units)].sort(),
    ...(minDaysEmployed === undefined ? {} : { minDaysEmployed }),
    ...(levels === undefined ? {} : { levels: [...new Set(levels)].sort() }),
    ...(hiredFrom === undefined ? {} : { hiredFrom }),
    ...(hiredTo === undefined ? {} : { hiredTo }),
  };
}
