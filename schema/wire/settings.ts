import { z } from "@hono/zod-openapi";
import { DateOnly, text } from "./common.ts";
import { SurveySlug } from "./surveys.ts";

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

// The check runs beside that of `z.url`, hence also on what is no URL at all.
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const share = z.number().min(0).max(1);

/** Whoever changes one of these sends all of the group: a half-written rule judges nothing. */
const Judgement = z.strictObject({
  planShare: share.describe("On track from this share of the plan; default 0.9"),
  progressShare: share.describe("On track from this share of the expected way; default 0.75"),
  shortfallPoints: z.number().min(0).max(50).describe("Percentage points; default 5"),
  staleAfterCadences: z.number().min(1).max(10).describe("Default 1.5"),
  achievedRequiresEvidence: z.boolean().describe("Default true"),
  lowResponseShare: share.describe("No status below this response rate; default 0.3"),
});

const RecordReadings = z.strictObject({
  attainmentFormula: z.enum(["aggregate", "meanIndividual"]),
  turnoverScope: z.enum(["allExceptRetirement", "voluntary"]),
  aliasPerformance: z.boolean(),
});

export const Settings = z
  .strictObject({
    company: text(100).min(1),
    timeZone: z.string().max(60).refine(isTimeZone, "An IANA time zone such as Asia/Shanghai."),
    programmeStart: DateOnly.nullable(),
    publicOrigin: z
      .url({ protocol: /^https?$/ })
      .refine(isOrigin, "An origin such as https://survey.example.")
      .nullable(),
    retention: z.strictObject({ holdDays: z.int().min(0).max(60) }),
    cadences: z.record(SurveySlug, z.int().min(1).max(24)),
    judgement: Judgement,
    records: RecordReadings,
    secondFactorRequired: z
      .boolean()
      .describe("Owner and HR set up a second factor before anything else; default false"),
  })
  .openapi("Settings");

export const SettingsChange = Settings.partial().openapi("SettingsChange");
