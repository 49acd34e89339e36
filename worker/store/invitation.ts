import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { invitation } from "../../schema/tables/index.ts";
import type { StepGuard } from "./waveStep.ts";

/**
 * Spends an invitation of an open wave on a blinded nonce, in one statement. The same nonce again
 * is accepted again (a retry); another one, another wave, a wave that is not open, and an unknown
 * code are refused alike and change nothing. A wave whose closing time has come is not open, also
 * while nobody has closed it yet.
 *
 * @param spend `nowMs`: product time
 * @returns the invitation's group, or null when refused
 */
export async function spendInvitation(
  d1: D1Database,
  spend: {
    readonly codeHash: Uint8Array;
    readonly blinded: Uint8Array;
    readonly wave: string;
    readonly nowMs: number;
  },
): Promise<string | null> {
  const row = await d1
    .prepare(
      `UPDATE invitation SET blinded = ?2
       WHERE code_hash = ?1 AND wave = ?3 AND (blinded IS NULL OR blinded = ?2)
         AND EXISTS (SELECT 1 FROM wave
           WHERE id = ?3 AND state = 'open' AND closes_at_ms > ?4)
       RETURNING group_id`,
    )
    .bind(spend.codeHash, spend.blinded, spend.wave, spend.nowMs)
    .first<{ group_id: string }>();
  return row?.group_id ?? null;
}

/** Tokens issued per group; a group without any is absent. */
export async function countTokensIssued(
  db: DrizzleD1Database,
  wave: string,
): Promise<Map<string, number>> {
  const rows = await db
    .select({ groupId: invitation.groupId, issued: sql<number>`count(*)` })
    .from(invitation)
    .where(and(eq(invitation.wave, wave), isNotNull(invitation.blinded)))
    .groupBy(invitation.groupId);
  return new Map(rows.map(({ groupId, issued }) => [groupId, issued]));
}

/** Statement of a step: destroys the invitations of a wave. */
export function deleteInvitations(db: DrizzleD1Database, wave: string, guard: StepGuard) {
  return db.delete(invitation).where(and(eq(invitation.wave, wave), guard));
}
