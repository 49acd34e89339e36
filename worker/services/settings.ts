import type { Actor, Deps } from "../env.ts";
import { readSettings, type Settings, writeSettings } from "../store/setting.ts";
import { audit } from "./audit.ts";

/** All settings, defaults included. */
export const readCompanySettings = (deps: Deps): Promise<Settings> => readSettings(deps.db);

/** Writes the given settings and leaves the others; the log holds their names and new values. */
export async function changeSettings(
  deps: Deps,
  actor: Actor,
  change: { [Name in keyof Settings]?: Settings[Name] | undefined },
): Promise<Settings> {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<Settings>;
  if (Object.keys(given).length > 0) {
    await deps.db.batch([
      writeSettings(deps.db, given),
      audit(deps, actor, "settings.changed", "settings", given),
    ]);
  }
  return readSettings(deps.db);
}
