import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Organisation units; ids are never reused, since trends hang on them. */
export const unit = sqliteTable("unit", {
  id: text().primaryKey(),
  parentId: text("parent_id"),
  name: text().notNull(),
  path: text().notNull(),
});

/** The roster as last imported: personal data, held for invitations only. */
export const person = sqliteTable("person", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull(),
  unitId: text("unit_id").notNull(),
  level: text().notNull(),
  hiredOn: text("hired_on").notNull(),
});
