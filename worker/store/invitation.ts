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

/**
 * Adds an invitation of an open wave, spent at once on a blinded nonce, and spends its proof of
 * work. Whether the group has room is counted in the statement that adds it: never more than are
 * invited. A wave that is not open by its channel, its state and its closing time, an unknown group,
 * and a proof that was spent before add nothing.
 *
 * @param spend `codeHash`, `proofHash`: of the same proof, under two labels; `expiresOn`: real UTC
 *   day; `nowMs`: product time
 * @returns the group, or null when refused
 */
export async function addOpenInvitation(
  d1: D1Database,
  spend: {
    readonly codeHash: Uint8Array;
    readonly blinded: Uint8Array;
    readonly wave: string;
    readonly group: string;
    readonly nowMs: number;
    readonly proofHash: Uint8Array;
    readonly expiresOn: string;
  },
): Promise<string | null> {
  const { codeHash, blinded, wave, group, nowMs, proofHash, expiresOn } = spend;
  const [added] = await d1.batch<{ group_id: string }>([
    d1
      .prepare(
        `INSERT INTO invitation (code_hash, wave, group_id, blinded)
         SELECT ?1, ?3, ?4, ?2
         WHERE EXISTS (SELECT 1 FROM wave
             WHERE id = ?3 AND state = 'open' AND channel = 'open' AND closes_at_ms > ?5)
           AND NOT EXISTS (SELECT 1 FROM spent_proof WHERE hash = ?6)
           AND (SELECT count(*) FROM invitation WHERE wave = ?3 AND group_id = ?4)
             < (SELECT invited FROM wave_group WHERE wave = ?3 AND id = ?4)
         ON CONFLICT DO NOTHING RETURNING group_id`,
      )
      .bind(codeHash, blinded, wave, group, nowMs, proofHash),
    // The proof comes last: it ends what the first statement demands.
    d1
      .prepare(
        `INSERT INTO spent_proof (hash, expires_on)
         SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM invitation WHERE code_hash = ?3)
         ON CONFLICT DO NOTHING`,
      )
      .bind(proofHash, expiresOn, codeHash),
  ]);
  return added?.results[0]?.group_id ?? null;
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
