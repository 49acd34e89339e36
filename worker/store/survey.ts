import { and, asc, eq, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { surveyDraft, surveyVersion } from "../../schema/tables/index.ts";

/** A published version; `body` is the exact text served and hashed. */
export type SurveyVersionRow = typeof surveyVersion.$inferSelect;

/** One version, or nothing. */
export function findSurveyVersion(
  db: DrizzleD1Database,
  slug: string,
  version: string,
): Promise<SurveyVersionRow | undefined> {
  return db
    .select()
    .from(surveyVersion)
    .where(and(eq(surveyVersion.slug, slug), eq(surveyVersion.version, version)))
    .get();
}

/** All versions with their bodies. */
export function listSurveyVersions(db: DrizzleD1Database): Promise<SurveyVersionRow[]> {
  return db.select().from(surveyVersion).orderBy(asc(surveyVersion.slug));
}

/** All versions of one survey with their bodies. */
export function listSurveyVersionsOf(
  db: DrizzleD1Database,
  slug: string,
): Promise<SurveyVersionRow[]> {
  return db.select().from(surveyVersion).where(eq(surveyVersion.slug, slug));
}

/** The given versions with their bodies, however many. */
export function listSurveyVersionsAmong(
  db: DrizzleD1Database,
  wanted: readonly { readonly survey: string; readonly version: string }[],
): Promise<SurveyVersionRow[]> {
  const keys = JSON.stringify(wanted.map(({ survey, version }) => [survey, version]));
  return db
    .select()
    .from(surveyVersion)
    .where(
      sql`(${surveyVersion.slug}, ${surveyVersion.version}) IN
        (SELECT value ->> 0, value ->> 1 FROM json_each(${keys}))`,
    );
}

/** Statement that publishes a version; a second one of the same number fails. */
export function insertSurveyVersion(db: DrizzleD1Database, row: SurveyVersionRow) {
  return db.insert(surveyVersion).values(row);
}

/** Statement that publishes a built-in version unless it is there already. */
export function insertSurveyVersionOnce(db: DrizzleD1Database, row: SurveyVersionRow) {
  return db.insert(surveyVersion).values(row).onConflictDoNothing();
}

/** A draft by id. */
export function findDraft(db: DrizzleD1Database, id: string) {
  return db.select().from(surveyDraft).where(eq(surveyDraft.id, id)).get();
}

/** Statement that saves a draft, the last one winning. */
export function saveDraft(db: DrizzleD1Database, row: typeof surveyDraft.$inferInsert) {
  return db
    .insert(surveyDraft)
    .values(row)
    .onConflictDoUpdate({ target: surveyDraft.id, set: { body: row.body, slug: row.slug } });
}
