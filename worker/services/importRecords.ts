import type { RecordsImport } from "../../schema/wire/records.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import { writeHrRecords } from "../store/hrRecord.ts";
import { audit } from "./audit.ts";
import { planRecordImport, type RecordsFault } from "./planRecordImport.ts";

/**
 * Stores a file of HR's counts, whole or not at all; a row replaces the earlier one of the same
 * record, unit and period. The audit log holds how many rows of which records.
 */
export async function importRecords(
  deps: Deps,
  actor: Actor,
  file: Uint8Array,
): Promise<Result<RecordsImport, RecordsFault>> {
  const planned = await planRecordImport(deps, file);
  if (!planned.ok) return planned;
  const { rows, added, replaced, unchangedCount } = planned.value;
  const done: RecordsImport = {
    rows: rows.length,
    added: added.length,
    replaced: replaced.length,
    unchanged: unchangedCount,
  };
  const records = [...new Set(rows.map(({ record }) => record))].sort();
  await deps.db.batch([
    audit(deps, actor, "records.imported", "records", { ...done, records }),
    ...writeHrRecords(deps.db, [...added, ...replaced.map(({ after }) => after)]),
  ]);
  return ok(done);
}
