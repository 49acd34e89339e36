import type { z } from "@hono/zod-openapi";
import { AuditEntry } from "../../schema/wire/access.ts";
import { listOf } from "../../schema/wire/common.ts";
import { Settings, type SettingsChange } from "../../schema/wire/settings.ts";
import { callApi } from "./client.ts";

/** One administrative act. */
export type AuditEntryView = z.infer<typeof AuditEntry>;
/** What holds for the whole company. */
export type SettingsView = z.infer<typeof Settings>;

const AuditPage = listOf(AuditEntry);

/** 100 acts, newest first; `next` is the cursor of the following ones. */
export const readAuditPage = (cursor: string | null) =>
  callApi(AuditPage, cursor === null ? "/audit-log" : `/audit-log?cursor=${cursor}`);

export const readSettings = (): Promise<SettingsView> => callApi(Settings, "/settings");

export const changeSettings = (change: z.input<typeof SettingsChange>): Promise<SettingsView> =>
  callApi(Settings, "/settings", { method: "PUT", body: change });
