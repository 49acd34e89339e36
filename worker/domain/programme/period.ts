/** The lengths of time that HR counts by. */
export type PeriodKind = "month" | "quarter" | "halfYear" | "year";

/** A stretch of whole calendar months. */
export interface Period {
  /** As written: `2026-01`, `2026-Q1`, `2026-H1` or `2026`. */
  readonly text: string;
  readonly kind: PeriodKind;
  /** Months from January of year 0 to its first month. */
  readonly firstMonth: number;
  readonly monthCount: number;
}

const PATTERN = /^(2\d{3})(?:-(0[1-9]|1[0-2])|-Q([1-4])|-H([12]))?$/;

/** Reads `2026-01`, `2026-Q1`, `2026-H1` or `2026` (calendar years from 2000 on); else null. */
export function readPeriod(text: string): Period | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, year, month, quarter, half] = match;
  const january = Number(year) * 12;
  if (month !== undefined) {
    return { text, kind: "month", firstMonth: january + Number(month) - 1, monthCount: 1 };
  }
  if (quarter !== undefined) {
    const firstMonth = january + (Number(quarter) - 1) * 3;
    return { text, kind: "quarter", firstMonth, monthCount: 3 };
  }
  if (half !== undefined) {
    return { text, kind: "halfYear", firstMonth: january + (Number(half) - 1) * 6, monthCount: 6 };
  }
  return { text, kind: "year", firstMonth: january, monthCount: 12 };
}

/** The first day of a month counted from January of year 0, `YYYY-MM-DD`. */
export function firstDayOfMonth(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

/** The last day of a month counted from January of year 0, `YYYY-MM-DD`. */
export function lastDayOfMonth(month: number): string {
  // Day 0 of the month after: February of a leap year comes out right by itself.
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

/** The month of a date `YYYY-MM-DD`, counted from January of year 0. */
export function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
