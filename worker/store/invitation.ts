import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { invitation } from "../../schema/tables/index.ts";

/**
 * Spends an invitation of an open wave on a blinded nonce, in one statement. The same nonce again
 * is accepted again (a retry); another one, another wave, a wave that is not open, and an unknown
 * code are refused alike and change nothing.
 *
 * @returns the invitation's group, or null when refused
 */
export async function spendInvitation(
  d1: D1Database,
  spend: { readonly codeHash: Uint8Array; readonly blinded: Uint8Array; readonly wave: string },
): Promise<string | null> {
  const row = await d1
    .prepare(
      `UPDATE invitation SET blinded = ?2
       WHERE code_hash = ?1 AND wave = ?3 AND (blinded IS NULL OR blinded = ?2)
         AND EXISTS (SELECT 1 FROM wave WHERE id = ?3 AND state = 'open')
       RETURNING group_id`,
    )
    .bind(spend.codeHash, spend.blinded, spend.wave)
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

/** Statement that destroys the invitations of a wave. */
export function deleteInvitations(db: DrizzleD1Database, wave: string) {
  return db.delete(invitation).where(eq(invitation.wave, wave));
}
