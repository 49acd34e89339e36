import type { z } from "@hono/zod-openapi";
import { SettingsChange } from "../../schema/wire/settings.ts";
import type { SettingsView } from "../api/administration.ts";

/** The settings as they stand in the form, as typed. */
export interface SettingsDraft {
  readonly company: string;
  readonly timeZone: string;
  /** Empty: links begin with the address that HR's browser has. */
  readonly publicOrigin: string;
  readonly holdDays: string;
}

export const toSettingsDraft = (settings: SettingsView): SettingsDraft => ({
  company: settings.company,
  timeZone: settings.timeZone,
  publicOrigin: settings.publicOrigin ?? "",
  holdDays: String(settings.retention.holdDays),
});

/** The request of a draft. */
export const toSettingsChange = (draft: SettingsDraft): z.input<typeof SettingsChange> => {
  const publicOrigin = draft.publicOrigin.trim().replace(/\/$/, "");
  return {
    company: draft.company.trim(),
    timeZone: draft.timeZone.trim(),
    publicOrigin: publicOrigin === "" ? null : publicOrigin,
    retention: { holdDays: /^\d{1,3}$/.test(draft.holdDays) ? Number(draft.holdDays) : -1 },
  };
};

/** The fields at fault, by the very schema that the server goes by. */
export function settingsFaults(draft: SettingsDraft): ReadonlySet<keyof SettingsDraft> {
  const checked = SettingsChange.safeParse(toSettingsChange(draft));
  const places = checked.success ? [] : checked.error.issues.map(({ path }) => path.at(-1));
  const names = Object.keys(draft) as (keyof SettingsDraft)[];
  return new Set(names.filter((name) => places.includes(name)));
}
