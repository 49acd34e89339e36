import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Released figures of a unit (and cut value; '' is the whole unit), as the wire shape. */
export const releaseCell = sqliteTable(
  "release_cell",
  {
    wave: text().notNull(),
    unitId: text("unit_id").notNull(),
    cut: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.unitId, t.cut] })],
);

/** Released comments in shuffled order. */
export const releaseComment = sqliteTable(
  "release_comment",
  {
    wave: text().notNull(),
    unitId: text("unit_id").notNull(),
    item: text().notNull(),
    position: integer().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.unitId, t.item, t.position] })],
);

/** Receipts of counted ballots; never nullifiers. */
export const releaseReceipt = sqliteTable(
  "release_receipt",
  { wave: text().notNull(), receipt: text().notNull() },
  (t) => [primaryKey({ columns: [t.wave, t.receipt] })],
);

/** The suppression statement of a release. */
export const releaseStatement = sqliteTable("release_statement", {
  wave: text().primaryKey(),
  body: text().notNull(),
});

/** Hidden cells with the rule that hid them: HR preview only. */
export const previewHidden = sqliteTable("preview_hidden", {
  wave: text().primaryKey(),
  body: text().notNull(),
});

/** Leaks that the independent check found, by item; part '' is all that is no 1–5 item. */
export const releaseCheck = sqliteTable(
  "release_check",
  { wave: text().notNull(), part: text().notNull(), leaks: integer().notNull() },
  (t) => [primaryKey({ columns: [t.wave, t.part] })],
);
