import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What the company says that it will do, and what became of it. No time finer than a day. */
export const action = sqliteTable("action", {
  id: text().primaryKey(),
  /** null: of the whole company. */
  unitId: text("unit_id"),
  textZh: text("text_zh").notNull(),
  textEn: text("text_en").notNull(),
  owner: text().notNull(),
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  due: text(),
  state: text({ enum: ["planned", "under_way", "done", "dropped"] }).notNull(),
  reasonZh: text("reason_zh").notNull(),
  reasonEn: text("reason_en").notNull(),
  wave: text(),
  indicator: text(),
  suggestion: text(),
  madeOn: text("made_on").notNull(),
  stateOn: text("state_on").notNull(),
  /** null: employees have never read it. */
  shownOn: text("shown_on"),
  amendedOn: text("amended_on"),
  revision: integer().notNull(),
});
