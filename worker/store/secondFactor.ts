import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import {
  account,
  accountChallenge,
  accountSecondFactor,
  accountTriedCode,
} from "../../schema/tables/index.ts";

/** A code is right for its own 30 seconds and the 30 before and after. */
const CODE_LIVES_MS = 90_000;

/** So many wrong codes in a row cost no waiting: fingers slip. */
const FREE_TRIES = 3;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** The account whose right password made this challenge; null where it is unknown or over. */
export async function findChallenged(
  db: DrizzleD1Database,
  identifier: string,
  realNowMs: number,
): Promise<string | null> {
  const row = await db
    .select({ id: accountChallenge.value })
    .from(accountChallenge)
    .where(
      and(
        eq(accountChallenge.identifier, identifier),
        gt(accountChallenge.expiresAt, new Date(realNowMs)),
      ),
    )
    .get();
  return row?.id ?? null;
}

/**
 * Notes one code before it is compared, so that many at once cannot pass together. The first three
 * are free, then the wait doubles from 2 seconds up to 15 minutes: it grows, and never locks.
 * @returns null, or the whole seconds until the next code is compared
 */
export async function takeCodeAttempt(
  db: DrizzleD1Database,
  accountId: string,
  realNowMs: number,
): Promise<number | "no-second-factor" | null> {
  const factor = accountSecondFactor;
  const isWhose = eq(factor.userId, accountId);
  // 2^0 … 2^10 by shifting; SQLite has no power function everywhere.
  const waitMs = sql`CASE WHEN ${factor.failedVerificationCount} + 1 < ${FREE_TRIES} THEN 0
    ELSE min(${LONGEST_WAIT_SECONDS}, 2 << min(${factor.failedVerificationCount} + 1 - ${FREE_TRIES}, 10)) * 1000 END`;
  const taken = await db
    .update(factor)
    .set({
      failedVerificationCount: sql`${factor.failedVerificationCount} + 1`,
      nextTryAtMs: sql`${realNowMs} + ${waitMs}`,
    })
    .where(and(isWhose, lte(factor.nextTryAtMs, realNowMs)))
    .returning({ id: factor.id });
  if (taken.length > 0) return null;
  const row = await db.select({ at: factor.nextTryAtMs }).from(factor).where(isWhose).get();
  if (row === undefined) return "no-second-factor";
  return Math.max(1, Math.ceil((row.at - realNowMs) / 1000));
}

/** Forgets the wrong codes of an account: the last one was right. */
export async function clearCodeAttempts(db: DrizzleD1Database, accountId: string): Promise<void> {
  await db
    .update(accountSecondFactor)
    .set({ failedVerificationCount: 0, nextTryAtMs: 0 })
    .where(eq(accountSecondFactor.userId, accountId));
}

/**
 * Takes a TOTP code out of play. The library compares codes but keeps none, so that one seen over
 * a shoulder would work again for a minute.
 * @returns false where it was tried before, right or wrong
 */
export async function takeCode(
  db: DrizzleD1Database,
  accountId: string,
  code: string,
  realNowMs: number,
): Promise<boolean> {
  const expiresAtMs = realNowMs + CODE_LIVES_MS;
  const taken = await db
    .insert(accountTriedCode)
    .values({ account: accountId, code, expiresAtMs })
    .onConflictDoUpdate({
      target: [accountTriedCode.account, accountTriedCode.code],
      set: { expiresAtMs },
      setWhere: lte(accountTriedCode.expiresAtMs, realNowMs),
    })
    .returning({ code: accountTriedCode.code });
  return taken.length > 0;
}

/** Statements that take the second factor from an account, begun or in use. */
export function removeSecondFactor(db: DrizzleD1Database, accountId: string) {
  return [
    db.delete(accountSecondFactor).where(eq(accountSecondFactor.userId, accountId)),
    db.delete(accountChallenge).where(eq(accountChallenge.value, accountId)),
    db.update(account).set({ hasSecondFactor: false }).where(eq(account.id, accountId)),
  ] as const;
}

/** Statements that forget challenges and codes that are over by themselves. */
export function deleteExpiredChallenges(db: DrizzleD1Database, realNowMs: number) {
  return [
    db.delete(accountChallenge).where(lte(accountChallenge.expiresAt, new Date(realNowMs))),
    db.delete(accountTriedCode).where(lte(accountTriedCode.expiresAtMs, realNowMs)),
  ] as const;
}
