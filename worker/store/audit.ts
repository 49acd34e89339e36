import { desc, lt } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { auditLog } from "../../schema/tables/index.ts";

/** One administrative act. `detail` holds counts and names of settings, never a person. */
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
