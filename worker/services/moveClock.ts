import { ok, type Result, refuse } from "../domain/result.ts";
import { addDays, dateAt, midnightMs } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";

/**
 * Moves the product time of an embedded server forward to the midnight that begins `to`, stopping
 * at every midnight on the way to run what is due there: all due times are midnights.
 * @param runDueJobs what to run at each of them.
 */
export async function moveClock(
  deps: Deps,
  moveTo: (toMs: number) => Promise<void>,
  to: string,
  runDueJobs: (deps: Deps) => Promise<void>,
): Promise<Result<{ now: string }, { reason: "clock-never-moves-back"; now: string }>> {
  const offsetAt = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  const today = () => dateAt(deps.clock.nowMs(), offsetAt);
  if (to < today()) return refuse({ reason: "clock-never-moves-back", now: today() });
  await runDueJobs(deps);
  while (today() < to) {
    await moveTo(midnightMs(addDays(today(), 1), offsetAt));
    await runDueJobs(deps);
  }
  return ok({ now: today() });
}
