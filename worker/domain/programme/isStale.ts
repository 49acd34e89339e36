import { dateToEpochDay } from "../waves/calendar.ts";
import { DAYS_PER_MONTH } from "./months.ts";

/**
 * Whether a value is too old to speak for today (instruments §1.7).
 * @param valueOn last day that the value tells of, `YYYY-MM-DD`.
 * @param cadenceMonths months between two values.
 * @param staleAfterCadences how many of them a value may be old; 1.5 by default.
 */
export function isStale(
  valueOn: string,
  today: string,
  cadenceMonths: number,
  staleAfterCadences: number,
): boolean {
  const ageDays = dateToEpochDay(today) - dateToEpochDay(valueOn);
  return !(ageDays <= staleAfterCadences * cadenceMonths * DAYS_PER_MONTH);
}
