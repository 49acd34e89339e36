import { must } from "../must.ts";
import { pathsFromRoot } from "../units/path.ts";
import { collectErrors, type ErrorList } from "./errorList.ts";
import { type CsvFault, readCsv } from "./readCsv.ts";
import { type HeaderFault, readHeader } from "./readHeader.ts";
import {
  ROSTER_COLUMNS,
  type RosterColumn,
  type RosterFieldFault,
  type RosterRow,
  readRosterRow,
} from "./rosterRow.ts";

/** Most people on a roster. */
export const ROSTER_ROWS_AT_MOST = 100_000;
/** Most units that one file may name, those above them included. */
export const ROSTER_UNITS_AT_MOST = 10_000;

/** One thing to mend. Never holds a value of the file, only where it stands. */
export interface RosterError {
  /** Line of the file as an editor counts, from 1. */
  readonly line: number;
  /** Column by its name in the header; null where the whole line is meant. */
  readonly column: string | null;
  readonly code:
    | CsvFault["code"]
    | RosterFieldFault
    | HeaderFault["code"]
    | "field-count"
    | "rows-missing"
    | "rows-too-many"
    | "units-too-many"
    | "person-id-repeated"
    | "email-repeated"
    | "root-differs";
  /** The other line, for what must not stand twice. */
  readonly otherLine?: number;
}

/** People that are read in one step. */
const ROWS_PER_STEP = 1_000;

/** A file that was read: the rows that are in order, and what is wrong with the others. */
export type ReadRoster = ErrorList<RosterError> & { readonly rows: readonly RosterRow[] };

/**
 * Reads a roster file: the complete list of people, one row each, with exactly the columns
 * personId, name, email, unit, level, hiredOn in any order. It is read in steps of 1,000 people, so
 * that its reader can do something else in between, and no further than the first row too many.
 * @param checks.today `YYYY-MM-DD`; nobody has been hired later.
 * @param checks.rootName name of the root unit, or null to take that of the first row: a roster
 * has exactly one root.
 * @returns the rows that are in order, and the errors by line; apply none where there is one.
 */
export function* readRosterCsv(
  text: string,
  checks: { readonly today: string; readonly rootName: string | null },
): Generator<void, ReadRoster, undefined> {
  const list = collectErrors<RosterError>();
  const done = (rows: readonly RosterRow[] = []): ReadRoster => {
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
  const { positions, faults: headerFaults } = readHeader(header, ROSTER_COLUMNS);
  list.add(...headerFaults);
  if (positions === null) return done();

  const rows: RosterRow[] = [];
  const unique = { personId: new Map<string, number>(), email: new Map<string, number>() };
  const unitPaths = new Set<string>();
  let rootName = checks.rootName;
  let rowCount = 0;
  let next = records.next();
  for (; !next.done; next = records.next()) {
    const { line, fields } = next.value;
    rowCount += 1;
    if (rowCount > ROSTER_ROWS_AT_MOST) {
      return { rows: [], errors: [{ line, column: null, code: "rows-too-many" }], errorCount: 1 };
    }
    if (rowCount % ROWS_PER_STEP === 0) yield;
    if (fields.length !== ROSTER_COLUMNS.length) {
      list.add({ line, column: null, code: "field-count" });
      continue;
    }
    const byColumn = Object.fromEntries(
      ROSTER_COLUMNS.map((column) => [column, must(fields[positions[column]])]),
    ) as Record<RosterColumn, string>;
    const { row, faults } = readRosterRow(line, byColumn, checks.today);
    const found: RosterError[] = faults.map(([column, code]) => ({ line, column, code }));
    const faulty = new Set<string | null>(found.map(({ column }) => column));

    for (const column of ["personId", "email"] as const) {
      const key = column === "email" ? row.email.toLowerCase() : row.personId;
      const otherLine = unique[column].get(key);
      if (key === "" || faulty.has(column)) continue;
      if (otherLine === undefined) unique[column].set(key, line);
      else {
        const code = column === "email" ? "email-repeated" : "person-id-repeated";
        found.push({ line, column, code, otherLine });
      }
    }
    if (!faulty.has("unit")) {
      const [root = ""] = row.unit.split("/");
      rootName ??= root;
      if (!unitPaths.has(row.unit)) for (const path of pathsFromRoot(row.unit)) unitPaths.add(path);
      if (unitPaths.size > ROSTER_UNITS_AT_MOST) {
        const error = { line, column: "unit", code: "units-too-many" } as const;
        return { rows: [], errors: [error], errorCount: 1 };
      }
      if (root !== rootName) found.push({ line, column: "unit", code: "root-differs" });
    }
    if (found.length === 0) rows.push(row);
    else list.add(...found);
  }
  const fault = next.value;
  if (fault !== null) list.add({ ...fault, column: null });
  else if (rowCount === 0) list.add({ line: header.line, column: null, code: "rows-missing" });
  return done(rows);
}
