import { must } from "../must.ts";
import { readUnitPath, type UnitPathFault } from "../units/path.ts";
import { firstDayOfMonth, readPeriod } from "./period.ts";
import {
  findRecordKind,
  RECORD_COLUMNS,
  type RecordColumn,
  type RecordKind,
} from "./recordKinds.ts";

/** Columns that every file of records has; those of `RECORD_COLUMNS` may stand beside them. */
export const REQUIRED_COLUMNS = ["record", "unit", "period", "numerator", "denominator"] as const;

/** A column of a file of records. */
export type RecordFileColumn = (typeof REQUIRED_COLUMNS)[number] | RecordColumn;

/** One row of a file, checked; `unit` is a path. */
export interface RecordFileRow {
  readonly line: number;
  readonly record: string;
  readonly unit: string;
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly detail: Readonly<Record<string, number>>;
}

/** What may be wrong with one field. */
export type RecordFieldFault =
  | UnitPathFault
  | "record-missing"
  | "record-unknown"
  | "unit-unknown"
  | "period-not-valid"
  | "period-of-other-kind"
  | "period-in-future"
  | "number-missing"
  | "number-not-valid"
  | "number-not-whole"
  | "number-too-large"
  | "headcount-differs"
  | "headcount-half"
  | "part-above-whole"
  | "column-of-other-record";

/** Largest figure in a file: the sum of a large company's sales. */
const NUMBER_AT_MOST = 1e12;
const NUMERIC_COLUMNS = ["numerator", "denominator", ...RECORD_COLUMNS] as const;

/**
 * Checks the fields of one row. Blanks around a field do not count; a column that the file does
 * not have is empty. Of turnover and promotion, `opening` and `closing` may stand in place of the
 * denominator, which is their mean.
 * @param today `YYYY-MM-DD`; no period begins later
 * @param isUnit whether a path is that of a unit
 */
export function readRecordRow(
  line: number,
  field: (column: RecordFileColumn) => string,
  today: string,
  isUnit: (path: string) => boolean,
): { row: RecordFileRow | null; faults: readonly [RecordFileColumn, RecordFieldFault][] } {
  const faults: [RecordFileColumn, RecordFieldFault][] = [];
  const text = (column: RecordFileColumn) => field(column).trim().normalize("NFC");
  const record = text("record");
  const kind = findRecordKind(record);
  if (kind === undefined) {
    faults.push(["record", record === "" ? "record-missing" : "record-unknown"]);
  }
  const names = readUnitPath(text("unit"));
  const unit = typeof names === "string" ? "" : names.join("/");
  if (typeof names === "string") faults.push(["unit", names]);
  else if (!isUnit(unit)) faults.push(["unit", "unit-unknown"]);

  const period = readPeriod(text("period"));
  if (period === null) faults.push(["period", "period-not-valid"]);
  else if (kind !== undefined && !kind.periods.includes(period.kind)) {
    faults.push(["period", "period-of-other-kind"]);
  } else if (firstDayOfMonth(period.firstMonth) > today) {
    faults.push(["period", "period-in-future"]);
  }
  // Without its record, nobody can say what the numbers should be.
  if (kind === undefined) return { row: null, faults };
  const numbers = readNumbers(kind, text, faults);
  if (faults.length === 0) checkSense(kind, numbers, faults);
  const { numerator, denominator, ...detail } = numbers;
  if (faults.length > 0 || period === null) return { row: null, faults };
  const row = {
    ...{ line, record, unit, period: period.text, detail },
    numerator: must(numerator),
    denominator: must(denominator),
  };
  return { row, faults };
}

type Numbers = Partial<Record<(typeof NUMERIC_COLUMNS)[number], number>>;

function readNumbers(
  kind: RecordKind,
  text: (column: RecordFileColumn) => string,
  faults: [RecordFileColumn, RecordFieldFault][],
): Numbers {
  const numbers: Numbers = {};
  for (const column of NUMERIC_COLUMNS) {
    const written = text(column);
    if (written === "") continue;
    const isOwn =
      column === "numerator" ||
      column === "denominator" ||
      kind.columns.includes(column as RecordColumn);
    const fault = isOwn
      ? numberFault(written, kind.decimals.includes(column))
      : "column-of-other-record";
    if (fault === null) numbers[column] = Number(written);
    else faults.push([column, fault]);
  }
  const isFaulty = (column: string) => faults.some(([at]) => at === column);
  const { opening, closing } = numbers;
  if (numbers.denominator === undefined && opening !== undefined && closing !== undefined) {
    if (!isFaulty("denominator")) numbers.denominator = (opening + closing) / 2;
  }
  for (const column of ["numerator", "denominator"] as const) {
    if (numbers[column] === undefined && !isFaulty(column)) faults.push([column, "number-missing"]);
  }
  return numbers;
}

function numberFault(text: string, mayHaveDecimals: boolean): RecordFieldFault | null {
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(text)) return "number-not-valid";
  // 12.0 is a whole number that a spreadsheet has written.
  if (!mayHaveDecimals && !Number.isInteger(Number(text))) return "number-not-whole";
  return Number(text) <= NUMBER_AT_MOST ? null : "number-too-large";
}

function checkSense(
  kind: RecordKind,
  { opening, closing, voluntary, mentioned, ...given }: Numbers,
  faults: [RecordFileColumn, RecordFieldFault][],
): void {
  const [numerator, denominator] = [must(given.numerator), must(given.denominator)];
  if (kind.isShare && numerator > denominator) faults.push(["numerator", "part-above-whole"]);
  if (voluntary !== undefined && voluntary > numerator) {
    faults.push(["voluntary", "part-above-whole"]);
  }
  if (mentioned !== undefined && mentioned > denominator) {
    faults.push(["mentioned", "part-above-whole"]);
  }
  if ((opening === undefined) !== (closing === undefined)) {
    faults.push([opening === undefined ? "opening" : "closing", "headcount-half"]);
  } else if (opening !== undefined && closing !== undefined) {
    const mean = (opening + closing) / 2;
    if (Math.abs(denominator - mean) > 1e-6) faults.push(["denominator", "headcount-differs"]);
  }
}
