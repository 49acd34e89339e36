import { asc, getTableColumns } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { baseline } from "../../schema/tables/index.ts";

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

/** Statement that locks a baseline; earlier ones stay. */
export function insertBaseline(db: DrizzleD1Database, row: BaselineRow) {
  return db.insert(baseline).values(row);
}
