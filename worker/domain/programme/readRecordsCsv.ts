import { must } from "../must.ts";
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

/**
 * Reads a file of HR's counts: columns record, unit, period, numerator, denominator, and any of
 * `RECORD_COLUMNS`, in any order.
 * @param checks.today `YYYY-MM-DD`; no period begins later
 * @param checks.isUnit whether a path is that of a unit
 * @returns the rows that are in order, and every error by line; apply none where there is one.
 */
export function readRecordsCsv(
  text: string,
  checks: { readonly today: string; readonly isUnit: (path: string) => boolean },
): { rows: RecordFileRow[]; errors: RecordError[] } {
  const { records, fault } = readCsv(text);
  const errors: RecordError[] = fault === null ? [] : [{ ...fault, column: null }];
  const [header, ...lines] = records;
  if (header === undefined) {
    if (fault === null) errors.push({ line: 1, column: null, code: "rows-missing" });
    return { rows: [], errors };
  }
  const { positions, faults: headerFaults } = readHeader(header, REQUIRED_COLUMNS, RECORD_COLUMNS);
  errors.push(...headerFaults);
  if (positions === null) return { rows: [], errors };
  if (lines.length === 0) errors.push({ line: header.line, column: null, code: "rows-missing" });
  const tooMany = lines[RECORD_ROWS_AT_MOST];
  if (tooMany !== undefined) {
    errors.push({ line: tooMany.line, column: null, code: "rows-too-many" });
    return { rows: [], errors };
  }
  const rows: RecordFileRow[] = [];
  const lineByKey = new Map<string, number>();
  for (const { line, fields } of lines) {
    if (fields.length !== header.fields.length) {
      errors.push({ line, column: null, code: "field-count" });
      continue;
    }
    const field = (column: RecordFileColumn): string => {
      const position = positions[column];
      return position === undefined ? "" : must(fields[position]);
    };
    const { row, faults } = readRecordRow(line, field, checks.today, checks.isUnit);
    errors.push(...faults.map(([column, code]) => ({ line, column, code })));
    if (row === null) continue;
    const key = `${row.record}\n${row.unit}\n${row.period}`;
    const otherLine = lineByKey.get(key);
    if (otherLine === undefined) {
      lineByKey.set(key, line);
      rows.push(row);
    } else errors.push({ line, column: null, code: "row-repeated", otherLine });
  }
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}
