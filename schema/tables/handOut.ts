import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Codes of a period wave handed out in a month, by ballot group: counts, no codes, no persons. */
export const handOut = sqliteTable(
  "hand_out",
  {
    wave: text().notNull(),
    groupId: text("group_id").notNull(),
    /** `YYYY-MM`. */
    month: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.groupId, t.month] })],
);
