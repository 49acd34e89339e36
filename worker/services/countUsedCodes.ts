import { addDays, dateAt, midnightMs } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { freshBudget, takeOperations } from "../operationBudget.ts";
import { insertParticipation, listUncounted } from "../store/participation.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import { listWavesInState } from "../store/wave.ts";
import { lastDay } from "./lastDay.ts";
import { tryEach } from "./tryEach.ts";

/** So long after midnight the codes used by now stand for those used by the end of yesterday. */
const COUNTING_MS = 600_000;

/**
 * Writes down the codes used by the end of yesterday, once per wave and day and only just after
 * midnight: later on this morning's answers would stand under yesterday. A day that was missed is
 * left out; the next one has all of them. Of a closed wave its last day, whenever that is over:
 * no code is used any more.
 * @param budget of this call (changed): a wave beyond it is counted by the next one
 * @throws AggregateError after all waves were tried, of those that failed
 */
export async function countUsedCodes(deps: Deps, budget = freshBudget()): Promise<void> {
  const offsetAt = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  const nowMs = deps.clock.nowMs();
  const dayOf = (epochMs: number) => dateAt(epochMs, offsetAt);
  const today = dayOf(nowMs);
  const yesterday = addDays(today, -1);
  const isJustOver = nowMs - midnightMs(today, offsetAt) < COUNTING_MS;
  const waves = await listWavesInState(deps.db, ["open", "closed", "released"]);
  const due = waves.flatMap((wave) => {
    const last = lastDay(wave, dayOf);
    const hasEnded = last !== null && last <= yesterday;
    const day = hasEnded ? last : yesterday;
    return (hasEnded || isJustOver) && day >= wave.opensOn ? [{ wave: wave.id, day }] : [];
  });
  await tryEach(await listUncounted(deps.db, due), async ({ wave, day }) => {
    if (takeOperations(budget, 1)) await insertParticipation(deps.db, wave, day);
  });
}
