import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** HR's counts by unit and period; the unit includes all below it. Never about one person. */
export const hrRecord = sqliteTable(
  "hr_record",
  {
    record: text().notNull(),
    unitId: text("unit_id").notNull(),
    period: text().notNull(),
    numerator: real().notNull(),
    denominator: real().notNull(),
    detail: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.record, t.unitId, t.period] })],
);

/** Locked starting points of indicators; append-only, the newest of an indicator stands. */
export const baseline = sqliteTable("baseline", {
  id: integer().primaryKey({ autoIncrement: true }),
  indicator: text().notNull(),
  wave: text(),
  period: text(),
  value: real(),
  numerator: real(),
  n: real(),
  source: text().notNull(),
  version: text(),
  lockedBy: text("locked_by").notNull(),
  lockedAtMs: integer("locked_at_ms").notNull(),
  reason: text(),
});

/** Changed targets, dates and owners; append-only, the newest of an indicator stands. */
export const targetRevision = sqliteTable("target_revision", {
  id: integer().primaryKey({ autoIncrement: true }),
  indicator: text().notNull(),
  target: real().notNull(),
  changeBasis: text("change_basis", { enum: ["relative", "points"] }),
  dueOn: text("due_on"),
  owner: text({ mode: "json" }).$type<{ zh: string; en: string }>(),
  reason: text().notNull(),
  revisedBy: text("revised_by").notNull(),
  revisedAtMs: integer("revised_at_ms").notNull(),
  validFrom: text("valid_from").notNull(),
});

/** Days across which a line is not compared, as HR has entered them. */
export const seriesBreak = sqliteTable("series_break", {
  id: text().primaryKey(),
  kind: text({ enum: ["appraisal-standard", "reason-flags", "organisation"] }).notNull(),
  on: text("day").notNull(),
  indicator: text(),
  unitId: text("unit_id"),
  note: text().notNull(),
  enteredBy: text("entered_by").notNull(),
  enteredAtMs: integer("entered_at_ms").notNull(),
});

/** How many people an import of the roster has moved into or out of a unit. */
export const unitMove = sqliteTable("unit_move", {
  id: integer().primaryKey({ autoIncrement: true }),
  unitId: text("unit_id").notNull(),
  day: text().notNull(),
  moved: integer().notNull(),
  headcountBefore: integer("headcount_before").notNull(),
  headcountAfter: integer("headcount_after").notNull(),
});
