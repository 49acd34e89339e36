import { desc, eq, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { auditLog } from "../../schema/tables/index.ts";

/** The act under which every import of a roster stands in the audit log. */
export const ROSTER_IMPORTED = "roster.imported";

/** Which import the roster comes from: the id of its row in the audit log, 0 before the first. */
export async function readRosterRevision(db: DrizzleD1Database): Promise<number> {
  const row = await db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(eq(auditLog.action, ROSTER_IMPORTED))
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}

/**
 * Statement that fails, and the batch with it, unless the roster is still that of `revision`: an
 * import writes differences, which are wrong after somebody else's.
 */
export function demandRosterRevision(db: DrizzleD1Database, revision: number) {
  return db.run(sql`SELECT json(CASE
    WHEN (SELECT coalesce(max(id), 0) FROM audit_log WHERE action = ${ROSTER_IMPORTED})
      = ${revision} THEN '0' ELSE 'the roster has changed' END)`);
}
