import { z } from "@hono/zod-openapi";
import { UnitId } from "./common.ts";

export const Role = z.enum(["owner", "hr", "manager", "observer"]).openapi("Role");

export const NewKey = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    role: Role,
    units: z.array(UnitId).max(200).optional(),
  })
  .refine((key) => key.role === "manager" || (key.units ?? []).length === 0, {
    path: ["units"],
    message: "Only a manager has units.",
  })
  .openapi("NewKey");

export const ApiKey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    role: Role,
    units: z.array(z.string()),
  })
  .openapi("ApiKey");

export const MadeKey = ApiKey.extend({ key: z.string() }).openapi("MadeKey");

export const AuditEntry = z
  .strictObject({
    id: z.int(),
    at: z.string(),
    actor: z.string(),
    actorName: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi("AuditEntry");
