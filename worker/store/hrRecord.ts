import { and, asc, inArray, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { hrRecord } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** Counts of one unit (all below it included) in one period; never about a person. */
export interface HrRecordRow {
  readonly record: string;
  readonly unitId: string;
  /** `2026-01`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Further counts of the record, by column. */
  readonly detail: Readonly<Record<string, number>>;
}

/**
 * The stored counts of the given records, by record, unit and period.
 * @param units ids, or null for all units
 */
export function listHrRecords(
  db: DrizzleD1Database,
  records: readonly string[],
  units: readonly string[] | null,
): Promise<HrRecordRow[]> {
  return db
    .select()
    .from(hrRecord)
    .where(
      and(
        inArray(hrRecord.record, among(records)),
        units === null ? undefined : inArray(hrRecord.unitId, among(units)),
      ),
    )
    .orderBy(asc(hrRecord.record), asc(hrRecord.unitId), asc(hrRecord.period));
}

/** Statements that add counts and replace those of the same record, unit and period. */
export function writeHrRecords(db: DrizzleD1Database, rows: readonly HrRecordRow[]) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO hr_record (record, unit_id, period, numerator, denominator, detail)
      SELECT value ->> 'record', value ->> 'unitId', value ->> 'period', value ->> 'numerator',
        value ->> 'denominator', value -> 'detail'
      FROM json_each(${chunk}) WHERE true
      ON CONFLICT (record, unit_id, period) DO UPDATE SET numerator = excluded.numerator,
        denominator = excluded.denominator, detail = excluded.detail`),
  );
}

// One bound value, however many there are: D1 takes at most 100 of them.
const among = (texts: readonly string[]) =>
  sql`(SELECT value FROM json_each(${JSON.stringify(texts)}))`;
