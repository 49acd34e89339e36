import { desc, lt, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { auditLog } from "../../schema/tables/index.ts";

/**
 * One administrative act. `detail` holds counts, names of settings, and the e-mail of an account that
 * was made or removed; never an employee.
 */
export interface AuditEntry {
  readonly atMs: number;
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Record<string, unknown>;
}

/** Statement that appends one row; belongs into the same batch as the act itself. */
export function insertAudit(db: DrizzleD1Database, entry: AuditEntry) {
  return db.insert(auditLog).values(entry);
}

/** Newest first, at most `limit` rows older than `beforeId`. */
export function listAudit(db: DrizzleD1Database, limit: number, beforeId?: number) {
  const query = db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(limit);
  return beforeId === undefined ? query : query.where(lt(auditLog.id, beforeId));
}

/** Statement that appends one row only where `guard` holds, for acts that may not happen. */
export function insertAuditWhile(db: DrizzleD1Database, guard: SQL, entry: AuditEntry) {
  const { atMs, actor, actorName, action, subject, detail } = entry;
  return db.run(sql`INSERT INTO audit_log (at_ms, actor, actor_name, action, subject, detail)
    SELECT ${atMs}, ${actor}, ${actorName}, ${action}, ${subject}, ${JSON.stringify(detail)}
    WHERE ${guard}`);
}
