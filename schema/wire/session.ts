import { z } from "@hono/zod-openapi";
import { Role } from "./access.ts";
import { DateOnly, UnitId } from "./common.ts";
import { GivenPassword } from "./password.ts";

/** Who is calling. `units` counts for managers only. */
export const Session = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role: Role,
    units: z.array(UnitId),
    kind: z.enum(["account", "key"]),
    /** Accounts only. */
    email: z.string().optional(),
    /** Only where a password lets in. */
    hasSecondFactor: z.boolean().optional(),
    /** Nothing else is answered until a drawn password is changed. */
    mustChangePassword: z.literal(true).optional(),
    /** Nothing else is answered until a second factor is set up. */
    mustSetUpSecondFactor: z.literal(true).optional(),
  })
  .openapi("Session");

/** One of the sessions that a person holds, by days. */
export const OwnSession = z
  .strictObject({
    id: z.string(),
    signedInOn: DateOnly,
    lastUsedOn: DateOnly,
    isThis: z.boolean().describe("The one that asks"),
  })
  .openapi("OwnSession");

/** Who is calling, as a value. */
export type Session = z.infer<typeof Session>;

/** An e-mail and a password, as typed. */
export const SignIn = z
  .strictObject({ email: z.email().max(254), password: GivenPassword })
  .openapi("SignIn");
