import { z } from "@hono/zod-openapi";

const GroupId = z.string().regex(/^[a-z0-9-]{1,32}$/, "A ballot group of the wave's manifest.");
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "A month such as 2026-03.");
const Entry = z.strictObject({
  group: GroupId,
  month: Month,
  count: z.int().min(0).max(5000).describe("Codes handed out in that month; replaces the entry"),
});

/** What HR enters: each entry replaces the one of the same group and month. */
export const NewHandOuts = z
  .strictObject({ items: z.array(Entry).min(1).max(500) })
  .openapi("NewHandOuts");

/** Codes of a period wave: how many there are, and how many were handed out in which month. */
export const HandOuts = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        group: GroupId,
        unitName: z.string(),
        cut: z.string().nullable(),
        pool: z.int().describe("Codes made at launch"),
        handedOut: z.int(),
      }),
    ),
    items: z.array(Entry),
  })
  .openapi("HandOuts");
