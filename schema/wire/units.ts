import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";

/** A unit as the caller may see it. */
export const Unit = z
  .strictObject({
    id: UnitId,
    /** Names from the root down, joined by "/". */
    path: z.string(),
    name: z.string(),
    /** null for the root, which is the company. */
    parentId: UnitId.nullable(),
    /** People on the roster in the unit and below. */
    headcount: z.int().min(0),
  })
  .openapi("Unit");

export type Unit = z.infer<typeof Unit>;
