import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Unpublished work of HR. */
export const surveyDraft = sqliteTable("survey_draft", {
  id: text().primaryKey(),
  slug: text().notNull(),
  body: text().notNull(),
});

/** Published versions; `body` holds the exact bytes served, `sha256` is over them. */
export const surveyVersion = sqliteTable(
  "survey_version",
  {
    slug: text().notNull(),
    version: text().notNull(),
    body: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.slug, t.version] })],
);
