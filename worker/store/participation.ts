import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { participation } from "../../schema/tables/index.ts";

/**
 * Statement that writes down how many codes of each group are used, for one finished day. A group
 * without any has a row too, and a day that is written already stays as it is, whole: what is used
 * on a later day never reaches an earlier one.
 * @param day `YYYY-MM-DD`
 */
export function insertParticipation(db: DrizzleD1Database, wave: string, day: string) {
  return db.run(sql`INSERT INTO participation (wave, group_id, day, used)
    SELECT g.wave, g.id, ${day}, count(i.code_hash)
    FROM wave_group g
    LEFT JOIN invitation i ON i.wave = g.wave AND i.group_id = g.id AND i.blinded IS NOT NULL
    WHERE g.wave = ${wave}
      AND NOT EXISTS (SELECT 1 FROM participation p WHERE p.wave = ${wave} AND p.day = ${day})
    GROUP BY g.id`);
}

/** Of waves and days those that are not written down yet, in the order given. */
export async function listUncounted(
  db: DrizzleD1Database,
  due: readonly { readonly wave: string; readonly day: string }[],
): Promise<{ wave: string; day: string }[]> {
  if (due.length === 0) return [];
  return db.all(sql`SELECT value ->> 'wave' AS wave, value ->> 'day' AS day
    FROM json_each(${JSON.stringify(due)})
    WHERE NOT EXISTS (SELECT 1 FROM participation p
      WHERE p.wave = value ->> 'wave' AND p.day = value ->> 'day')
    ORDER BY key`);
}

/** A condition: this is the last day that was written down; null for none at all. */
export const isCountedUntil = (wave: string, day: string | null): SQL =>
  sql`(SELECT max(day) FROM participation WHERE wave = ${wave}) IS ${day}`;

/** Codes used by group at the end of each finished day, the earliest day first. */
export function listParticipation(
  db: DrizzleD1Database,
  wave: string,
): Promise<{ groupId: string; day: string; used: number }[]> {
  return db
    .select({
      groupId: participation.groupId,
      day: participation.day,
      used: participation.used,
    })
    .from(participation)
    .where(eq(participation.wave, wave))
    .orderBy(asc(participation.day));
}
