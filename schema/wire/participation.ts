import { z } from "@hono/zod-openapi";
import { DateOnly, UnitId } from "./common.ts";

const ShownCount = z.union([z.int().min(5), z.string().regex(/^[5-9]-9$/)]);

/** Codes used by unit: finished days only, in steps of at least k people. */
export const Participation = z
  .strictObject({
    wave: z.uuid(),
    k: z.int(),
    asOf: DateOnly.nullable().describe("Last finished day that was counted"),
    items: z.array(
      z.union([
        z.strictObject({ unit: UnitId, shown: z.literal(false) }),
        z.strictObject({
          unit: UnitId,
          shown: z.literal(true),
          invited: z.int(),
          used: ShownCount,
          steps: z.array(z.strictObject({ day: DateOnly, used: ShownCount })),
        }),
      ]),
    ),
  })
  .openapi("Participation");
