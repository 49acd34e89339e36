import { asc, getTableColumns, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { baseline } from "../../schema/tables/index.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";

/** The locked starting point of an indicator for the whole company. */
export interface BaselineRow {
  readonly indicator: string;
  /** The released wave it was read from; else null. */
  readonly wave: string | null;
  /** The period of the HR records it was read from; both null where HR entered the value. */
  readonly period: string | null;
  readonly value: number | null;
  /** Favourable answers, leavers, …; null where only the value is known. */
  readonly numerator: number | null;
  /** Answers, people, average headcount: what the value is a share of. */
  readonly n: number | null;
  /** `wave`, `records`, or HR's own words for an entered value. */
  readonly source: string;
  /** Of the survey, for a wave. */
  readonly version: string | null;
  readonly lockedBy: string;
  readonly lockedAtMs: number;
  /** Why it replaces an earlier one; null for the first. */
  readonly reason: string | null;
}

/** All baselines ever locked, the oldest first: the last one of an indicator stands. */
export function listBaselines(db: DrizzleD1Database): Promise<BaselineRow[]> {
  const { id, ...columns } = getTableColumns(baseline);
  return db.select(columns).from(baseline).orderBy(asc(id));
}

/**
 * Locks a baseline with its audit row; earlier ones stay. Without a reason only the first one of an
 * indicator is locked: false where another stands.
 */
export async function lockBaseline(
  db: DrizzleD1Database,
  row: BaselineRow,
  entry: AuditEntry,
): Promise<boolean> {
  const isFree =
    row.reason === null
      ? sql`NOT EXISTS (SELECT 1 FROM baseline WHERE indicator = ${row.indicator})`
      : sql`true`;
  const columns = JSON.stringify(row);
  const [, locked] = await db.batch([
    // First: the baseline itself ends what the condition demands.
    insertAuditWhile(db, isFree, entry),
    db.run(sql`INSERT INTO baseline (indicator, wave, period, value, numerator, n, source, version,
        locked_by, locked_at_ms, reason)
      SELECT value ->> 'indicator', value ->> 'wave', value ->> 'period', value ->> 'value',
        value ->> 'numerator', value ->> 'n', value ->> 'source', value ->> 'version',
        value ->> 'lockedBy', value ->> 'lockedAtMs', value ->> 'reason'
      FROM (SELECT ${columns} AS value) WHERE ${isFree}`),
  ]);
  return locked.meta.changes > 0;
}
