import { bytesToHex } from "@noble/hashes/utils.js";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { invitation } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** Statements that add unused invitations; a code that exists already fails the whole batch. */
export function insertInvitations(
  db: DrizzleD1Database,
  wave: string,
  rows: readonly { codeHash: Uint8Array; groupId: string; personId: string | null }[],
) {
  const triples = rows.map((row) => [bytesToHex(row.codeHash), row.groupId, row.personId]);
  return toJsonChunks(triples).map((chunk) =>
    db.run(sql`INSERT INTO invitation (code_hash, wave, group_id, person_id)
      SELECT unhex(value ->> 0), ${wave}, value ->> 1, value ->> 2 FROM json_each(${chunk})`),
  );
}

/** Which persons a wave invited, and to which group: never whether they used it. */
export async function listInvitedPersons(db: DrizzleD1Database, wave: string) {
  const rows = await db
    .select({ personId: invitation.personId, groupId: invitation.groupId })
    .from(invitation)
    .where(and(eq(invitation.wave, wave), isNotNull(invitation.personId)));
  return rows.flatMap(({ personId, groupId }) =>
    personId === null ? [] : [{ personId, groupId }],
  );
}

/** One invitation of a wave, whichever: its group, and its person where it has one. */
export function findAnyInvitation(db: DrizzleD1Database, wave: string) {
  return db
    .select({ groupId: invitation.groupId, personId: invitation.personId })
    .from(invitation)
    .where(eq(invitation.wave, wave))
    .limit(1)
    .get();
}

/** Whether a code is one of a wave's; never whether it was used. */
export async function hasInvitation(
  db: DrizzleD1Database,
  wave: string,
  codeHash: Uint8Array,
): Promise<boolean> {
  const row = await db
    .select({ groupId: invitation.groupId })
    .from(invitation)
    .where(
      sql`${invitation.wave} = ${wave} AND ${invitation.codeHash} = unhex(${bytesToHex(codeHash)})`,
    )
    .get();
  return row !== undefined;
}
