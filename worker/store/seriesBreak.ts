import { asc, eq } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { seriesBreak } from "../../schema/tables/index.ts";

/** A day across which no change is computed, as HR has entered it. */
export interface SeriesBreakRow {
  readonly id: string;
  readonly kind: "appraisal-standard" | "reason-flags" | "organisation";
  /** `YYYY-MM-DD`: the first day after the break. */
  readonly on: string;
  /** Whose line breaks, at all units; null where `unitId` is set. */
  readonly indicator: string | null;
  /** Where all lines break; null where `indicator` is set. */
  readonly unitId: string | null;
  readonly note: string;
  readonly enteredBy: string;
  readonly enteredAtMs: number;
}

/** All breaks by day. */
export function listSeriesBreaks(db: DrizzleD1Database): Promise<SeriesBreakRow[]> {
  return db.select().from(seriesBreak).orderBy(asc(seriesBreak.on), asc(seriesBreak.id));
}

/** Statement that enters breaks. */
export function insertSeriesBreaks(db: DrizzleD1Database, rows: readonly SeriesBreakRow[]) {
  return db.insert(seriesBreak).values([...rows]);
}

/** Statement that takes back a break entered by mistake. */
export function deleteSeriesBreak(db: DrizzleD1Database, id: string) {
  return db.delete(seriesBreak).where(eq(seriesBreak.id, id));
}
