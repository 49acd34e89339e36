import type { RosterPreview } from "../../schema/wire/roster.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { UnitRename } from "../domain/roster/planUnits.ts";
import type { Deps } from "../env.ts";
import { planRosterImport, type RenameError } from "./planRosterImport.ts";

const PEOPLE_SHOWN = 200;

/**
 * What is wrong with a roster file, or else what importing it would change. Writes nothing.
 * @returns `renames-not-valid` where a confirmed rename does not fit the units there are.
 */
export async function previewRoster(
  deps: Deps,
  file: Uint8Array,
  renames: readonly UnitRename[],
): Promise<Result<RosterPreview, { reason: "renames-not-valid"; errors: RenameError[] }>> {
  const planned = await planRosterImport(deps, file, renames);
  if (!planned.ok) {
    if (planned.error.reason === "renames-not-valid") return refuse(planned.error);
    const { errors, errorCount, people } = planned.error;
    return ok({ people, errorCount, errors, changes: null });
  }
  const { plan, unitsBefore } = planned.value;
  const pathBefore = new Map(unitsBefore.map(({ id, path }) => [id, path]));
  const pathAfter = new Map(plan.units.map(({ id, path }) => [id, path]));
  const after = (unitId: string): string => pathAfter.get(unitId) ?? "";
  const before = (unitId: string): string => pathBefore.get(unitId) ?? "";
  const { joiners, leavers, changed, moved, unchangedCount } = plan;
  return ok({
    people: joiners.length + changed.length + moved.length + unchangedCount,
    errorCount: 0,
    errors: [],
    changes: {
      joiners: firstOf(joiners, ({ id, name, unitId }) => ({
        personId: id,
        name,
        unit: after(unitId),
      })),
      leavers: firstOf(leavers, ({ id, name, unitId }) => ({
        personId: id,
        name,
        unit: before(unitId),
      })),
      changed: firstOf(changed, ({ person: { id, name }, fields }) => ({
        personId: id,
        name,
        fields: [...fields],
      })),
      moved: firstOf(moved, ({ person: { id, name, unitId }, fromUnitId }) => ({
        personId: id,
        name,
        from: before(fromUnitId),
        to: after(unitId),
      })),
      unchanged: unchangedCount,
      newUnits: plan.newUnits.map(({ path, renamedFrom }) => ({ path, renamedFrom })),
      renamedUnits: [...plan.renamedUnits],
      emptiedUnits: [...plan.emptiedUnits],
    },
  });
}

function firstOf<T, W>(rows: readonly T[], toWire: (row: T) => W): { count: number; items: W[] } {
  return { count: rows.length, items: rows.slice(0, PEOPLE_SHOWN).map(toWire) };
}
