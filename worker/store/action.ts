import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { action, wave } from "../../schema/tables/index.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";
import type { WaveRow } from "./wave.ts";

/** An action as stored. Days are `YYYY-MM-DD`, a due one may be a month. */
export type ActionRow = typeof action.$inferSelect;

/** What may be told of the wave that an action follows from. */
export type ActionWaveRow = Pick<
  WaveRow,
  | "id"
  | "name"
  | "survey"
  | "version"
  | "opensOn"
  | "closesOn"
  | "closedAtMs"
  | "state"
  | "releasedAtMs"
  | "channel"
>;

/** States of a wave that is over. None of them leads back, so that what was told stays true. */
export const OVER_STATES = ["closed", "released", "destroyed", "stopped"] as const;

/** All actions, the latest made first. */
export function listActions(db: DrizzleD1Database): Promise<ActionRow[]> {
  return db.select().from(action).orderBy(desc(action.madeOn), desc(action.id));
}

/** The action with this id. */
export function findAction(db: DrizzleD1Database, id: string): Promise<ActionRow | undefined> {
  return db.select().from(action).where(eq(action.id, id)).get();
}

/** The company's actions that employees can read, each with its wave where that is over. */
export function listShownActions(
  db: DrizzleD1Database,
): Promise<{ action: ActionRow; wave: ActionWaveRow | null }[]> {
  const { id, name, survey, version, opensOn, closesOn, closedAtMs } = wave;
  const { state, releasedAtMs, channel } = wave;
  return db
    .select({
      action,
      wave: {
        ...{ id, name, survey, version, opensOn, closesOn, closedAtMs },
        ...{ state, releasedAtMs, channel },
      },
    })
    .from(action)
    .leftJoin(wave, and(eq(wave.id, action.wave), inArray(wave.state, [...OVER_STATES])))
    .where(and(isNotNull(action.shownOn), isNull(action.unitId)));
}

/** Adds an action and its audit row; false where the id is taken. */
export async function insertActionOnce(
  db: DrizzleD1Database,
  row: ActionRow,
  entry: AuditEntry,
): Promise<boolean> {
  const isFree = sql`NOT EXISTS (SELECT 1 FROM action WHERE id = ${row.id})`;
  const [, inserted] = await db.batch([
    insertAuditWhile(db, isFree, entry),
    db.insert(action).values(row).onConflictDoNothing().returning({ id: action.id }),
  ]);
  return inserted.length > 0;
}

/** Changes an action that is as its changer saw it, with an audit row; else neither. */
export async function changeAction(
  db: DrizzleD1Database,
  row: ActionRow,
  entry: AuditEntry,
): Promise<boolean> {
  const { id, revision, ...changed } = row;
  const isAsSeen = sql`EXISTS (SELECT 1 FROM action WHERE id = ${id} AND revision = ${revision})`;
  const [, updated] = await db.batch([
    insertAuditWhile(db, isAsSeen, entry),
    db
      .update(action)
      .set({ ...changed, revision: revision + 1 })
      .where(and(eq(action.id, id), eq(action.revision, revision)))
      .returning({ id: action.id }),
  ]);
  return updated.length > 0;
}

/** Deletes an action that employees could never read, with an audit row; else neither. */
export async function deleteUnshownAction(
  db: DrizzleD1Database,
  id: string,
  entry: AuditEntry,
): Promise<boolean> {
  const isUnshown = sql`EXISTS (SELECT 1 FROM action WHERE id = ${id} AND shown_on IS NULL)`;
  const [, deleted] = await db.batch([
    insertAuditWhile(db, isUnshown, entry),
    db
      .delete(action)
      .where(and(eq(action.id, id), isNull(action.shownOn)))
      .returning({ id: action.id }),
  ]);
  return deleted.length > 0;
}
