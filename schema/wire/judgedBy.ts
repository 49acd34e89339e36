import { z } from "@hono/zod-openapi";
import { Bilingual, DateOnly, GivenBilingual, text, UnitId } from "./common.ts";

/** The id of an indicator. */
const IndicatorId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "An indicator id such as career-satisfaction.");
const PeriodText = z
  .string()
  .regex(/^2\d{3}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$/, "A period such as 2026-03, 2026-Q1, 2026.");
/** HR's own words; shown to whoever reads the figure. */
const Words = text(300).min(1);

/**
 * A starting point to lock: of a released wave, of a period of the indicator's HR record (for a
 * rolling figure its last one), or a value from before (`value`, `n`, `source`).
 */
export const NewBaseline = z
  .strictObject({
    indicator: IndicatorId,
    wave: z.uuid().optional(),
    period: PeriodText.optional(),
    value: z.number().min(0).max(1000).optional().openapi({ description: "0.85 is 85 %" }),
    n: z.number().min(0).max(1e12).optional(),
    source: Words.optional().openapi({ description: "Where an entered value comes from" }),
    reason: Words.optional().openapi({ description: "Needed where one is locked already" }),
  })
  .refine(
    ({ wave, period, value }) =>
      [wave, period, value].filter((given) => given !== undefined).length === 1,
    "Give one of wave, period, and value.",
  )
  .refine(
    ({ value, n, source }) =>
      value === undefined
        ? n === undefined && source === undefined
        : n !== undefined && source !== undefined,
    "An entered value comes with n and source, and only it.",
  )
  .openapi("NewBaseline");

/** A locked starting point; the one that stands is the newest of its indicator. */
export const Baseline = z
  .strictObject({
    indicator: IndicatorId,
    stands: z.boolean(),
    wave: z.uuid().nullable(),
    period: PeriodText.nullable(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    n: z.number().nullable(),
    source: z.string(),
    version: z.string().nullable(),
    lockedBy: z.string(),
    lockedAt: z.string(),
    reason: z.string().nullable(),
  })
  .openapi("Baseline");

/** What changes about a target; what is absent stays as it is. */
export const NewTarget = z
  .strictObject({
    indicator: IndicatorId,
    target: z.number().min(-10).max(10).optional(),
    changeBasis: z.enum(["relative", "points"]).optional(),
    dueOn: DateOnly.optional(),
    owner: GivenBilingual.optional(),
    reason: Words,
  })
  .openapi("NewTarget");

/** A target as it is from a day on. */
export const TargetRevision = z
  .strictObject({
    indicator: IndicatorId,
    stands: z.boolean(),
    target: z.number(),
    changeBasis: z.enum(["relative", "points"]).nullable(),
    dueOn: DateOnly.nullable(),
    owner: Bilingual.nullable(),
    reason: z.string(),
    revisedBy: z.string(),
    revisedAt: z.string(),
    validFrom: DateOnly,
  })
  .openapi("TargetRevision");

/** A day across which lines are not compared. */
export const NewBreak = z
  .strictObject({
    kind: z.enum(["appraisal-standard", "reason-flags", "organisation"]),
    on: DateOnly,
    indicator: IndicatorId.optional(),
    unit: UnitId.optional(),
    note: Words,
  })
  .openapi("NewBreak");

export const SeriesBreak = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(["appraisal-standard", "reason-flags", "organisation"]),
    on: DateOnly,
    indicator: IndicatorId.nullable(),
    unit: UnitId.nullable(),
    note: z.string(),
    enteredBy: z.string(),
    enteredAt: z.string(),
  })
  .openapi("SeriesBreak");

export const BreakParams = z.strictObject({ id: z.uuid() });

export type NewBaseline = z.infer<typeof NewBaseline>;
export type Baseline = z.infer<typeof Baseline>;
export type NewTarget = z.infer<typeof NewTarget>;
export type TargetRevision = z.infer<typeof TargetRevision>;
export type NewBreak = z.infer<typeof NewBreak>;
export type SeriesBreak = z.infer<typeof SeriesBreak>;
