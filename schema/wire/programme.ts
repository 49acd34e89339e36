import { z } from "@hono/zod-openapi";
import { DateOnly } from "./common.ts";

/** A sentence made by rule from the numbers beside it. */
export const Sentence = z.strictObject({ zh: z.string(), en: z.string() });

/** A share or rate; a proportion of people lies between 0 and 1. */
export const Fraction = z.number().min(0).describe("0.85 is 85 %, not rounded");

/** 95 % bounds of a share, or the ends of what a release leaves open. */
export const FractionRange = z.strictObject({ lower: Fraction, upper: Fraction });

/** A change in both readings, always together. */
export const Change = z
  .strictObject({
    points: z
      .strictObject({
        difference: z.number(),
        lower: z.number().nullable(),
        upper: z.number().nullable(),
      })
      .describe("After − before: 0.08 is 8 percentage points; 95 % bounds of shares"),
    relative: z.number().nullable().describe("After / before − 1; null where nothing was before"),
    relativeInterval: z
      .strictObject({ lower: z.number(), upper: z.number() })
      .nullable()
      .describe("95 %; null where it would say nothing"),
    evidence: z
      .enum(["rise", "fall", "none"])
      .nullable()
      .describe("none: no *clear* change, not that nothing changed; null: not tested"),
  })
  .openapi("Change");

/** The unit asked about beside everybody invited; 3.6 of the instruments. */
export const TeamRange = FractionRange.extend({
  kind: z
    .enum(["interval", "logical-bounds"])
    .describe("logical-bounds: whatever those think who did not answer"),
});

/** The value that a target asks for, in one reading. */
export const TargetReading = z.strictObject({
  basis: z.enum(["relative", "points"]).nullable().describe("null for levels"),
  value: Fraction,
  isCapped: z.boolean().describe("The target lay beyond what is possible and was cut off there"),
  progress: z.number().nullable().describe("Share of the way made since the baseline; may pass 1"),
  isMet: z.boolean().nullable(),
});

/** A target with both readings. */
export const TargetView = z
  .strictObject({
    wanted: z.number().describe("As set: a share, or the change wanted"),
    basis: z.enum(["relative", "points"]).nullable(),
    deciding: TargetReading.nullable(),
    other: TargetReading.nullable().describe("The other way to read a change"),
    isRevised: z.boolean().describe("Changed after the programme's own"),
  })
  .openapi("IndicatorTarget");

/** Whether a wave's figures are about one answer from each person at most. */
export const OnePerPerson = z
  .boolean()
  .describe("False for a public link: not limited to one response per person");

/** Where a change is measured from, as locked for the company. */
export const BaselineView = z
  .strictObject({
    value: Fraction.nullable().describe("At this unit; null where it has none"),
    n: z.number().nullable().describe("Answers, or what the value is a share of"),
    wave: z.uuid().nullable(),
    period: z.string().nullable(),
    source: z.string(),
    version: z.string().nullable(),
    lockedOn: DateOnly,
  })
  .openapi("IndicatorBaseline");

export const Status = z.enum(["achieved", "on_track", "at_risk", "no_data"]);

export const NoDataReason = z.enum([
  "missing",
  "stale",
  "below_threshold",
  "too_uniform",
  "low_response",
  "no_baseline",
  "series_break",
  "baseline_zero",
  "no_programme_start",
  "not_started",
]);

export const Flag = z.enum([
  "confirmed",
  "provisional",
  "met_but_uncertain",
  "missed",
  "clear_worsening",
  "target_infeasible_capped",
]);

/** Why and where a line is not drawn through. */
export const LineBreak = z
  .strictObject({
    on: DateOnly.describe("The first day after it"),
    kind: z.enum(["version", "moves", "organisation", "appraisal-standard", "reason-flags"]),
    fromVersion: z.string().nullable(),
    toVersion: z.string().nullable(),
    sentence: Sentence,
  })
  .openapi("LineBreak");
