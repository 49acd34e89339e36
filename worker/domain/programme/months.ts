import { dateToEpochDay, epochDayToDate } from "../waves/calendar.ts";

/** Days in a month, on average of the Gregorian calendar. */
export const DAYS_PER_MONTH = 365.2425 / 12;

/**
 * The same day so many months later (earlier when negative); the last day of a shorter month.
 * @throws RangeError when the text is no date.
 */
export function addMonths(date: string, monthCount: number): string {
  const day = new Date(dateToEpochDay(date) * 86_400_000);
  const wanted = day.getUTCDate();
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + monthCount, 1);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return epochDayToDate(first / 86_400_000 + Math.min(wanted, last.getUTCDate()) - 1);
}
