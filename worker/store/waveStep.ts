import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { AuditEntry } from "./audit.ts";
import { changeWave, type WaveRow } from "./wave.ts";

/**
 * Statements that move a wave on and note it, both only while it is in state `from`: in one batch
 * they apply once, whoever else tries the same, and leave exactly one row in the audit log.
 */
export function stepWaveOnce(
  db: DrizzleD1Database,
  wave: string,
  from: WaveRow["state"],
  change: Partial<WaveRow>,
  entry: AuditEntry,
) {
  return [
    insertAuditWhile(db, wave, sql`state = ${from}`, entry),
    changeWave(db, wave, [from], change),
  ] as const;
}

/** Statements that note a computed preview and mark it as stored, once. */
export function notePreviewOnce(db: DrizzleD1Database, wave: string, entry: AuditEntry) {
  const condition = sql`state = 'closed' AND is_previewed = 0`;
  return [
    insertAuditWhile(db, wave, condition, entry),
    db.run(sql`UPDATE wave SET is_previewed = 1 WHERE id = ${wave} AND ${condition}`),
  ] as const;
}

function insertAuditWhile(
  db: DrizzleD1Database,
  wave: string,
  condition: ReturnType<typeof sql>,
  { atMs, actor, actorName, action, subject, detail }: AuditEntry,
) {
  return db.run(sql`INSERT INTO audit_log (at_ms, actor, actor_name, action, subject, detail)
    SELECT ${atMs}, ${actor}, ${actorName}, ${action}, ${subject}, ${JSON.stringify(detail)}
    FROM wave WHERE id = ${wave} AND ${condition}`);
}
