import type { Unit } from "../../schema/wire/units.ts";
import { idsAtOrUnder, sumsAtOrUnder } from "../domain/units/tree.ts";
import type { Actor, Deps } from "../env.ts";
import { countPeopleByUnit } from "../store/person.ts";
import { listUnits } from "../store/unit.ts";

/**
 * The units that the caller may see, by path: all of them, for a manager the own ones with all
 * below them, and the company.
 */
export async function listVisibleUnits(deps: Deps, actor: Actor): Promise<Unit[]> {
  const [units, people] = await Promise.all([listUnits(deps.db), countPeopleByUnit(deps.db)]);
  if (units.length === 0) return [];
  const headcounts = sumsAtOrUnder(units, people);
  const own = actor.role === "manager" ? idsAtOrUnder(units, actor.units) : null;
  return units
    .filter(({ id, parentId }) => own === null || parentId === null || own.has(id))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ id, path, name, parentId }) => ({
      id,
      path,
      name,
      parentId,
      headcount: headcounts.get(id) ?? 0,
    }));
}
