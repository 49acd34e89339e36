import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { clock } from "../../schema/tables/index.ts";
import { midnightMs } from "../domain/waves/calendar.ts";
import { offsetMinutesAt, readSettings } from "./setting.ts";

/**
 * Product time of an embedded server. With `startsOn` (`YYYY-MM-DD`, midnight in the company's
 * zone) the clock starts there, unless the data folder is already later: it never moves back.
 */
export async function loadClock(
  db: DrizzleD1Database,
  startsOn: string | undefined,
): Promise<{
  nowMs: () => number;
  realNowMs: () => number;
  moveTo?: (toMs: number) => Promise<void>;
}> {
  const stored = await db.select().from(clock).get();
  let offsetMs = stored?.offsetMs ?? 0;
  let isKept = stored !== undefined;
  const isMovable = stored !== undefined || startsOn !== undefined;
  const keep = async (candidateMs: number): Promise<void> => {
    if (isKept && candidateMs <= offsetMs) return;
    offsetMs = candidateMs;
    isKept = true;
    await db
      .insert(clock)
      .values({ id: 1, offsetMs })
      .onConflictDoUpdate({
        target: clock.id,
        set: { offsetMs: sql`max(${clock.offsetMs}, excluded.offset_ms)` },
      });
  };
  if (startsOn !== undefined) {
    const { timeZone } = await readSettings(db);
    await keep(midnightMs(startsOn, offsetMinutesAt(timeZone)) - Date.now());
  }
  return {
    nowMs: () => Date.now() + offsetMs,
    realNowMs: () => Date.now(),
    ...(isMovable ? { moveTo: (toMs) => keep(toMs - Date.now()) } : {}),
  };
}
