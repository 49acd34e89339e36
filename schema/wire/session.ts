import { z } from "@hono/zod-openapi";
import { Role } from "./access.ts";
import { UnitId } from "./common.ts";

/** Who is calling. `units` counts for managers only. */
export const Session = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role: Role,
    units: z.array(UnitId),
  })
  .openapi("Session");

/** Who is calling, as a value. */
export type Session = z.infer<typeof Session>;
