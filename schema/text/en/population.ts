import type { PopulationText } from "../zh-CN/population.ts";

export const population: PopulationText = {
  place: (names) => names.toReversed().join(" of "),
  units: (places) => (places.length === 0 ? "the company" : list(places, "and")),
  moreUnits: (count) =>
    count === 1 ? "one more unit, named in the terms" : `${count} more units, named in the terms`,
  moreLevels: (count) =>
    count === 1 ? "one more level, named in the terms" : `${count} more levels, named in the terms`,
  daysEmployed: (days) => {
    if (days === 0) return "who has started work by the first day";
    return `who has been here at least ${days === 1 ? "one day" : `${days} days`}`;
  },
  levels: (levels) => `whose level is ${list(levels, "or")}`,
  hired: (from, to) => {
    if (from === undefined) return `who was hired on ${to} or earlier`;
    if (to === undefined) return `who was hired on ${from} or later`;
    return from === to ? `who was hired on ${from}` : `who was hired from ${from} to ${to}`;
  },
  sentence: (units, conditions, asked) => {
    const who = conditions.length === 0 ? "" : ` ${list(conditions, "and")}`;
    const number = asked === null ? "" : `: ${asked} people`;
    return `Everybody in ${units}${who} is asked${number}.`;
  },
  named: (asked) => `HR chose the ${asked === null ? "people" : `${asked} people`} by name.`,
  codes:
    "Whoever is given a code in this period is asked. HR gives the codes out one by one, so there is no list of people and no number.",
};

function list(parts: readonly string[], joint: string): string {
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return last;
  return `${parts.slice(0, -1).join(", ")} ${joint} ${last}`;
}
