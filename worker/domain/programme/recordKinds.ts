import type { PeriodKind } from "./period.ts";

/** Further counts of a record, each a column of the file that may be absent. */
export const RECORD_COLUMNS = [
  "opening",
  "closing",
  "voluntary",
  "transfers",
  "hiresAbovePlan",
  "planCut",
  "longLeave",
  "averageHeadcount",
  "noReason",
  "mentioned",
] as const;

/** A column of further counts. */
export type RecordColumn = (typeof RECORD_COLUMNS)[number];

/**
 * How rows become a figure:
 * - `soFar`: a row counts from the beginning of the year to the end of its period;
 * - `atEnd`: a row is the state at the end of its period, or stands for the period alone;
 * - `rolling`: rows are added up over twelve months;
 * - `rollingHeadcount`: likewise, over the mean of the twelve months' headcounts.
 */
export type RecordReading = "soFar" | "atEnd" | "rolling" | "rollingHeadcount";

/** One kind of HR record: `record` in `surveys/measures.json` (instruments.md §1.3). */
export interface RecordKind {
  readonly record: string;
  /** Which lengths of period a row may have. */
  readonly periods: readonly PeriodKind[];
  readonly reading: RecordReading;
  /** The numerator counts some of those in the denominator, so it cannot be larger. */
  readonly isShare: boolean;
  /** Sums of results and means may have decimals; people are whole. */
  readonly decimals: readonly ("numerator" | "denominator" | RecordColumn)[];
  readonly columns: readonly RecordColumn[];
  /** A rolling window does not reach back before the programme's first month. */
  readonly startsWithProgramme: boolean;
}

const share = { isShare: true, decimals: [], columns: [], startsWithProgramme: false } as const;
const headcount = {
  periods: ["month"],
  reading: "rollingHeadcount",
  isShare: false,
  decimals: ["denominator"],
} as const;

/** All kinds by name, in the order of the measures. */
export const RECORD_KINDS: Readonly<Record<string, RecordKind>> = Object.fromEntries(
  (
    [
      {
        ...share,
        record: "recruitment",
        periods: ["month", "year"],
        reading: "soFar",
        isShare: false,
        columns: ["hiresAbovePlan", "planCut"],
      },
      { ...share, record: "reserve-pool", periods: ["quarter"], reading: "atEnd", isShare: false },
      {
        ...share,
        record: "training-coverage",
        periods: ["month", "year"],
        reading: "soFar",
        columns: ["longLeave"],
      },
      {
        ...share,
        record: "performance-attainment",
        periods: ["quarter", "year"],
        reading: "soFar",
        isShare: false,
        decimals: ["numerator", "denominator"],
      },
      {
        ...headcount,
        record: "promotion",
        columns: ["opening", "closing", "transfers"],
        startsWithProgramme: true,
      },
      {
        ...share,
        record: "exit-reasons",
        periods: ["quarter"],
        reading: "rolling",
        decimals: ["averageHeadcount"],
        columns: ["averageHeadcount", "noReason", "mentioned"],
      },
      { ...share, record: "performance-pass", periods: ["quarter"], reading: "rolling" },
      {
        ...headcount,
        record: "turnover",
        columns: ["opening", "closing", "voluntary"],
        startsWithProgramme: false,
      },
      { ...share, record: "client-satisfaction", periods: ["quarter"], reading: "atEnd" },
    ] satisfies RecordKind[]
  ).map((kind) => [kind.record, kind]),
);

/** The kind of a record by its name, or undefined. */
export const findRecordKind = (record: string): RecordKind | undefined =>
  Object.hasOwn(RECORD_KINDS, record) ? RECORD_KINDS[record] : undefined;
