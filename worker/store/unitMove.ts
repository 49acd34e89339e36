import { asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { unitMove } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** What one import of the roster moved at a unit, all units below it included. */
export interface UnitMoveRow {
  readonly unitId: string;
  /** `YYYY-MM-DD` of the import. */
  readonly day: string;
  /** People who came from or went to another part of the company; hires and leavers are none. */
  readonly moved: number;
  readonly headcountBefore: number;
  readonly headcountAfter: number;
}

/** The moves of a unit, the earliest first; a day may have several. */
export function listUnitMoves(db: DrizzleD1Database, unitId: string): Promise<UnitMoveRow[]> {
  const { id, ...columns } = getTableColumns(unitMove);
  return db.select(columns).from(unitMove).where(eq(unitMove.unitId, unitId)).orderBy(asc(id));
}

/** Statements that note the moves of an import; the units must exist. */
export function insertUnitMoves(db: DrizzleD1Database, rows: readonly UnitMoveRow[]) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO unit_move (unit_id, day, moved, headcount_before, headcount_after)
      SELECT value ->> 'unitId', value ->> 'day', value ->> 'moved', value ->> 'headcountBefore',
        value ->> 'headcountAfter'
      FROM json_each(${chunk})`),
  );
}
