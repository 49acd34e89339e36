import { z } from "@hono/zod-openapi";
import { Bilingual, DateOnly, UnitId } from "./common.ts";
import {
  BaselineView,
  Change,
  Fraction,
  FractionRange,
  LineBreak,
  OnePerPerson,
  Sentence,
  TeamRange,
} from "./programme.ts";
import { HiddenFigure, ScaleFigure } from "./results.ts";
import { SurveySlug } from "./surveys.ts";

const IndicatorId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, "An indicator id such as career-satisfaction.");

/** One of the programme's indicators, as far as a reader needs it. */
export const Indicator = z
  .strictObject({
    id: IndicatorId,
    measure: z.string(),
    title: Bilingual,
    direction: z.enum(["up", "down", "none"]),
    kind: z.enum(["level", "change", "cumulative", "process", "monitor"]),
    target: z.number().nullable(),
    changeBasis: z.enum(["relative", "points"]).nullable(),
    cadenceMonths: z.int(),
    owner: Bilingual,
    dueMonth: z.int().nullable(),
    /** The survey and its item, or null where the figure comes from records. */
    survey: z.string().nullable(),
    item: z.string().nullable(),
  })
  .openapi("Indicator");

const DimensionId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "A dimension id such as reward.");

/** An indicator, or a dimension of a survey: one or the other. */
export const TrendQuery = z
  .strictObject({
    indicator: IndicatorId.optional(),
    survey: SurveySlug.optional(),
    dimension: DimensionId.optional(),
    unit: UnitId.optional(),
  })
  .refine(
    ({ indicator, survey, dimension }) =>
      indicator === undefined
        ? survey !== undefined && dimension !== undefined
        : survey === undefined && dimension === undefined,
    "Ask for an indicator, or for a survey and one of its dimensions.",
  );

const wavePoint = {
  wave: z.uuid(),
  name: z.string(),
  survey: z.string(),
  version: z.string(),
  opensOn: DateOnly,
  closesOn: DateOnly,
  onePerPerson: OnePerPerson,
  /** A pulse asks the same item in another context: another marker, never a change test. */
  isPulse: z.boolean(),
  segment: z
    .int()
    .nullable()
    .describe("Piece of the line; only within one may figures be compared; null for a pulse"),
};

/** Options of a single choice, as released for the company. */
const OptionFigure = z.strictObject({
  shown: z.literal(true),
  n: z.int(),
  counts: z.array(z.strictObject({ options: z.array(z.string()).min(1), n: z.int() })),
});

/** One released wave; a hidden figure says nothing about why. */
export const TrendPoint = z
  .strictObject({
    ...wavePoint,
    figure: z.union([HiddenFigure, ScaleFigure, OptionFigure]),
    share: z
      .strictObject({
        value: Fraction,
        interval: FractionRange.describe("95 %, for comparing with other times and units"),
        team: TeamRange.nullable().describe("What may be said of everybody invited"),
      })
      .nullable()
      .describe("From 20 answers"),
    bounds: FractionRange.nullable().describe("Where the release leaves only a range of shares"),
    isBaseline: z.boolean(),
    sentence: Sentence,
  })
  .openapi("TrendPoint");

/** A target as a line; one that was replaced stays. */
export const TargetLine = z.strictObject({
  from: DateOnly.nullable().describe("null: from the beginning"),
  to: DateOnly.nullable().describe("null: until now"),
  wanted: z.number(),
  basis: z.enum(["relative", "points"]).nullable(),
  value: Fraction.nullable().describe("null for a change without a baseline at this unit"),
  isCapped: z.boolean(),
});

/** An indicator over released waves, oldest first. */
export const Trend = z
  .strictObject({
    indicator: IndicatorId,
    unit: UnitId,
    points: z.array(TrendPoint),
    breaks: z.array(LineBreak),
    baseline: BaselineView.nullable(),
    targets: z.array(TargetLine),
    change: Change.nullable().describe("Of the latest full wave against the one before it"),
    sentence: Sentence,
  })
  .openapi("Trend");

/** One released wave of a dimension's line. */
export const DimensionPoint = z
  .strictObject({
    ...wavePoint,
    figure: z.union([
      HiddenFigure,
      z.strictObject({
        shown: z.literal(true),
        n: z.union([z.int(), z.string()]).nullable(),
        score: z.int().min(0).max(100),
        bound: z.enum(["atLeast", "atMost"]).optional(),
        interval: z.tuple([z.number(), z.number()]).optional(),
      }),
    ]),
    items: z.array(z.string()).describe("What the score is the mean of"),
    isOnCommonItems: z.boolean().describe("Drawn on the items that all waves of the piece ask"),
    sentence: Sentence,
  })
  .openapi("DimensionPoint");

/** A dimension over released waves, oldest first; never tested for change, and without a target. */
export const DimensionTrend = z
  .strictObject({
    survey: SurveySlug,
    dimension: DimensionId,
    unit: UnitId,
    points: z.array(DimensionPoint),
    breaks: z.array(LineBreak),
    sentence: Sentence,
  })
  .openapi("DimensionTrend");
