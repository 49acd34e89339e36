import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";
import { FileError, firstOf } from "./fileError.ts";

const Count = z.int().min(0);

/** The name of a kind of record: the first column of the file. */
export const RecordName = z.enum([
  "recruitment",
  "reserve-pool",
  "training-coverage",
  "performance-attainment",
  "promotion",
  "exit-reasons",
  "performance-pass",
  "turnover",
  "client-satisfaction",
]);

/** What the file looks like: told in the API's own document, since it is no JSON. */
export const RECORDS_FILE = `Columns record, unit, period, numerator, denominator, in any order, and any of the further columns. \
A unit is a path as in the roster and stands for itself with all below it; a unit without a row is the sum of those below, once all of them have reported.

- recruitment (month or year; so far in the programme year): approved posts filled / approved posts due. Further: hiresAbovePlan, planCut.
- reserve-pool (quarter; at its end): qualified and available people in the pool / client managers employed.
- training-coverage (month or year; so far in the programme year): client managers with a required programme completed / client managers employed 30 days or longer. Further: longLeave.
- performance-attainment (quarter or year; so far in the calendar year): sum of results / sum of targets; decimals allowed.
- promotion (month): promoted in the month / mean headcount of the month. Further: opening, closing, transfers.
- exit-reasons (quarter): leavers whose main reason is stress-related / voluntary leavers with a stated main reason. Further: averageHeadcount, noReason, mentioned.
- performance-pass (quarter): rated at or above the standard / assessed.
- turnover (month): leavers without retirement, death and transfer / mean headcount of the month. Further: opening, closing, voluntary.
- client-satisfaction (quarter): satisfied clients / clients with a valid answer.

With opening and closing the denominator may be left empty: it is (opening + closing) / 2. Periods are written 2026-01, 2026-Q1 or 2026. A row replaces the earlier one of the same record, unit and period.`;

const counts = {
  numerator: z.number().min(0),
  denominator: z.number().min(0),
  /** Further counts of the record, by column. */
  detail: z.record(z.string(), z.number().min(0)),
};

/** Counts of one unit, all below it included, in one period. */
export const HrRecord = z
  .strictObject({
    record: RecordName,
    unit: UnitId,
    path: z.string(),
    period: z.string(),
    ...counts,
  })
  .openapi("HrRecord");

/** A row that differs from what is stored. */
const RecordChange = z.strictObject({
  record: RecordName,
  path: z.string(),
  period: z.string(),
  before: z.strictObject(counts),
  after: z.strictObject(counts),
});

/** What an import would do; lists hold the first 200. */
const RecordChanges = z
  .strictObject({
    added: Count,
    replaced: firstOf(RecordChange),
    unchanged: Count,
    /** What the file holds, by record: rows, and the first and last period as written. */
    records: z.array(
      z.strictObject({ record: RecordName, rows: Count, from: z.string(), to: z.string() }),
    ),
  })
  .openapi("RecordChanges");

/** What is wrong with a file of records, or else what it would change. */
export const RecordsPreview = z
  .strictObject({
    /** Rows in order. */
    rows: Count,
    errorCount: Count,
    /** The first 1,000, by line. */
    errors: z.array(FileError),
    /** null where there is an error: a faulty file changes nothing. */
    changes: RecordChanges.nullable(),
  })
  .openapi("RecordsPreview");

/** What an import has done, in numbers of rows. */
export const RecordsImport = z
  .strictObject({ rows: Count, added: Count, replaced: Count, unchanged: Count })
  .openapi("RecordsImport");

/** What is there of one record, and which units have not reported yet. */
export const RecordState = z
  .strictObject({
    record: RecordName,
    /** Ids of the indicators that it feeds. */
    indicators: z.array(z.string()),
    /** The lengths of period that its rows may have. */
    periods: z.array(z.enum(["month", "quarter", "halfYear", "year"])),
    rows: Count,
    /** The period that ends last, as written; null before the first import. */
    latest: z.string().nullable(),
    /** Paths of units that reported before, but not for the latest period; the first 20. */
    missing: firstOf(z.string()),
  })
  .openapi("RecordState");

export const RecordsQuery = z.strictObject({
  record: RecordName.optional(),
  unit: UnitId.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,7}$/, "A cursor as it came in next.")
    .optional(),
});

export type RecordsPreview = z.infer<typeof RecordsPreview>;
export type RecordsImport = z.infer<typeof RecordsImport>;
export type HrRecord = z.infer<typeof HrRecord>;
export type RecordState = z.infer<typeof RecordState>;
