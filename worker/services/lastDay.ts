import { dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import type { WaveRow } from "../store/wave.ts";

/**
 * The last day on which codes of a closed wave could be used, `YYYY-MM-DD` in the company's zone;
 * null while it is not closed. A wave that closes by itself does so just after midnight: its last
 * day is the one before.
 */
export async function lastDayOf(deps: Deps, wave: WaveRow): Promise<string | null> {
  if (wave.closedAtMs === null) return null;
  const { timeZone } = await readSettings(deps.db);
  const closedOn = dateAt(wave.closedAtMs, offsetMinutesAt(timeZone));
  const isEarly = closedOn < wave.closesOn;
  return isEarly ? closedOn : wave.closesOn;
}
