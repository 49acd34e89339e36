import { renameErrors, rosterErrors } from "../../schema/text/en/rosterErrors.ts";
import type { FileError } from "../../schema/wire/fileError.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { planRoster, type RosterPerson, type RosterPlan } from "../domain/roster/planRoster.ts";
import {
  planUnits,
  type RenameFault,
  rootNameAfter,
  type UnitRename,
} from "../domain/roster/planUnits.ts";
import { readRosterCsv } from "../domain/roster/readRosterCsv.ts";
import { dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { listPeopleInPages } from "../store/person.ts";
import { readRosterRevision } from "../store/rosterRevision.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listUnits, type UnitRow } from "../store/unit.ts";
import { decodeUtf8, toFileErrors } from "./importFile.ts";
import { inSteps, nextTurn } from "./inSteps.ts";

/** A file compared with the roster as it is. */
export interface PlannedImport {
  /** The import that the plan compares with: applying it is right for this one only. */
  readonly revision: number;
  readonly unitsBefore: readonly UnitRow[];
  readonly people: readonly RosterPerson[];
  readonly plan: RosterPlan;
}

/** Why a file cannot be imported: the first faulty rows, or every rename that does not fit. */
export type ImportFault =
  | {
      readonly reason: "roster-not-valid";
      readonly errors: FileError[];
      readonly errorCount: number;
      readonly people: number;
    }
  | { readonly reason: "renames-not-valid"; readonly errors: RenameError[] };

/** A rename that does not fit; `pointer` is its place in the query. */
export interface RenameError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Reads a roster file and works out what it would change, without changing anything. */
export async function planRosterImport(
  deps: Deps,
  file: Uint8Array,
  renames: readonly UnitRename[],
): Promise<Result<PlannedImport, ImportFault>> {
  const decoded = decodeUtf8(file);
  if (!decoded.ok) {
    const errors = toFileErrors([decoded.error], rosterErrors);
    return refuse({ reason: "roster-not-valid", errors, errorCount: 1, people: 0 });
  }
  // Before the rows: an import in between then fails instead of being overwritten.
  const revision = await readRosterRevision(deps.db);
  const [settings, unitsBefore, people] = await Promise.all([
    readSettings(deps.db),
    listUnits(deps.db),
    listPeopleInPages(deps.db),
  ]);
  const today = dateAt(deps.clock.nowMs(), offsetMinutesAt(settings.timeZone));
  if (renames.length > 0) {
    const planned = planUnits(unitsBefore, [], renames);
    if (!planned.ok) return refuse(toRenameErrors(planned.error.faults));
  }
  const rootName = rootNameAfter(unitsBefore, renames);
  const { rows, errors, errorCount } = await inSteps(
    readRosterCsv(decoded.value, { today, rootName }),
  );
  if (errorCount > 0) {
    return refuse({
      reason: "roster-not-valid",
      errors: toFileErrors(errors, rosterErrors),
      errorCount,
      people: rows.length,
    });
  }
  await nextTurn();
  const planned = planRoster({ units: unitsBefore, people }, rows, renames);
  if (!planned.ok) return refuse(toRenameErrors(planned.error.faults));
  return ok({ revision, unitsBefore, people, plan: planned.value });
}

function toRenameErrors(faults: readonly RenameFault[]) {
  const errors = faults.map(({ index, code }) => ({
    pointer: `/query/rename/${index}`,
    code,
    detail: renameErrors[code],
  }));
  return { reason: "renames-not-valid", errors } as const;
}
