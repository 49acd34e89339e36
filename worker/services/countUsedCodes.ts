import { addDays, dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { insertParticipation } from "../store/participation.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listWavesInState } from "../store/wave.ts";
import { lastDayOf } from "./lastDay.ts";

/**
 * Writes down the codes used by the end of yesterday, once per wave and day; for a wave that has
 * closed, up to its last day. Never a day that is not over: who answered just now must not show.
 */
export async function countUsedCodes(deps: Deps): Promise<void> {
  const { timeZone } = await readSettings(deps.db);
  const yesterday = addDays(dateAt(deps.clock.nowMs(), offsetMinutesAt(timeZone)), -1);
  for (const wave of await listWavesInState(deps.db, ["open", "closed", "released"])) {
    const lastDay = await lastDayOf(deps, wave);
    const day = lastDay !== null && lastDay < yesterday ? lastDay : yesterday;
    if (day >= wave.opensOn) await insertParticipation(deps.db, wave.id, day);
  }
}
