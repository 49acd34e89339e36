import { must } from "../must.ts";
import { pathsFromRoot } from "../units/path.ts";
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

/**
 * Reads a roster file: the complete list of people, one row each, with exactly the columns
 * personId, name, email, unit, level, hiredOn in any order.
 * @param checks.today `YYYY-MM-DD`; nobody has been hired later.
 * @param checks.rootName name of the root unit, or null to take that of the first row: a roster
 * has exactly one root.
 * @returns the rows that are in order, and every error by line; apply none where there is one.
 */
export function readRosterCsv(
  text: string,
  checks: { readonly today: string; readonly rootName: string | null },
): { rows: RosterRow[]; errors: RosterError[] } {
  const { records, fault } = readCsv(text);
  const errors: RosterError[] = fault === null ? [] : [{ ...fault, column: null }];
  const [header, ...lines] = records;
  if (header === undefined) {
    if (fault === null) errors.push({ line: 1, column: null, code: "rows-missing" });
    return { rows: [], errors };
  }
  const { positions, faults: headerFaults } = readHeader(header, ROSTER_COLUMNS);
  errors.push(...headerFaults);
  if (positions === null) return { rows: [], errors };
  if (lines.length === 0) errors.push({ line: header.line, column: null, code: "rows-missing" });
  const tooMany = lines[ROSTER_ROWS_AT_MOST];
  if (tooMany !== undefined) {
    errors.push({ line: tooMany.line, column: null, code: "rows-too-many" });
    return { rows: [], errors };
  }

  const rows: RosterRow[] = [];
  const unique = { personId: new Map<string, number>(), email: new Map<string, number>() };
  const unitPaths = new Set<string>();
  let rootName = checks.rootName;
  for (const { line, fields } of lines) {
    if (fields.length !== ROSTER_COLUMNS.length) {
      errors.push({ line, column: null, code: "field-count" });
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
      for (const path of pathsFromRoot(row.unit)) unitPaths.add(path);
      if (unitPaths.size > ROSTER_UNITS_AT_MOST) {
        errors.push({ line, column: "unit", code: "units-too-many" });
        return { rows: [], errors };
      }
      if (root !== rootName) found.push({ line, column: "unit", code: "root-differs" });
    }
    if (found.length === 0) rows.push(row);
    else errors.push(...found);
  }
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}
