import { and, eq, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { releaseComment } from "../../schema/tables/index.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";
import type { WaveRow } from "./wave.ts";

/** Where one comment stands: the position in its shuffled list never changes. */
export interface CommentPlace {
  readonly wave: string;
  readonly unit: string;
  readonly item: string;
  readonly position: number;
}

/** The text of one placed comment, else undefined. */
export async function findReleaseComment(
  db: DrizzleD1Database,
  place: CommentPlace,
): Promise<string | undefined> {
  const row = await db
    .select({ body: releaseComment.body })
    .from(releaseComment)
    .where(isAt(place))
    .get();
  return row?.body;
}

/**
 * Replaces one comment and notes it, both or neither, if the comment is still as it was read and
 * the wave still in the state it was read in.
 * @returns whether it was replaced.
 */
export async function replaceReleaseComment(
  db: DrizzleD1Database,
  place: CommentPlace,
  change: {
    readonly before: string;
    readonly after: string;
    readonly state: WaveRow["state"];
    readonly entry: AuditEntry;
  },
): Promise<boolean> {
  const isStill = and(isAt(place), eq(releaseComment.body, change.before));
  const guard = sql`EXISTS (SELECT 1 FROM wave WHERE id = ${place.wave} AND state = ${change.state})
    AND EXISTS (SELECT 1 FROM release_comment WHERE ${isStill})`;
  const [, replaced] = await db.batch([
    insertAuditWhile(db, guard, change.entry),
    db
      .update(releaseComment)
      .set({ body: change.after })
      .where(and(isStill, guard))
      .returning({ position: releaseComment.position }),
  ]);
  return replaced.length > 0;
}

const isAt = ({ wave, unit, item, position }: CommentPlace): SQL | undefined =>
  and(
    eq(releaseComment.wave, wave),
    eq(releaseComment.unitId, unit),
    eq(releaseComment.item, item),
    eq(releaseComment.position, position),
  );
