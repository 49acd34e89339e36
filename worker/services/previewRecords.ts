import type { RecordsPreview } from "../../schema/wire/records.ts";
import type { Deps } from "../env.ts";
import type { HrRecordRow } from "../store/hrRecord.ts";
import { planRecordImport } from "./planRecordImport.ts";

const ROWS_SHOWN = 200;

/** What is wrong with a file of records, or else what importing it would change. Writes nothing. */
export async function previewRecords(deps: Deps, file: Uint8Array): Promise<RecordsPreview> {
  const planned = await planRecordImport(deps, file);
  if (!planned.ok) {
    const { errors, errorCount, rows } = planned.error;
    return { rows, errorCount, errors, changes: null };
  }
  const { rows, added, replaced, unchangedCount, pathByUnit } = planned.value;
  const items = replaced.slice(0, ROWS_SHOWN).map(({ before, after }) => ({
    record: recordName(after),
    path: pathByUnit.get(after.unitId) ?? "",
    period: after.period,
    before: countsOf(before),
    after: countsOf(after),
  }));
  return {
    rows: rows.length,
    errorCount: 0,
    errors: [],
    changes: {
      added: added.length,
      replaced: { count: replaced.length, items },
      unchanged: unchangedCount,
      records: summarise(rows),
    },
  };
}

/** The record of a row that has passed the reader, as the wire names it. */
export const recordName = ({ record }: HrRecordRow) =>
  record as NonNullable<RecordsPreview["changes"]>["records"][number]["record"];

const countsOf = ({ numerator, denominator, detail }: HrRecordRow) => ({
  ...{ numerator, denominator },
  detail: { ...detail },
});

function summarise(rows: readonly HrRecordRow[]) {
  const byRecord = new Map<string, HrRecordRow[]>();
  for (const row of rows) byRecord.set(row.record, [...(byRecord.get(row.record) ?? []), row]);
  return [...byRecord.values()].flatMap((ofRecord) => {
    const [first] = ofRecord;
    const periods = ofRecord.map(({ period }) => period).sort();
    if (first === undefined) return [];
    const [from = ""] = periods;
    return [{ record: recordName(first), rows: ofRecord.length, from, to: periods.at(-1) ?? "" }];
  });
}
