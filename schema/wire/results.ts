import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";
import { OnePerPerson } from "./programme.ts";

/** A number of people: exact from 10, below that the range from k to 9. */
const ShownCount = z.union([z.int().min(5), z.string().regex(/^[5-9]-9$/)]);

/** The rules that may hide a figure; `uniform` hides a favourable share only. */
export const HidingRuleName = z.enum([
  "threshold",
  "tree",
  "cut",
  "uniform",
  "companySize",
  "exitSize",
]);

/** Hidden, empty, and impossible figures all look like this. */
export const HiddenFigure = z.strictObject({ shown: z.literal(false) });

/** Points from 1 to 5, recoded: high is good; to 0.1. */
const Points = z.number().min(1).max(5);

/** 95 % interval of a mean or score, in whole points from 0 to 100. */
const Interval = z
  .tuple([z.int().min(0).max(100), z.int().min(0).max(100)])
  .describe("Points from 0 to 100; from 20 answers, if the company has 30");

/** An end that the true figure lies at or beyond. */
const Bound = z.enum(["atLeast", "atMost"]);

/**
 * A 1–5 item as released: exactly one of `mean`, `atLeast` and `atMost`. Where a group's answers are
 * nearly all alike, only the end of the range that nobody can be pinned at is published.
 */
export const ScaleFigure = z
  .strictObject({
    shown: z.literal(true),
    n: ShownCount,
    mean: Points.optional().describe("1 to 5 points, recoded: high is good; to 0.1"),
    atLeast: Points.optional().describe("The mean is this or higher"),
    atMost: Points.optional().describe("The mean is this or lower"),
    share: z
      .strictObject({
        favourable: z.int().min(0),
        rest: z.int().min(0),
        bound: Bound.optional().describe("So many favourable people at least, or at most"),
      })
      .optional()
      .describe("Numbers of people; from 20 answers"),
    shareBounds: z
      .tuple([z.int().min(0), z.int().min(0)])
      .optional()
      .describe(
        "In place of share where the answers are nearly all alike: fewest and most favourable people that the published sum allows",
      ),
    interval: Interval.optional(),
  })
  .refine(
    ({ mean, atLeast, atMost }) =>
      [mean, atLeast, atMost].filter((value) => value !== undefined).length === 1,
    "Exactly one of mean, atLeast and atMost.",
  );

const CountFigure = z.strictObject({
  shown: z.literal(true),
  n: z.int().min(10),
  counts: z.array(z.strictObject({ options: z.array(z.string()).min(1), n: z.int() })),
});

const DimensionFigure = z.strictObject({
  shown: z.literal(true),
  n: ShownCount,
  score: z.int().min(0).max(100),
  bound: Bound.optional().describe("The score is this or higher, or this or lower"),
  interval: Interval.optional(),
});

/** One unit: the whole (`cut` null), or its people with one cut value. */
export const ResultCell = z
  .strictObject({
    unit: UnitId,
    cut: z.string().nullable(),
    items: z.record(z.string(), z.union([HiddenFigure, ScaleFigure, CountFigure])),
    dimensions: z.record(z.string(), z.union([HiddenFigure, DimensionFigure])),
    invited: z.int().optional(),
    ballots: ShownCount.optional(),
  })
  .openapi("ResultCell");

const resultFields = {
  wave: z.uuid(),
  survey: z.string(),
  version: z.string(),
  k: z.int(),
  onePerPerson: OnePerPerson,
  cells: z.array(ResultCell),
  comments: z.array(z.strictObject({ unit: UnitId, item: z.string(), texts: z.array(z.string()) })),
};

/** Released figures of the units that the caller may see, and always of the company. */
export const Results = z.strictObject(resultFields).openapi("Results");

/** What would be released once it has passed the check, and which rule hides what; for HR only. */
export const Preview = z
  .strictObject({
    ...resultFields,
    hidden: z.array(
      z.strictObject({
        unit: UnitId,
        cut: z.string().nullable(),
        item: z.string(),
        rule: HidingRuleName,
      }),
    ),
  })
  .openapi("Preview");

/**
 * Which words of a placed comment are hidden; without `hide` the whole comment. Positions are
 * UTF-16 units of the present text, from the first hidden one to the one after the last.
 */
export const Redaction = z
  .strictObject({
    unit: UnitId,
    item: z.string().min(1).max(64),
    position: z.int().min(0).describe("Index in the list of texts"),
    hide: z
      .array(z.strictObject({ from: z.int().min(0), to: z.int().min(1) }))
      .min(1)
      .max(50)
      .optional(),
  })
  .openapi("Redaction");

export const RedactedComment = z.strictObject({ text: z.string() }).openapi("RedactedComment");

export const ResultsQuery = z.strictObject({ unit: UnitId.optional() });

/** Receipts of all counted ballots, sorted; the phone looks for its own by itself. */
export const Receipts = z
  .strictObject({ items: z.array(z.string().regex(/^[A-Z2-7]{20}$/)) })
  .openapi("Receipts");
