import { ok, type Result, refuse } from "../domain/result.ts";
import { addDays, dateAt, midnightMs } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";

/** Enough to destroy a million ballots at one midnight. */
const MOST_RUNS = 1_200;

/**
 * Moves the product time of an embedded server forward to the midnight that begins `to`, stopping
 * at every midnight on the way to run what is due there: all due times are midnights.
 * @param runDueJobs what to run at each of them, again while it says that work is left.
 */
export async function moveClock(
  deps: Deps,
  moveTo: (toMs: number) => Promise<void>,
  to: string,
  runDueJobs: (deps: Deps) => Promise<boolean>,
): Promise<Result<{ now: string }, { reason: "clock-never-moves-back"; now: string }>> {
  const offsetAt = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  const today = () => dateAt(deps.clock.nowMs(), offsetAt);
  if (to < today()) return refuse({ reason: "clock-never-moves-back", now: today() });
  const runAll = async () => {
    let isWorkLeft = true;
    for (let run = 0; isWorkLeft && run < MOST_RUNS; run++) isWorkLeft = await runDueJobs(deps);
  };
  await runAll();
  while (today() < to) {
    await moveTo(midnightMs(addDays(today(), 1), offsetAt));
    await runAll();
  }
  return ok({ now: today() });
}
