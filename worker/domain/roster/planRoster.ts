import { must } from "../must.ts";
import { ok, type Result } from "../result.ts";
import { pathsFromRoot } from "../units/path.ts";
import { findRenames, type RenameHint } from "./findRenames.ts";
import { planUnits, type RenameFault, type RosterUnit, type UnitRename } from "./planUnits.ts";
import type { RosterRow } from "./rosterRow.ts";

/** A person as kept. */
export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly unitId: string;
  readonly level: string;
  readonly hiredOn: string;
}

/** A field of a person that may change without a move. */
export type PersonField = "name" | "email" | "level" | "hiredOn";

/** What an import would do. A roster file is complete: who is not in it has left. */
export interface RosterPlan {
  readonly joiners: readonly RosterPerson[];
  readonly leavers: readonly RosterPerson[];
  /** The unit stays, something else is new. Somebody who also moves stands under `moved`. */
  readonly changed: readonly { readonly person: RosterPerson; readonly fields: PersonField[] }[];
  readonly moved: readonly { readonly person: RosterPerson; readonly fromUnitId: string }[];
  readonly unchangedCount: number;
  readonly newUnits: readonly (RosterUnit & { readonly renamedFrom: RenameSuggestion | null })[];
  readonly renamedUnits: readonly { readonly id: string; from: string; to: string }[];
  /** Units where people stood, there or below, and nobody does now; they keep their ids. */
  readonly emptiedUnits: readonly { id: string; path: string; peopleBefore: number }[];
  /** The whole tree afterwards, each unit after its parent. */
  readonly units: readonly RosterUnit[];
}

/** The unit that a new one may be, with how many of its people now stand there. */
export interface RenameSuggestion {
  readonly unitId: string;
  readonly path: string;
  readonly people: number;
  readonly peopleBefore: number;
}

/**
 * Compares the roster as kept with a complete file.
 * @param rows as `readRosterCsv` gives them: checked, no person twice, one root
 * @param renames units that HR says are the same; they keep their ids and their trends
 */
export function planRoster(
  current: { readonly units: readonly RosterUnit[]; readonly people: readonly RosterPerson[] },
  rows: readonly RosterRow[],
  renames: readonly UnitRename[],
): Result<RosterPlan, { readonly reason: "renames-not-valid"; readonly faults: RenameFault[] }> {
  const planned = planUnits(
    current.units,
    rows.map(({ unit }) => unit),
    renames,
  );
  if (!planned.ok) return planned;
  const { units, added, renamed } = planned.value;
  const pathById = new Map(units.map(({ id, path }) => [id, path]));
  const people = comparePeople(current.people, rows, new Map(units.map((u) => [u.path, u.id])));

  const before = countByPath(current.people.map(({ unitId }) => must(pathById.get(unitId))));
  const now = countByPath(rows.map(({ unit }) => unit));
  const emptiedUnits = units
    .map(({ id, path }) => ({ id, path, peopleBefore: before.get(path) ?? 0 }))
    .filter(({ path, peopleBefore }) => peopleBefore > 0 && !now.has(path));
  const hints = findRenames(
    people.moved.map(({ person, fromUnitId }) => ({
      from: must(pathById.get(fromUnitId)),
      to: must(pathById.get(person.unitId)),
    })),
    new Map(emptiedUnits.map(({ path, peopleBefore }) => [path, peopleBefore])),
    new Map(added.map(({ path }) => [path, now.get(path) ?? 0])),
  );
  const idByPath = new Map(emptiedUnits.map(({ id, path }) => [path, id]));
  const hintByNewPath = new Map(hints.map((hint) => [hint.newPath, hint]));
  return ok({
    ...people,
    newUnits: added.map((unit) => ({
      ...unit,
      renamedFrom: toSuggestion(hintByNewPath.get(unit.path), idByPath),
    })),
    renamedUnits: renamed.map(({ from, to }) => ({ id: to.id, from: from.path, to: to.path })),
    emptiedUnits,
    units,
  });
}

function comparePeople(
  current: readonly RosterPerson[],
  rows: readonly RosterRow[],
  unitIdByPath: ReadonlyMap<string, string>,
): Pick<RosterPlan, "joiners" | "leavers" | "changed" | "moved" | "unchangedCount"> {
  const beforeById = new Map(current.map((person) => [person.id, person]));
  const joiners: RosterPerson[] = [];
  const changed: { person: RosterPerson; fields: PersonField[] }[] = [];
  const moved: { person: RosterPerson; fromUnitId: string }[] = [];
  for (const { personId, name, email, unit, level, hiredOn } of rows) {
    const unitId = must(unitIdByPath.get(unit));
    const person = { id: personId, name, email, unitId, level, hiredOn };
    const before = beforeById.get(personId);
    beforeById.delete(personId);
    if (before === undefined) joiners.push(person);
    else if (before.unitId !== unitId) moved.push({ person, fromUnitId: before.unitId });
    else {
      const fields = changedFields(before, person);
      if (fields.length > 0) changed.push({ person, fields });
    }
  }
  const unchangedCount = rows.length - joiners.length - moved.length - changed.length;
  return { joiners, leavers: [...beforeById.values()], changed, moved, unchangedCount };
}

function changedFields(before: RosterPerson, now: RosterPerson): PersonField[] {
  const fields: PersonField[] = ["name", "email", "level", "hiredOn"];
  return fields.filter((field) => before[field] !== now[field]);
}

/** People at or under each path. */
function countByPath(paths: readonly string[]): Map<string, number> {
  const own = new Map<string, number>();
  for (const path of paths) own.set(path, (own.get(path) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [path, people] of own) {
    for (const above of pathsFromRoot(path)) counts.set(above, (counts.get(above) ?? 0) + people);
  }
  return counts;
}

function toSuggestion(
  hint: RenameHint | undefined,
  idByPath: ReadonlyMap<string, string>,
): RenameSuggestion | null {
  if (hint === undefined) return null;
  const { oldPath, people, peopleBefore } = hint;
  return { unitId: must(idByPath.get(oldPath)), path: oldPath, people, peopleBefore };
}
