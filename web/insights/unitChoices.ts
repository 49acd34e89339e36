import type { Session } from "../../schema/wire/session.ts";
import type { Unit } from "../../schema/wire/units.ts";
import { groupBy } from "../ui/groupBy.ts";

/** A unit to choose, with its place in the tree: 0 for the company. */
export interface UnitChoice {
  readonly unit: Unit;
  readonly depth: number;
}

/** Units in the order of the organisation, sisters by name; never by a figure. */
export function unitChoices(units: readonly Unit[], language: string): readonly UnitChoice[] {
  const children = groupBy(units, (unit) => unit.parentId);
  const known = new Set(units.map((unit) => unit.id));
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const choices: UnitChoice[] = [];
  const visit = (unit: Unit, depth: number): void => {
    choices.push({ unit, depth });
    const own = [...(children.get(unit.id) ?? [])].sort((a, b) => compare(a.name, b.name));
    for (const child of own) visit(child, depth + 1);
  };
  // A manager's tree may begin below the company, with parents that are not told.
  const tops = units.filter((unit) => unit.parentId === null || !known.has(unit.parentId));
  for (const top of tops.sort((a, b) => compare(a.path, b.path))) {
    visit(top, top.parentId === null ? 0 : 1);
  }
  return choices;
}

/** Where somebody looks first: the top unit that they lead, else the company. */
export function firstUnit(units: readonly Unit[], session: Session): Unit | undefined {
  const led = units
    .filter(({ id }) => session.role === "manager" && session.units.includes(id))
    .sort((a, b) => levelOf(a) - levelOf(b) || (a.path < b.path ? -1 : 1));
  return led[0] ?? units.find(({ parentId }) => parentId === null);
}

const levelOf = ({ path }: Unit): number => path.split("/").length;
