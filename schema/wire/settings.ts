import { z } from "@hono/zod-openapi";
import { DateOnly } from "./common.ts";

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

// The check runs beside that of `z.url`, hence also on what is no URL at all.
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

export const Settings = z
  .strictObject({
    company: z.string().trim().min(1).max(100),
    timeZone: z.string().max(60).refine(isTimeZone, "An IANA time zone such as Asia/Shanghai."),
    programmeStart: DateOnly.nullable(),
    publicOrigin: z
      .url({ protocol: /^https?$/ })
      .refine(isOrigin, "An origin such as https://survey.example.")
      .nullable(),
    retention: z.strictObject({ holdDays: z.int().min(0).max(60) }),
    cadences: z.record(z.string().regex(/^[a-z]{1,20}$/), z.int().min(1).max(24)),
  })
  .openapi("Settings");

export const SettingsChange = Settings.partial().openapi("SettingsChange");
