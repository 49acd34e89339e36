import { type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { HrRecordRow } from "./hrRecord.ts";

interface StoredRow extends Omit<HrRecordRow, "detail"> {
  readonly detail: string;
}

/** Which counts to read. */
export interface RecordWindow {
  readonly records: readonly string[];
  /** Ids; null for all units. */
  readonly units: readonly string[] | null;
  /**
   * Calendar year to begin with; the years in which a baseline and the rolling window before it lie
   * are read too.
   */
  readonly since: number;
}

/** Counts of the given records and units, by record, unit and period. */
export async function listHrRecordsSince(
  db: DrizzleD1Database,
  window: RecordWindow,
): Promise<HrRecordRow[]> {
  const rows = await db.all<StoredRow>(hrRecordsSince(window));
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** The same as a query, for a statement that reads more; `detail` is JSON. */
export function hrRecordsSince({ records, units, since }: RecordWindow): SQL {
  const isWanted = units === null ? sql`1` : sql`unit_id IN (${each(units)})`;
  return sql`
    SELECT record, unit_id AS unitId, period, numerator, denominator, detail FROM hr_record
    WHERE record IN (${each(records)}) AND ${isWanted}
      AND (period >= ${String(since)} OR substr(period, 1, 4) IN (
        SELECT substr(period, 1, 4) - back.value FROM baseline, json_each('[0,1]') AS back
        WHERE period IS NOT NULL))
    ORDER BY record, unit_id, period`;
}

/** Those of the given records that some unit other than the given ones has reported, as a query. */
export const recordsElsewhere = ({ records, units }: RecordWindow): SQL => sql`
    SELECT r.value AS record FROM json_each(${JSON.stringify(records)}) AS r
    WHERE EXISTS (SELECT 1 FROM hr_record
      WHERE record = r.value AND unit_id NOT IN (${each(units ?? [])}))`;

// One bound value, however many there are: D1 takes at most 100 of them.
const each = (texts: readonly string[]) =>
  sql`SELECT value FROM json_each(${JSON.stringify(texts)})`;
