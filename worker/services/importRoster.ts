import type { RosterImport } from "../../schema/wire/roster.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { countMoves } from "../domain/roster/countMoves.ts";
import type { UnitRename } from "../domain/roster/planUnits.ts";
import type { Actor, Deps } from "../env.ts";
import { deletePeople, writePeople } from "../store/person.ts";
import {
  demandRosterRevision,
  ROSTER_IMPORTED,
  readRosterRevision,
} from "../store/rosterRevision.ts";
import { writeUnits } from "../store/unit.ts";
import { insertUnitMoves } from "../store/unitMove.ts";
import { audit } from "./audit.ts";
import { nextTurn } from "./inSteps.ts";
import { type ImportFault, type PlannedImport, planRosterImport } from "./planRosterImport.ts";
import { today } from "./today.ts";

/**
 * Makes a roster file the roster, whole or not at all. Units are added and renamed, never
 * deleted; the audit log holds how many people and units, and no person. How many an import moved
 * at a unit is kept too: beyond a fifth, lines are not compared across that day.
 * @returns `roster-changed` where another import came in between: look at a new preview.
 */
export async function importRoster(
  deps: Deps,
  actor: Actor,
  file: Uint8Array,
  renames: readonly UnitRename[],
): Promise<Result<RosterImport, ImportFault | { reason: "roster-changed" }>> {
  const planned = await planRosterImport(deps, file, renames);
  if (!planned.ok) return planned;
  const { plan, revision, unitsBefore } = planned.value;
  const day = await today(deps);
  const unitBefore = new Map(unitsBefore.map((unit) => [unit.id, unit]));
  const people = [
    ...plan.joiners,
    ...plan.changed.map(({ person }) => person),
    ...plan.moved.map(({ person }) => person),
  ];
  const done: RosterImport = {
    people: people.length + plan.unchangedCount,
    joined: plan.joiners.length,
    left: plan.leavers.length,
    changed: plan.changed.length,
    moved: plan.moved.length,
    unchanged: plan.unchangedCount,
    units: plan.units.length,
    newUnits: plan.newUnits.length,
    renamedUnits: plan.renamedUnits.length,
    emptiedUnits: plan.emptiedUnits.length,
  };
  await nextTurn();
  const moves = movesOf(planned.value).map((move) => ({ ...move, day }));
  await nextTurn();
  try {
    await deps.db.batch([
      demandRosterRevision(deps.db, revision),
      ...writeUnits(
        deps.db,
        plan.units.filter(({ id, path, parentId }) => {
          const before = unitBefore.get(id);
          return before?.path !== path || before.parentId !== parentId;
        }),
      ),
      ...deletePeople(
        deps.db,
        plan.leavers.map(({ id }) => id),
      ),
      ...writePeople(deps.db, people),
      ...insertUnitMoves(deps.db, moves),
      audit(deps, actor, ROSTER_IMPORTED, "roster", { ...done }),
    ]);
  } catch (error) {
    if ((await readRosterRevision(deps.db)) === revision) throw error;
    return refuse({ reason: "roster-changed" });
  }
  return ok(done);
}

function movesOf({ plan, unitsBefore, people }: PlannedImport) {
  const before = new Map(people.map(({ id, unitId }) => [id, unitId]));
  const after = new Map(before);
  for (const { id } of plan.leavers) after.delete(id);
  for (const { person } of plan.moved) after.set(person.id, person.unitId);
  for (const { id, unitId } of plan.joiners) after.set(id, unitId);
  return countMoves(
    { units: unitsBefore, unitIdByPerson: before },
    { units: plan.units, unitIdByPerson: after },
  );
}
