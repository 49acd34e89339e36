import type { SettingsView } from "../api/administration.ts";
import type { SettingsRequest } from "./draftFaults.ts";

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
export const toSettingsChange = (draft: SettingsDraft): SettingsRequest => {
  const publicOrigin = draft.publicOrigin.trim().replace(/\/$/, "");
  return {
    company: draft.company.trim(),
    timeZone: draft.timeZone.trim(),
    publicOrigin: publicOrigin === "" ? null : publicOrigin,
    retention: { holdDays: /^\d{1,3}$/.test(draft.holdDays) ? Number(draft.holdDays) : -1 },
  };
};
