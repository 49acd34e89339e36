import { asc, count, gt, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { person } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** A person on the roster; `hiredOn` is `YYYY-MM-DD`, `email` and `level` may be empty. */
export type PersonRow = typeof person.$inferSelect;

/** Everybody on the roster, by id. */
export function listPeople(db: DrizzleD1Database): Promise<PersonRow[]> {
  return db.select().from(person).orderBy(asc(person.id));
}

/** So many people a statement reads: the next one waits until others have had their turn. */
const PEOPLE_PER_PAGE = 10_000;

/**
 * The same in pages, for whoever can tell that the roster has changed in between: a page at a time
 * keeps no other request waiting for long.
 */
export async function listPeopleInPages(db: DrizzleD1Database): Promise<PersonRow[]> {
  const people: PersonRow[] = [];
  for (;;) {
    const page = await db
      .select()
      .from(person)
      .where(gt(person.id, people.at(-1)?.id ?? ""))
      .orderBy(asc(person.id))
      .limit(PEOPLE_PER_PAGE);
    for (const row of page) people.push(row);
    if (page.length < PEOPLE_PER_PAGE) return people;
  }
}

/** How many people stand directly in each unit; units without people are left out. */
export async function countPeopleByUnit(
  db: DrizzleD1Database,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ unitId: person.unitId, headcount: count() })
    .from(person)
    .groupBy(person.unitId);
  return new Map(rows.map(({ unitId, headcount }) => [unitId, headcount]));
}

/** Statements that add people and overwrite known ones; their units must exist. */
export function writePeople(db: DrizzleD1Database, rows: readonly PersonRow[]) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO person (id, name, email, unit_id, level, hired_on)
      SELECT value ->> 'id', value ->> 'name', value ->> 'email', value ->> 'unitId',
        value ->> 'level', value ->> 'hiredOn'
      FROM json_each(${chunk}) WHERE true
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
        unit_id = excluded.unit_id, level = excluded.level, hired_on = excluded.hired_on`),
  );
}

/** Statements that take people off the roster. */
export function deletePeople(db: DrizzleD1Database, ids: readonly string[]) {
  return toJsonChunks(ids).map((chunk) =>
    db.run(sql`DELETE FROM person WHERE id IN (SELECT value FROM json_each(${chunk}))`),
  );
}
