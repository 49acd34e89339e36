import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { HrRecordRow } from "./hrRecord.ts";

interface StoredRow extends Omit<HrRecordRow, "detail"> {
  readonly detail: string;
}

/**
 * Counts of the given records and units in the given calendar years, by period.
 * @param units ids, or null for all units
 */
export async function listHrRecordsOfYears(
  db: DrizzleD1Database,
  records: readonly string[],
  units: readonly string[] | null,
  years: readonly number[],
): Promise<HrRecordRow[]> {
  const isWanted = units === null ? sql`1` : sql`unit_id IN (${each(units)})`;
  const rows = await db.all<StoredRow>(sql`
    SELECT record, unit_id AS unitId, period, numerator, denominator, detail FROM hr_record
    WHERE record IN (${each(records)}) AND ${isWanted}
      AND substr(period, 1, 4) IN (${each(years.map(String))})
    ORDER BY record, unit_id, period`);
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** What each unit reported of a record as its denominator in the given periods. */
export async function denominatorsByUnit(
  db: DrizzleD1Database,
  record: string,
  periods: readonly string[],
): Promise<ReadonlyMap<string, { readonly sum: number; readonly mean: number }>> {
  const rows = await db.all<{ unitId: string; sum: number; mean: number }>(sql`
    SELECT unit_id AS unitId, sum(denominator) AS sum, avg(denominator) AS mean FROM hr_record
    WHERE record = ${record} AND period IN (${each(periods)}) GROUP BY unit_id`);
  return new Map(rows.map(({ unitId, sum, mean }) => [unitId, { sum, mean }]));
}

// One bound value, however many there are: D1 takes at most 100 of them.
const each = (texts: readonly string[]) =>
  sql`SELECT value FROM json_each(${JSON.stringify(texts)})`;
