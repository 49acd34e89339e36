import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { keyInUse } from "../../schema/tables/index.ts";
import type { KeyName } from "../domain/keys/keyRing.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";

/** The ids of the keys that this database was made with; none of one that nobody has noted yet. */
export async function readKeysInUse(db: DrizzleD1Database): Promise<Map<KeyName, string>> {
  const rows = await db.select().from(keyInUse);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Notes the first key of its name; whoever else does so at the same moment notes it once. */
export async function noteFirstKey(
  db: DrizzleD1Database,
  name: KeyName,
  id: string,
): Promise<void> {
  await db.insert(keyInUse).values({ name, id }).onConflictDoNothing();
}

/** Notes that a key has been replaced, once, with its row in the audit log. */
export async function noteNextKey(
  db: DrizzleD1Database,
  key: { readonly name: KeyName; readonly from: string; readonly to: string },
  entry: AuditEntry,
): Promise<void> {
  const isStill = sql`name = ${key.name} AND id = ${key.from}`;
  // The change comes last: it ends what the guard of the other demands.
  await db.batch([
    insertAuditWhile(db, sql`EXISTS (SELECT 1 FROM key_in_use WHERE ${isStill})`, entry),
    db.run(sql`UPDATE key_in_use SET id = ${key.to} WHERE ${isStill}`),
  ]);
}

/** Writes a row as it is: fails where the database takes no writes. */
export async function tryToWrite(db: DrizzleD1Database): Promise<void> {
  await db.run(sql`UPDATE key_in_use SET id = id WHERE name = 'SEAL_KEY'`);
}
