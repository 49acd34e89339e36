import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";

/** Numbers of people that an audit of a release needs; see docs/adr/0015. */
export const AuditCounts = z
  .strictObject({
    wave: z.uuid(),
    k: z.int().min(5),
    tree: z
      .array(z.strictObject({ id: UnitId, parentId: UnitId.nullable() }))
      .describe("The unit tree as it was at launch"),
    dimensions: z.record(z.string(), z.array(z.string())).describe("Items of each dimension"),
    baseCells: z
      .array(
        z.strictObject({
          unit: UnitId,
          cut: z.string().nullable(),
          ballots: z.int().min(0),
          nByItem: z.record(z.string(), z.int().min(0)),
        }),
      )
      .describe("People of whom the same is published, at the deepest unit that tells of them"),
  })
  .openapi("AuditCounts");
