import { must } from "../must.ts";
import { collectErrors, type ErrorList } from "../roster/errorList.ts";
import { type CsvFault, readCsv } from "../roster/readCsv.ts";
import { type HeaderFault, readHeader } from "../roster/readHeader.ts";
import {
  REQUIRED_COLUMNS,
  type RecordFieldFault,
  type RecordFileColumn,
  type RecordFileRow,
  readRecordRow,
} from "./readRecordRow.ts";
import { RECORD_COLUMNS } from "./recordKinds.ts";

/** Most rows in one file. */
export const RECORD_ROWS_AT_MOST = 100_000;

/** One thing to mend. Never holds a value of the file, only where it stands. */
export interface RecordError {
  /** Line of the file as an editor counts, from 1. */
  readonly line: number;
  /** Column by its name in the header; null where the whole line is meant. */
  readonly column: string | null;
  readonly code:
    | CsvFault["code"]
    | HeaderFault["code"]
    | RecordFieldFault
    | "field-count"
    | "rows-missing"
    | "rows-too-many"
    | "row-repeated";
  /** The other line, for what must not stand twice. */
  readonly otherLine?: number;
}

/** Rows that are read in one step. */
const ROWS_PER_STEP = 1_000;

/** A file that was read: the rows that are in order, and what is wrong with the others. */
export type ReadRecords = ErrorList<RecordError> & { readonly rows: readonly RecordFileRow[] };

/**
 * Reads a file of HR's counts: columns record, unit, period, numerator, denominator, and any of
 * `RECORD_COLUMNS`, in any order. It is read in steps of 1,000 rows, so that its reader can do
 * something else in between, and no further than the first row too many.
 * @param checks.today `YYYY-MM-DD`; no period begins later
 * @param checks.isUnit whether a path is that of a unit
 * @returns the rows that are in order, and the errors by line; apply none where there is one.
 */
export function* readRecordsCsv(
  text: string,
  checks: { readonly today: string; readonly isUnit: (path: string) => boolean },
): Generator<void, ReadRecords, undefined> {
  const list = collectErrors<RecordError>();
  const done = (rows: readonly RecordFileRow[] = []): ReadRecords => {
    const { errors, errorCount } = list;
    return { rows, errors, errorCount };
  };
  const records = readCsv(text);
  const first = records.next();
  if (first.done) {
    const fault = first.value;
    list.add(fault ? { ...fault, column: null } : { line: 1, column: null, code: "rows-missing" });
    return done();
  }
  const header = first.value;
  const { positions, faults: headerFaults } = readHeader(header, REQUIRED_COLUMNS, RECORD_COLUMNS);
  list.add(...headerFaults);
  if (positions === null) return done();

  const rows: RecordFileRow[] = [];
  const lineByKey = new Map<string, number>();
  let rowCount = 0;
  let next = records.next();
  for (; !next.done; next = records.next()) {
    const { line, fields } = next.value;
    rowCount += 1;
    if (rowCount > RECORD_ROWS_AT_MOST) {
      return { rows: [], errors: [{ line, column: null, code: "rows-too-many" }], errorCount: 1 };
    }
    if (rowCount % ROWS_PER_STEP === 0) yield;
    if (fields.length !== header.fields.length) {
      list.add({ line, column: null, code: "field-count" });
      continue;
    }
    const field = (column: RecordFileColumn): string => {
      const position = positions[column];
      return position === undefined ? "" : must(fields[position]);
    };
    const { row, faults } = readRecordRow(line, field, checks.today, checks.isUnit);
    list.add(...faults.map(([column, code]) => ({ line, column, code })));
    if (row === null) continue;
    const key = `${row.record}\n${row.unit}\n${row.period}`;
    const otherLine = lineByKey.get(key);
    if (otherLine === undefined) {
      lineByKey.set(key, line);
      rows.push(row);
    } else list.add({ line, column: null, code: "row-repeated", otherLine });
  }
  const fault = next.value;
  if (fault !== null) list.add({ ...fault, column: null });
  else if (rowCount === 0) list.add({ line: header.line, column: null, code: "rows-missing" });
  return done(rows);
}
