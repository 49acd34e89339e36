import { asc, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { unit } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** A unit as stored; `path` is the names from the root down, joined by "/". */
export type UnitRow = typeof unit.$inferSelect;

/** All units, the oldest first. */
export function listUnits(db: DrizzleD1Database): Promise<UnitRow[]> {
  return db.select().from(unit).orderBy(asc(unit.id));
}

/**
 * Statements that add units and change the name, parent, or path of known ones. Paths may be
 * swapped among the rows; parents must stand before their children.
 */
export function writeUnits(db: DrizzleD1Database, rows: readonly UnitRow[]) {
  const chunks = toJsonChunks(rows);
  return [
    // Frees the paths of all rows first: no real path begins with a slash.
    ...chunks.map((chunk) =>
      db.run(sql`UPDATE unit SET path = '/' || id
        WHERE id IN (SELECT value ->> 'id' FROM json_each(${chunk}))`),
    ),
    ...chunks.map((chunk) =>
      db.run(sql`INSERT INTO unit (id, parent_id, name, path)
        SELECT value ->> 'id', value ->> 'parentId', value ->> 'name', value ->> 'path'
        FROM json_each(${chunk}) WHERE true
        ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name = excluded.name,
          path = excluded.path`),
    ),
  ];
}
