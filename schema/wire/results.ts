import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";

/** A number of people: exact from 10, below that the range from k to 9. */
const ShownCount = z.union([z.int().min(5), z.string().regex(/^[5-9]-9$/)]);

/** Hidden, empty, and impossible figures all look like this. */
export const HiddenFigure = z.strictObject({ shown: z.literal(false) });

/** A 1–5 item as released. */
export const ScaleFigure = z.strictObject({
  shown: z.literal(true),
  n: ShownCount,
  mean: z.number().min(1).max(5).describe("1 to 5 points, recoded: high is good; to 0.1"),
  share: z
    .strictObject({ favourable: z.int().min(0), rest: z.int().min(0) })
    .optional()
    .describe("Numbers of people; from 20 answers"),
});

const CountFigure = z.strictObject({
  shown: z.literal(true),
  n: z.int().min(30),
  counts: z.array(z.strictObject({ options: z.array(z.string()).min(1), n: z.int() })),
});

const DimensionFigure = z.strictObject({
  shown: z.literal(true),
  n: ShownCount,
  score: z.int().min(0).max(100),
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
  cells: z.array(ResultCell),
  comments: z.array(z.strictObject({ unit: UnitId, item: z.string(), texts: z.array(z.string()) })),
};

/** Released figures of the units that the caller may see, and always of the company. */
export const Results = z.strictObject(resultFields).openapi("Results");

/** What would be released, and which rule hides what; for HR only. */
export const Preview = z
  .strictObject({
    ...resultFields,
    hidden: z.array(
      z.strictObject({
        unit: UnitId,
        cut: z.string().nullable(),
        item: z.string(),
        rule: z.enum(["threshold", "tree", "cut", "companySize"]),
      }),
    ),
  })
  .openapi("Preview");

export const ResultsQuery = z.strictObject({ unit: UnitId.optional() });

/** Receipts of all counted ballots, sorted; the phone looks for its own by itself. */
export const Receipts = z
  .strictObject({ items: z.array(z.string().regex(/^[A-Z2-7]{20}$/)) })
  .openapi("Receipts");
