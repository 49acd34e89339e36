import { asc, eq, lte, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { account, accountPassword, accountSession } from "../../schema/tables/index.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";

/** Somebody who signs in. `units` counts for managers only. */
export type Account = typeof account.$inferSelect;

/** One account, disabled or not. */
export async function findAccount(db: DrizzleD1Database, id: string): Promise<Account | null> {
  return (await db.select().from(account).where(eq(account.id, id)).get()) ?? null;
}

/** The account with this e-mail, which is compared in lower case. */
export async function findAccountByEmail(
  db: DrizzleD1Database,
  email: string,
): Promise<Account | null> {
  const wanted = email.toLowerCase();
  return (await db.select().from(account).where(eq(account.email, wanted)).get()) ?? null;
}

/** All accounts by e-mail. */
export function listAccounts(db: DrizzleD1Database): Promise<Account[]> {
  return db.select().from(account).orderBy(asc(account.email));
}

/**
 * Adds an account with its password and notes it, whole or not at all.
 * @returns what is taken already, or null
 */
export async function addAccount(
  db: DrizzleD1Database,
  row: Account,
  passwordHash: string,
  entry: AuditEntry,
): Promise<"id" | "email" | null> {
  const isAdded = sql`EXISTS (SELECT 1 FROM account WHERE id = ${row.id}
    AND NOT EXISTS (SELECT 1 FROM account_password WHERE account = ${row.id}))`;
  // The password comes last: it ends what the audit row's condition demands.
  const outcomes = await db.batch([
    db.insert(account).values(row).onConflictDoNothing().returning({ id: account.id }),
    insertAuditWhile(db, isAdded, entry),
    db.run(sql`INSERT INTO account_password (account, hash)
      SELECT ${row.id}, ${passwordHash} WHERE ${isAdded}`),
  ]);
  if (outcomes[0].length > 0) return null;
  return (await findAccount(db, row.id)) === null ? "email" : "id";
}

/** Statement that writes all of an account that may change; id and e-mail never do. */
export function writeAccount(
  db: DrizzleD1Database,
  {
    id,
    name,
    role,
    units,
    isDisabled,
  }: Omit<Account, "email" | "hasSecondFactor" | "passwordDrawnAtMs">,
) {
  return db.update(account).set({ name, role, units, isDisabled }).where(eq(account.id, id));
}

/** Statement that removes an account with its password and its sessions. */
export function deleteAccount(db: DrizzleD1Database, id: string) {
  return db.delete(account).where(eq(account.id, id));
}

/** The password hash of an account, or null where it has none. */
export async function findPasswordHash(db: DrizzleD1Database, id: string): Promise<string | null> {
  const row = await db
    .select({ hash: accountPassword.password })
    .from(accountPassword)
    .where(eq(accountPassword.userId, id))
    .get();
  return row?.hash ?? null;
}

/**
 * Statements that set a new password.
 * @param drawnAtMs when the server drew it, real time; null: somebody has chosen it
 */
export function writePassword(
  db: DrizzleD1Database,
  id: string,
  hash: string,
  drawnAtMs: number | null,
) {
  return [
    db
      .insert(accountPassword)
      .values({ userId: id, password: hash })
      .onConflictDoUpdate({ target: accountPassword.userId, set: { password: hash } }),
    db.update(account).set({ passwordDrawnAtMs: drawnAtMs }).where(eq(account.id, id)),
  ] as const;
}

/**
 * Notes a refused sign-in of the account with this e-mail, if there is one and none was noted since.
 * @param sinceMs epoch milliseconds of the product's time
 */
export async function insertRefusedSignIn(
  db: DrizzleD1Database,
  email: string,
  sinceMs: number,
  { atMs, actor, actorName, action, detail }: AuditEntry,
): Promise<void> {
  await db.run(sql`INSERT INTO audit_log (at_ms, actor, actor_name, action, subject, detail)
    SELECT ${atMs}, ${actor}, ${actorName}, ${action}, account.id, ${JSON.stringify(detail)}
    FROM account WHERE email = ${email} AND NOT EXISTS (
      SELECT 1 FROM audit_log AS known WHERE known.action = ${action}
        AND known.subject = account.id AND known.at_ms > ${sinceMs})`);
}

/** Statement that ends all sessions of an account. */
export function deleteSessions(db: DrizzleD1Database, id: string) {
  return db.delete(accountSession).where(eq(accountSession.userId, id));
}

/** Statement that forgets sessions that are over by themselves; `realNow` is real time. */
export function deleteExpiredSessions(db: DrizzleD1Database, realNow: Date) {
  return db.delete(accountSession).where(lte(accountSession.expiresAt, realNow));
}
