import { must } from "../must.ts";
import { firstDayOfMonth, lastDayOfMonth, type Period, readPeriod } from "./period.ts";
import type { RecordColumn, RecordKind } from "./recordKinds.ts";
import type { RecordRow } from "./recordTotals.ts";

/** The figure of an indicator that HR's counts give at the end of a period. */
export interface RecordFigure {
  /** The row's period, or the last one of a rolling window. */
  readonly period: string;
  /** First and last day of what is counted, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly numerator: number;
  /** Of a rate on headcount: the mean of the months' headcounts. */
  readonly denominator: number;
  /** `numerator / denominator`, unrounded; null where the denominator is 0. */
  readonly value: number | null;
  /** False for a year that is not over yet: a count so far, to be read against the plan. */
  readonly isWhole: boolean;
  /** Companion figures by their id in `surveys/measures.json`; null where not all rows tell. */
  readonly companions: Readonly<Record<string, number | null>>;
}

/** How HR wants its records read. */
export interface RecordOptions {
  /** Month of the programme's first day (`monthOf`), or null while none is set. */
  readonly programmeMonth: number | null;
  readonly turnoverScope: "allExceptRetirement" | "voluntary";
}

type DatedRow = RecordRow & { readonly at: Period };

/**
 * The figures of one record at one unit, by the day they are known (instruments.md §1.3, v4 of
 * scoring-vectors.json). Rolling figures exist only where every row of their window does: twelve
 * months with one missing are no turnover. Rows of a period that is no period are left out.
 */
export function recordFigures(
  kind: RecordKind,
  rows: readonly RecordRow[],
  options: RecordOptions,
): RecordFigure[] {
  const dated = rows
    .flatMap((row): DatedRow[] => {
      const at = readPeriod(row.period);
      return at !== null && kind.periods.includes(at.kind) ? [{ ...row, at }] : [];
    })
    .map((row) => withScope(kind, row, options))
    .filter((row) => row !== null)
    .sort((a, b) => lastMonth(a.at) - lastMonth(b.at) || a.at.monthCount - b.at.monthCount);
  const isRolling = kind.reading === "rolling" || kind.reading === "rollingHeadcount";
  return dated.flatMap((row) => {
    const window = isRolling ? rollingWindow(kind, dated, row, options.programmeMonth) : [row];
    return window === null ? [] : [figureOf(kind, window, options.programmeMonth)];
  });
}

/**
 * Whether two figures count the same days: then a difference between them is no change from one
 * time to another, and is not tested (§3.11).
 */
export function overlaps(
  a: Pick<RecordFigure, "from" | "to">,
  b: Pick<RecordFigure, "from" | "to">,
): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The latest of figures (in their order) that were known by the end of a day; or undefined. */
export function figureAsOf(
  figures: readonly RecordFigure[],
  day: string,
): RecordFigure | undefined {
  return figures.findLast(({ to }) => to <= day);
}

const lastMonth = ({ firstMonth, monthCount }: Period): number => firstMonth + monthCount - 1;

/** Turnover of those who left of their own accord: no figure where a row does not tell them. */
function withScope(kind: RecordKind, row: DatedRow, options: RecordOptions): DatedRow | null {
  if (kind.record !== "turnover" || options.turnoverScope !== "voluntary") return row;
  const { voluntary } = row.detail;
  return voluntary === undefined ? null : { ...row, numerator: voluntary };
}

/** The rows of the twelve months that end with `row`, or null where one is missing. */
function rollingWindow(
  kind: RecordKind,
  dated: readonly DatedRow[],
  row: DatedRow,
  programmeMonth: number | null,
): DatedRow[] | null {
  const end = lastMonth(row.at);
  const earliest =
    kind.startsWithProgramme && programmeMonth !== null && end >= programmeMonth
      ? Math.max(end - 11, programmeMonth)
      : end - 11;
  const window = dated.filter(
    ({ at }) =>
      at.monthCount === row.at.monthCount && at.firstMonth >= earliest && lastMonth(at) <= end,
  );
  const monthCount = window.reduce((sum, { at }) => sum + at.monthCount, 0);
  return monthCount === end - earliest + 1 ? window : null;
}

function figureOf(
  kind: RecordKind,
  window: readonly DatedRow[],
  programmeMonth: number | null,
): RecordFigure {
  const [first, last] = [must(window[0]), must(window.at(-1))];
  const numerator = sumOf(window, (row) => row.numerator);
  const denominators = sumOf(window, (row) => row.denominator);
  const isMean = kind.reading === "rollingHeadcount";
  const denominator = isMean ? denominators / window.length : denominators;
  const end = lastMonth(last.at);
  const monthsIntoYear = kind.reading === "soFar" ? monthInYear(last.at, programmeMonth) : null;
  return {
    period: last.period,
    from: firstDayOfMonth(monthsIntoYear === null ? first.at.firstMonth : end - monthsIntoYear),
    to: lastDayOfMonth(end),
    numerator,
    denominator,
    value: denominator > 0 ? numerator / denominator : null,
    isWhole: monthsIntoYear === null || monthsIntoYear === 11,
    companions: companionsOf(kind, window, numerator, denominator),
  };
}

/**
 * Months of the year gone by before a period's last one, 0 to 11. Months count so far in the
 * programme's year; quarters and years are those of the calendar.
 */
function monthInYear(at: Period, programmeMonth: number | null): number {
  const start = at.kind === "month" ? (programmeMonth ?? 0) : 0;
  return (((lastMonth(at) - start) % 12) + 12) % 12;
}

const sumOf = (window: readonly DatedRow[], pick: (row: DatedRow) => number): number =>
  window.reduce((sum, row) => sum + pick(row), 0);

/** The sum of a further count, or null where a row of the window lacks it. */
function sumOfColumn(window: readonly DatedRow[], column: RecordColumn): number | null {
  return window.every(({ detail }) => detail[column] !== undefined)
    ? sumOf(window, ({ detail }) => must(detail[column]))
    : null;
}

function companionsOf(
  { record }: RecordKind,
  window: readonly DatedRow[],
  numerator: number,
  denominator: number,
): Record<string, number | null> {
  const of = (column: RecordColumn) => sumOfColumn(window, column);
  switch (record) {
    case "recruitment":
      return { "hires-above-plan": of("hiresAbovePlan"), "plan-cut": of("planCut") };
    case "training-coverage":
      return { "long-leave": of("longLeave") };
    case "promotion":
      return { transfers: of("transfers") };
    case "turnover":
      return { "voluntary-turnover-rate": ratio(of("voluntary"), denominator) };
    case "exit-reasons": {
      const headcounts = of("averageHeadcount");
      const unstated = of("noReason");
      const perPerson = ratio(numerator, headcounts === null ? null : headcounts / window.length);
      return {
        "stress-leavers-per-100": perPerson === null ? null : 100 * perPerson,
        "no-reason-share": ratio(unstated, unstated === null ? null : unstated + denominator),
        "mentioned-share": ratio(of("mentioned"), denominator),
      };
    }
    default:
      return {};
  }
}

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole <= 0 ? null : part / whole;
