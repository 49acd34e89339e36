const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

/** Minutes that a zone is ahead of UTC at an instant given in epoch milliseconds. */
export type UtcOffsetMinutesAt = (epochMs: number) => number;

/** Whether a text is a date of the calendar, written `YYYY-MM-DD`, from year 1000 to 9999. */
export function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = utcMidnightMs(text);
  // 2026-02-30 is read as 2 March; only a date that comes back as written exists.
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(text);
}

/**
 * Whole days from 1970-01-01 to a date `YYYY-MM-DD`.
 * @throws RangeError when the text is no date: check it with {@link isDate} first.
 */
export function dateToEpochDay(date: string): number {
  if (!isDate(date)) throw new RangeError("not a date");
  return utcMidnightMs(date) / MS_PER_DAY;
}

/** The date `YYYY-MM-DD` that lies so many whole days after 1970-01-01. */
export function epochDayToDate(epochDay: number): string {
  return new Date(epochDay * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The date so many days later (earlier when negative). */
export function addDays(date: string, dayCount: number): string {
  return epochDayToDate(dateToEpochDay(date) + dayCount);
}

/** The date that a zone's calendars show at an instant in epoch milliseconds. */
export function dateAt(epochMs: number, utcOffsetMinutesAt: UtcOffsetMinutesAt): string {
  return epochDayToDate(Math.floor(localMs(epochMs, utcOffsetMinutesAt) / MS_PER_DAY));
}

/**
 * Epoch milliseconds of the first instant of a date in a zone. Where clocks are put forward at
 * midnight this is 01:00; where they are put back over midnight it is the earlier of both.
 * A wave closes at 24:00 of `closesOn`, which is `midnightMs(addDays(closesOn, 1), …)`.
 */
export function midnightMs(date: string, utcOffsetMinutesAt: UtcOffsetMinutesAt): number {
  const asUtcMs = dateToEpochDay(date) * MS_PER_DAY;
  // Zones lie between UTC−12 and UTC+14: these two instants enclose the local midnight, and
  // clocks change at most once between them.
  const offsets = [
    utcOffsetMinutesAt(asUtcMs - 15 * MS_PER_HOUR),
    utcOffsetMinutesAt(asUtcMs + 13 * MS_PER_HOUR),
  ];
  const reached = offsets
    .map((minutes) => asUtcMs - minutes * MS_PER_MINUTE)
    .filter((epochMs) => localMs(epochMs, utcOffsetMinutesAt) >= asUtcMs);
  return Math.min(...reached);
}

function utcMidnightMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function localMs(epochMs: number, utcOffsetMinutesAt: UtcOffsetMinutesAt): number {
  return epochMs + utcOffsetMinutesAt(epochMs) * MS_PER_MINUTE;
}
