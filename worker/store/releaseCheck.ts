import { eq, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { releaseCheck } from "../../schema/tables/index.ts";

/** The part of a check that is no 1–5 item. */
export const OTHER_FIGURES = "";

/**
 * A condition: every part of a wave's computed release was checked, and nothing was found in any.
 * The parts are those of the release itself, so none can be left out.
 */
export const isReleaseSafe = (wave: string): SQL => sql`EXISTS (
  SELECT 1 FROM release_statement AS stored WHERE stored.wave = ${wave} AND NOT EXISTS (
    SELECT value FROM json_each(stored.body, '$.frame.scaleItems')
    UNION SELECT ${OTHER_FIGURES}
    EXCEPT SELECT part FROM release_check WHERE wave = ${wave} AND leaks = 0))`;

/** Leaks by part of a release; parts that were not checked yet are absent. */
export async function listReleaseChecks(
  db: DrizzleD1Database,
  wave: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.select().from(releaseCheck).where(eq(releaseCheck.wave, wave));
  return new Map(rows.map(({ part, leaks }) => [part, leaks]));
}

/** Notes what was found in one part, once: a repeated check finds the same. */
export async function insertReleaseCheck(
  db: DrizzleD1Database,
  wave: string,
  part: string,
  leaks: number,
): Promise<void> {
  await db.run(sql`INSERT OR IGNORE INTO release_check (wave, part, leaks)
    SELECT ${wave}, ${part}, ${leaks}
    WHERE EXISTS (SELECT 1 FROM wave WHERE id = ${wave} AND state = 'closed')`);
}
