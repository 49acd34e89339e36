import { dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";

/** Today's date in the company's zone, by product time. */
export async function today(deps: Deps): Promise<string> {
  const { timeZone } = await readSettings(deps.db);
  return dateAt(deps.clock.nowMs(), offsetMinutesAt(timeZone));
}
