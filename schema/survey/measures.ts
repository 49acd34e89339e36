import { z } from "zod";
import { bilingual, Code, ItemId } from "./text.ts";

const text = bilingual(300);
const months = z.int().min(1).max(36);

/** Counts that HR enters by unit and period; the record's name is the first column of the import. */
const RecordSource = z.strictObject({
  type: z.literal("record"),
  record: Code,
  numerator: text,
  denominator: text,
});

/** Where an indicator's value comes from. */
const Source = z.discriminatedUnion("type", [
  RecordSource,
  z.strictObject({
    type: z.literal("survey"),
    survey: Code,
    item: ItemId,
    /** Share of answers 4 and 5, or share of the options that the scoring key counts. */
    statistic: z.enum(["shareSatisfied", "countedOptionShare"]),
    /** The same item in the pulse: drawn beside the series. */
    pulseItem: ItemId.optional(),
    /** The dimension that explains the indicator; never judged. */
    diagnosticDimension: Code.optional(),
    /** Used instead, never mixed with the survey in one series. */
    alternative: RecordSource.optional(),
  }),
  z.strictObject({
    type: z.literal("suggestions"),
    numerator: text,
    denominator: text,
    /** An open suggestion older than this counts as not adopted. */
    overdueAfterDays: z.int().min(1),
  }),
  z.strictObject({
    type: z.literal("process"),
    rule: z.enum(["satisfaction-review", "quarterly-review"]),
    conditions: z.array(text).min(1),
    /** After the period's end (quarterly review) or the wave's close (satisfaction review). */
    withinDays: z.int().min(1),
  }),
]);

/** One indicator with its target. */
const Indicator = z.strictObject({
  id: Code,
  measure: Code,
  /** Two indicators with one metric judge the same figure against two targets. */
  metric: Code,
  title: text,
  /** The programme's own words for the target. */
  seedQuote: z.string().min(1).max(200),
  direction: z.enum(["up", "down"]).nullable(),
  kind: z.enum(["level", "change", "cumulative", "process", "monitor"]),
  /**
   * Level, cumulative: a share (0.85 = 85 %). Change: the change wanted (-0.3 = 30 % less), read by
   * `changeBasis`. Process: how often in a period. Monitor: null.
   */
  target: z.number().nullable(),
  changeBasis: z.enum(["relative", "points"]).nullable(),
  /** True: the value lies between 0 and 1, so a target beyond is cut off and flagged. */
  isProportion: z.boolean(),
  /** Months between values; older than one and a half of them is stale. */
  cadenceMonths: months,
  period: z.enum([
    "programmeYear",
    "rolling12Months",
    "halfYear",
    "quarter",
    "quarterEnd",
    "fourQuarters",
  ]),
  source: Source,
  owner: text,
  /** True: the programme names nobody; the owner is our assumption until one is set. */
  ownerIsAssumed: z.boolean(),
  /** Programme month of the first judgement. */
  dueMonth: months,
  /** Figures always shown with it, so that the target cannot be met by a side door. */
  companions: z.array(z.strictObject({ id: Code, title: text })),
});

/** One measure with its timetable in programme months. */
const Measure = z.strictObject({
  id: Code,
  /** 1 to 8; null for the evaluation section. */
  number: z.int().min(1).max(8).nullable(),
  title: text,
  actions: z.array(text).min(1),
  timetable: text,
  fromMonth: months,
  /** Null: no end named. */
  toMonth: months.nullable(),
  continues: z.boolean(),
  /** Null: the programme names none. */
  owner: text.nullable(),
  indicators: z.array(Code).min(1),
});

/** The programme: `surveys/measures.json`. */
export const MeasuresJson = z
  .strictObject({
    measures: z.array(Measure),
    /** The figures on page one of the quarterly review. */
    keyMetrics: z.array(Code),
    indicators: z.array(Indicator),
  })
  .refine(
    ({ measures, indicators }) =>
      measures.flatMap((measure) => measure.indicators).join() ===
      indicators.map((indicator) => indicator.id).join(),
    "Every indicator stands under its measure, in the same order.",
  )
  .refine(
    ({ indicators }) =>
      indicators.every(({ kind, changeBasis }) => (kind === "change") === (changeBasis !== null)),
    "A change has a basis, and nothing else has.",
  );

/** The programme. */
export type MeasuresJson = z.infer<typeof MeasuresJson>;
