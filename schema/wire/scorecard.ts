import { z } from "@hono/zod-openapi";
import { Bilingual, DateOnly, UnitId } from "./common.ts";
import {
  BaselineView,
  Change,
  Flag,
  Fraction,
  FractionRange,
  NoDataReason,
  OnePerPerson,
  Sentence,
  Status,
  TargetView,
  TeamRange,
} from "./programme.ts";

export const ScorecardQuery = z.strictObject({
  unit: UnitId.optional(),
  asOf: DateOnly.optional().describe("Only what was released on or before that day"),
});

const Bound = z.enum(["atLeast", "atMost"]);

const Score = z.strictObject({
  value: z.int().min(0).max(100),
  bound: Bound.nullable(),
});

/** A number of people, or a range such as `5-9`. */
const People = z.union([z.number(), z.string()]);

const judgement = {
  status: Status.nullable().describe("null for what is only watched and has data"),
  reason: NoDataReason.nullable(),
  flags: z.array(Flag),
};

/** One indicator at one unit on one day. */
export const ScorecardRow = z
  .strictObject({
    indicator: z.string(),
    title: Bilingual,
    metric: z.string().describe("Two indicators with one metric judge one figure by two targets"),
    kind: z.enum(["level", "change", "cumulative", "process", "monitor"]),
    direction: z.enum(["up", "down"]).nullable(),
    source: z.enum(["survey", "record", "suggestions", "process"]),
    owner: Bilingual,
    ownerIsAssumed: z.boolean(),
    dueOn: DateOnly.nullable().describe("null while the programme's first day is not set"),
    dueIsAssumed: z.boolean(),
    figureOf: z
      .strictObject({ unit: UnitId, name: z.string(), why: z.enum(["few", "none", "company"]) })
      .nullable()
      .describe("The unit above whose figure stands in; null: the unit's own"),
    from: DateOnly.nullable(),
    to: DateOnly.nullable().describe(
      "The day that the figure tells of: a wave's close, a period's end",
    ),
    wave: z
      .strictObject({
        ...{ id: z.uuid(), name: z.string(), version: z.string() },
        onePerPerson: OnePerPerson,
      })
      .nullable(),
    value: Fraction.nullable(),
    valueBound: Bound.nullable().describe("Where the true share is this or higher, or lower"),
    bounds: FractionRange.nullable().describe("Where the release leaves only a range of shares"),
    interval: FractionRange.nullable(),
    team: TeamRange.nullable(),
    score: Score.nullable().describe("Mean of the item, 0 to 100; of surveys"),
    n: People.nullable().describe("Answers, or what the value is a share of"),
    numerator: z.number().nullable(),
    target: TargetView.nullable(),
    baseline: BaselineView.nullable(),
    sinceBaseline: Change.nullable(),
    sinceLast: Change.nullable(),
    ...judgement,
    companions: z.array(
      z.strictObject({ id: z.string(), title: Bilingual, value: z.number().nullable() }),
    ),
    diagnostic: z
      .strictObject({ dimension: z.string(), title: Bilingual, score: Score, n: People })
      .nullable()
      .describe("Explains the indicator; never judged"),
    pulse: z
      .strictObject({
        wave: z.uuid(),
        on: DateOnly,
        onePerPerson: OnePerPerson,
        score: Score,
        n: People,
        value: Fraction.nullable(),
      })
      .nullable()
      .describe("The latest pulse after the full wave: never compared with it"),
    company: z
      .strictObject({ value: Fraction, n: z.number(), ...judgement })
      .nullable()
      .describe("Beside a unit without a value of its own"),
    sentence: Sentence,
  })
  .openapi("ScorecardRow");

/** The eight measures and the evaluation section at one unit on one day. */
export const Scorecard = z
  .strictObject({
    unit: UnitId,
    asOf: DateOnly,
    programmeStart: DateOnly.nullable(),
    keyMetrics: z.array(z.string()),
    measures: z.array(
      z.strictObject({
        id: z.string(),
        number: z.int().nullable(),
        title: Bilingual,
        rows: z.array(ScorecardRow),
      }),
    ),
  })
  .openapi("Scorecard");
