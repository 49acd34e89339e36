import { z } from "@hono/zod-openapi";
import { text, UnitId } from "./common.ts";
import { GivenPassword, NewPassword } from "./password.ts";

export const Role = z.enum(["owner", "hr", "manager", "observer"]).openapi("Role");

export const NewKey = z
  .strictObject({
    name: text(80).min(1),
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

const accountFields = {
  name: text(80).min(1),
  role: Role,
  units: z.array(UnitId).max(200),
};

export const NewAccount = z
  .strictObject({
    id: z.uuid().optional(),
    email: z.email().max(254),
    name: accountFields.name,
    role: Role,
    units: accountFields.units.optional(),
    password: NewPassword.optional().describe("Without it one is drawn and shown once."),
  })
  .openapi("NewAccount");

/** What is absent stays; `resetPassword` draws a new one, shown once. */
export const AccountChange = z
  .strictObject({
    name: accountFields.name,
    role: Role,
    units: accountFields.units,
    isDisabled: z.boolean(),
    password: NewPassword,
    resetPassword: z.literal(true),
  })
  .partial()
  .refine((change) => change.password === undefined || change.resetPassword === undefined, {
    path: ["resetPassword"],
    message: "Either give a password or let one be drawn.",
  })
  .openapi("AccountChange");

export const Account = z
  .strictObject({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: Role,
    units: z.array(z.string()),
    isDisabled: z.boolean(),
    hasSecondFactor: z.boolean(),
  })
  .openapi("Account");

/** `password` is here only where it was drawn just now. */
export const MadeAccount = Account.extend({ password: z.string().optional() }).openapi(
  "MadeAccount",
);

export const OwnPassword = z
  .strictObject({ current: GivenPassword, next: NewPassword })
  .openapi("OwnPassword");

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
