import type { HrRecord } from "../../schema/wire/records.ts";
import { RECORD_KINDS } from "../domain/programme/recordKinds.ts";
import type { Deps } from "../env.ts";
import { listHrRecords } from "../store/hrRecord.ts";
import { listUnits } from "../store/unit.ts";
import { recordName } from "./previewRecords.ts";

const PAGE_ROWS = 1000;

/** HR's counts by record, unit and period, 1,000 a page. */
export async function readRecords(
  deps: Deps,
  {
    record,
    unit,
    cursor,
  }: { record?: string | undefined; unit?: string | undefined; cursor?: string | undefined },
): Promise<{ items: HrRecord[]; next?: string }> {
  const records = record === undefined ? Object.keys(RECORD_KINDS) : [record];
  const [units, rows] = await Promise.all([
    listUnits(deps.db),
    listHrRecords(deps.db, records, unit === undefined ? null : [unit]),
  ]);
  const pathById = new Map(units.map(({ id, path }) => [id, path]));
  const from = Number(cursor ?? 0);
  const items = rows.slice(from, from + PAGE_ROWS).map((row) => {
    const { unitId, period, numerator, denominator, detail } = row;
    const path = pathById.get(unitId) ?? "";
    return {
      ...{ record: recordName(row), unit: unitId, path, period, numerator, denominator },
      detail: { ...detail },
    };
  });
  const end = from + items.length;
  return end < rows.length ? { items, next: String(end) } : { items };
}
