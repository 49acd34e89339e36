import { monthOf } from "../domain/programme/period.ts";
import { findRecordKind } from "../domain/programme/recordKinds.ts";
import { recordTotals } from "../domain/programme/recordTotals.ts";
import { type RecordFigure, recordFigures } from "../domain/programme/recordValue.ts";
import type { Deps } from "../env.ts";
import { listHrRecords } from "../store/hrRecord.ts";
import type { Settings } from "../store/setting.ts";
import { listUnits } from "../store/unit.ts";

/** The figures that a record gives for the whole company, by the day they were known. */
export async function readCompanyFigures(
  deps: Deps,
  record: string,
  { programmeStart, records }: Pick<Settings, "programmeStart" | "records">,
): Promise<RecordFigure[]> {
  const [units, rows] = await Promise.all([
    listUnits(deps.db),
    listHrRecords(deps.db, [record], null),
  ]);
  const kind = findRecordKind(record);
  const root = units.find(({ parentId }) => parentId === null);
  if (kind === undefined || root === undefined) return [];
  return recordFigures(kind, recordTotals(units, rows).get(root.id) ?? [], {
    programmeMonth: programmeStart === null ? null : monthOf(programmeStart),
    turnoverScope: records.turnoverScope,
  });
}
