import { addDays } from "../../worker/domain/waves/calendar.ts";
import { randomOf } from "./random.ts";
import { regionOf, TEAMS } from "./teams.ts";

/** An invented client manager as the roster of one month knows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Path of the team. */
  readonly team: string;
  readonly level: string;
  readonly hiredOn: string;
}

const LEVELS = ["初级客户经理", "客户经理", "高级客户经理"] as const;
/** Longest service at the beginning, in days. */
const MOST_DAYS_OF_SERVICE = 4000;
/** Teams smaller than this at the beginning neither lose nor win anybody: they stay under 8. */
const FEWEST_TO_CHANGE = 11;
const PROMOTIONS_A_MONTH = 4;

/**
 * The people of the invented company on the first day of each programme month: each month two or
 * three leave, two to four join, two change places within their region, and four rise a level.
 * @param firstDays first day of each programme month, `YYYY-MM-DD`, ascending
 * @returns one list per month; the same for the same arguments
 */
export function simulateWorkforce(seed: string, firstDays: readonly string[]): Person[][] {
  const random = randomOf(seed, "workforce");
  const below = (limit: number): number => Math.floor(random() * limit);
  let hired = 0;
  const hire = (team: string, hiredOn: string, level: string): Person => {
    hired += 1;
    const id = `CM${String(hired).padStart(3, "0")}`;
    const email = `${id.toLowerCase()}@demo.invalid`;
    return { id, name: `客户经理${id.slice(2)}`, email, team, level, hiredOn };
  };
  const [firstDay = ""] = firstDays;
  let people = TEAMS.flatMap(({ path, people: count }) =>
    Array.from({ length: count }, () => {
      // Squared, so that most have come in the last few years.
      const daysOfService = 10 + Math.floor(random() ** 2 * MOST_DAYS_OF_SERVICE);
      return hire(path, addDays(firstDay, -daysOfService), levelAfter(daysOfService, random));
    }),
  );
  const months = [people];
  for (const day of firstDays.slice(1)) {
    people = swapTwo(leave(people, 2 + below(2), below), below);
    people = promote(people, PROMOTIONS_A_MONTH, below);
    const joiners = 2 + below(3);
    for (let i = 0; i < joiners; i++) {
      people = [...people, hire(neediestTeam(people), addDays(day, -below(25)), LEVELS[0])];
    }
    months.push(people);
  }
  return months;
}

/** A roster file as HR would upload it. */
export function rosterCsv(people: readonly Person[]): string {
  const rows = people.map(({ id, name, email, team, level, hiredOn }) =>
    [id, name, email, team, level, hiredOn].join(","),
  );
  return ["personId,name,email,unit,level,hiredOn", ...rows].join("\n");
}

function levelAfter(daysOfService: number, random: () => number): string {
  const years = (daysOfService / 365) * (0.7 + 0.6 * random());
  return years < 2 ? LEVELS[0] : years < 6 ? LEVELS[1] : LEVELS[2];
}

const sizeOf = (people: readonly Person[], path: string): number =>
  people.filter(({ team }) => team === path).length;

const sizeAtFirst = (path: string): number => TEAMS.find((team) => team.path === path)?.people ?? 0;

/** Those who may leave or change places without making their team too small. */
const movable = (people: readonly Person[]): Person[] =>
  people.filter(
    ({ team }) =>
      sizeAtFirst(team) >= FEWEST_TO_CHANGE && sizeOf(people, team) > sizeAtFirst(team) - 2,
  );

function leave(
  people: readonly Person[],
  count: number,
  below: (limit: number) => number,
): Person[] {
  let staying = [...people];
  for (let i = 0; i < count; i++) {
    const candidates = movable(staying);
    const leaver = candidates[below(candidates.length)];
    staying = staying.filter((person) => person !== leaver);
  }
  return staying;
}

/** Two people of different teams of one region take each other's place. */
function swapTwo(people: readonly Person[], below: (limit: number) => number): Person[] {
  const candidates = movable(people);
  const one = candidates[below(candidates.length)];
  if (one === undefined) return [...people];
  const others = candidates.filter(
    ({ team }) => team !== one.team && regionOf(team) === regionOf(one.team),
  );
  const other = others[below(others.length)];
  if (other === undefined) return [...people];
  return people.map((person) => {
    if (person === one) return { ...one, team: other.team };
    return person === other ? { ...other, team: one.team } : person;
  });
}

function promote(
  people: readonly Person[],
  count: number,
  below: (limit: number) => number,
): Person[] {
  const risen = new Set<Person>();
  const candidates = people.filter(({ level }) => level !== LEVELS[2]);
  for (let i = 0; i < count; i++) {
    const person = candidates[below(candidates.length)];
    if (person !== undefined) risen.add(person);
  }
  return people.map((person) =>
    risen.has(person)
      ? { ...person, level: person.level === LEVELS[0] ? LEVELS[1] : LEVELS[2] }
      : person,
  );
}

/** The team that has lost most of its first size, by count. */
function neediestTeam(people: readonly Person[]): string {
  const open = TEAMS.filter((team) => team.people >= FEWEST_TO_CHANGE).map(
    ({ path, people: first }) => ({ path, missing: first - sizeOf(people, path) }),
  );
  return open.reduce((most, team) => (team.missing > most.missing ? team : most)).path;
}
