import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { accountSession } from "../../schema/tables/index.ts";

/** A session that is not over; all times real. */
export interface SessionRow {
  readonly id: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Sessions of an account that are not over, the newest first. */
export function listSessions(
  db: DrizzleD1Database,
  accountId: string,
  realNow: Date,
): Promise<SessionRow[]> {
  const { id, token, createdAt, updatedAt, userId, expiresAt } = accountSession;
  return db
    .select({ id, token, createdAt, updatedAt })
    .from(accountSession)
    .where(and(eq(userId, accountId), gt(expiresAt, realNow)))
    .orderBy(desc(createdAt));
}

/** Statement that ends one session of an account, and none of another. */
export function deleteSession(db: DrizzleD1Database, accountId: string, id: string) {
  const { userId } = accountSession;
  return db.delete(accountSession).where(and(eq(userId, accountId), eq(accountSession.id, id)));
}

/** Statement that ends all sessions of an account but one. */
export function deleteSessionsExcept(db: DrizzleD1Database, accountId: string, token: string) {
  const { userId, token: column } = accountSession;
  return db.delete(accountSession).where(and(eq(userId, accountId), ne(column, token)));
}
