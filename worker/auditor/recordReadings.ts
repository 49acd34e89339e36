/** A row of HR's counts, as the records route answers it. */
export interface RecordJson {
  readonly record: string;
  readonly unit: string;
  /** `2026-01`, `2026-Q1` or `2026`. */
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly detail: Readonly<Record<string, number>>;
}

/** Months that a figure reaches back from the end of its period. */
type Reach =
  /** The row alone, whatever it counts: rows do not add up. */
  | "row"
  /** From January: a row holds what the earlier ones of its year hold. */
  | "year"
  /** Twelve months. */
  | "twelve";

/** How a figure of an indicator is made of rows, as instruments §1.3 has it; not as the policy does. */
export interface RecordReading {
  readonly record: string;
  readonly reach: Reach;
  /** Whose rows say how many people there are. */
  readonly people: string;
  /** A person is counted in one period only. */
  readonly isOnce: boolean;
  /** The denominator is a headcount, which need not have everybody whom the numerator counts. */
  readonly isOfHeadcount?: boolean;
}

const row = (record: string): RecordReading => ({
  record,
  reach: "row",
  people: record,
  isOnce: false,
});
const twelve = (record: string): RecordReading => ({
  record,
  reach: "twelve",
  people: record,
  isOnce: false,
});

/** By indicator. */
export const READINGS: Readonly<Record<string, RecordReading>> = {
  "recruitment-completion-rate": row("recruitment"),
  "reserve-pool-ratio": row("reserve-pool"),
  "training-coverage": row("training-coverage"),
  "client-satisfaction": row("client-satisfaction"),
  "performance-attainment-rate": {
    ...{ record: "performance-attainment", reach: "year", people: "turnover", isOnce: false },
  },
  "promotion-rate": { ...twelve("promotion"), isOfHeadcount: true },
  "stress-leaver-share": { ...twelve("exit-reasons"), isOnce: true },
  "performance-pass-rate": twelve("performance-pass"),
  "turnover-rate": { ...twelve("turnover"), isOfHeadcount: true },
};

/** Companions that are shares of other people than the value, and how many those are. */
export const COMPANION_COUNTS: Readonly<Record<string, (row: RecordJson) => number>> = {
  "voluntary-turnover-rate": ({ numerator }) => numerator,
  "no-reason-share": ({ denominator, detail }) => denominator + (detail.noReason ?? 0),
};

/** The first and last month of a period, counted from January of year 0. */
export function monthsOf(period: string): { readonly first: number; readonly last: number } {
  const [year = "", part = ""] = period.split("-");
  const january = 12 * Number(year);
  const number = Number(part.replace(/^[QH]/, ""));
  if (part === "") return { first: january, last: january + 11 };
  if (part.startsWith("Q"))
    return { first: january + 3 * number - 3, last: january + 3 * number - 1 };
  if (part.startsWith("H"))
    return { first: january + 6 * number - 6, last: january + 6 * number - 1 };
  return { first: january + number - 1, last: january + number - 1 };
}

/** A day's month, counted alike. */
export const monthOfDay = (day: string): number => monthsOf(day.slice(0, 7)).first;
