import type { RosterImport } from "../../schema/wire/roster.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { UnitRename } from "../domain/roster/planUnits.ts";
import type { Actor, Deps } from "../env.ts";
import { deletePeople, writePeople } from "../store/person.ts";
import {
  demandRosterRevision,
  ROSTER_IMPORTED,
  readRosterRevision,
} from "../store/rosterRevision.ts";
import { writeUnits } from "../store/unit.ts";
import { audit } from "./audit.ts";
import { type ImportFault, planRosterImport } from "./planRosterImport.ts";

/**
 * Makes a roster file the roster, whole or not at all. Units are added and renamed, never
 * deleted; the audit log holds how many people and units, and no person.
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
      audit(deps, actor, ROSTER_IMPORTED, "roster", { ...done }),
    ]);
  } catch (error) {
    if ((await readRosterRevision(deps.db)) === revision) throw error;
    return refuse({ reason: "roster-changed" });
  }
  return ok(done);
}
