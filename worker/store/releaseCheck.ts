import { eq, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { releaseCheck } from "../../schema/tables/index.ts";

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
