import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Invitations: that a code was used, never what was answered. No time is stored. */
export const invitation = sqliteTable("invitation", {
  codeHash: blob("code_hash").$type<ArrayBuffer | number[]>().primaryKey(),
  wave: text().notNull(),
  groupId: text("group_id").notNull(),
  personId: text("person_id"),
  blinded: blob().$type<ArrayBuffer | number[]>(),
});

/** Codes used by the end of a finished day, cumulative, per group. */
export const participation = sqliteTable(
  "participation",
  {
    wave: text().notNull(),
    groupId: text("group_id").notNull(),
    day: text().notNull(),
    used: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.groupId, t.day] })],
);
