import { dateAt } from "../domain/waves/calendar.ts";
import type { Deps } from "../env.ts";
import { offsetMinutesAt, readSettings } from "../store/setting.ts";
import type { WaveRow } from "../store/wave.ts";

/** When a wave is planned to close, and when it was closed. */
type Closing = Pick<WaveRow, "closesOn" | "closedAtMs">;

/**
 * The last day on which codes of a closed wave could be used, `YYYY-MM-DD`; null while it is not
 * closed. A wave that closes by itself does so just after midnight: its last day is the one before.
 * @param dayOf the company's day at a time.
 */
export function lastDay(
  { closesOn, closedAtMs }: Closing,
  dayOf: (epochMs: number) => string,
): string | null {
  if (closedAtMs === null) return null;
  const closedOn = dayOf(closedAtMs);
  return closedOn < closesOn ? closedOn : closesOn;
}

/** The same for many, with the company's time zone read once. */
export async function lastDayTeller(deps: Deps): Promise<(wave: Closing) => string | null> {
  const offsetAt = offsetMinutesAt((await readSettings(deps.db)).timeZone);
  return (wave) => lastDay(wave, (epochMs) => dateAt(epochMs, offsetAt));
}
