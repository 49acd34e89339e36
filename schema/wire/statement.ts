import { z } from "@hono/zod-openapi";
import { HidingRuleName } from "./results.ts";

/** The suppression statement of a release. */
export const Statement = z
  .strictObject({
    wave: z.uuid(),
    k: z.int(),
    rules: z.array(
      z.strictObject({
        rule: HidingRuleName,
        hidden: z.int().min(0).describe("Item cells that this rule hid"),
      }),
    ),
    atBound: z
      .int()
      .min(0)
      .describe("Shown item cells that are only a bound, whether or not they had to be changed"),
    withoutShare: z
      .int()
      .min(0)
      .nullable()
      .describe(
        "Shown 1–5 item cells of whole units with too few answers for a favourable share; null: not counted in this release",
      ),
    audit: z.enum(["passed", "not-audited"]),
    issued: z.int().min(0).describe("Tokens issued"),
    counted: z.int().min(0).describe("Ballots counted"),
    unreadable: z
      .int()
      .min(0)
      .describe("Entries of the box that were no ballot or comment of this wave"),
  })
  .openapi("Statement");
