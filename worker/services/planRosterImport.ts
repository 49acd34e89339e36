import { renameErrors, rosterErrors } from "../../schema/text/en/rosterErrors.ts";
import type { RosterError as WireRosterError } from "../../schema/wire/roster.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { planRoster, type RosterPerson, type RosterPlan } from "../domain/roster/planRoster.ts";
import {
  planUnits,
  type RenameFault,
  rootNameAfter,
  type UnitRename,
} from "../domain/roster/planUnits.ts";
import { type RosterError, readRosterCsv } from "../domain/roster/readRosterCsv.ts";
import { dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { listPeople } from "../store/person.ts";
import { readRosterRevision } from "../store/rosterRevision.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listUnits, type UnitRow } from "../store/unit.ts";

/** A file compared with the roster as it is. */
export interface PlannedImport {
  /** The import that the plan compares with: applying it is right for this one only. */
  readonly revision: number;
  readonly unitsBefore: readonly UnitRow[];
  readonly people: readonly RosterPerson[];
  readonly plan: RosterPlan;
}

/** Why a file cannot be imported: every faulty row, or every rename that does not fit. */
export type ImportFault =
  | { readonly reason: "roster-not-valid"; readonly errors: WireRosterError[]; people: number }
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
    const error = { line: decoded.error.line, column: null, code: "not-utf8" } as const;
    return refuse({ reason: "roster-not-valid", errors: [toWireError(error)], people: 0 });
  }
  // Before the rows: an import in between then fails instead of being overwritten.
  const revision = await readRosterRevision(deps.db);
  const [settings, unitsBefore, people] = await Promise.all([
    readSettings(deps.db),
    listUnits(deps.db),
    listPeople(deps.db),
  ]);
  const today = dateAt(deps.clock.nowMs(), offsetMinutesAt(settings.timeZone));
  if (renames.length > 0) {
    const planned = planUnits(unitsBefore, [], renames);
    if (!planned.ok) return refuse(toRenameErrors(planned.error.faults));
  }
  const rootName = rootNameAfter(unitsBefore, renames);
  const { rows, errors } = readRosterCsv(decoded.value, { today, rootName });
  if (errors.length > 0) {
    return refuse({
      reason: "roster-not-valid",
      errors: errors.map(toWireError),
      people: rows.length,
    });
  }
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

type AnyRosterError = RosterError | { line: number; column: null; code: "not-utf8" };

function toWireError(error: AnyRosterError): WireRosterError {
  const { line, column, code } = error;
  const pointer = `/lines/${line}${column === null ? "" : `/${column}`}`;
  const otherLine = "otherLine" in error ? { otherLine: error.otherLine } : {};
  return { pointer, line, column, code, detail: rosterErrors[code], ...otherLine };
}

/** The text of a file in UTF-8, or the first line that is in another encoding. */
function decodeUtf8(
  file: Uint8Array,
): Result<string, { readonly reason: "not-utf8"; readonly line: number }> {
  const decode = (bytes: Uint8Array): string | null => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const text = decode(file);
  if (text !== null) return ok(text);
  for (let line = 1, start = 0; ; line += 1) {
    const end = file.indexOf(0x0a, start);
    const bytes = file.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || decode(bytes) === null) return refuse({ reason: "not-utf8", line });
    start = end + 1;
  }
}
