import type { CsvRecord } from "./readCsv.ts";

/** What is wrong with the names of the columns. */
export interface HeaderFault {
  readonly line: number;
  /** Its name; of an unknown one the letter that a spreadsheet gives it, since its name is text. */
  readonly column: string;
  readonly code: "column-missing" | "column-unknown" | "column-repeated";
}

/**
 * Where each column of a file stands; they may be in any order.
 * @param optional columns that may be absent, and then have no position
 * @returns every fault where there is one, and then no positions
 */
export function readHeader<R extends string, O extends string = never>(
  { line, fields }: CsvRecord,
  required: readonly R[],
  optional: readonly O[] = [],
):
  | { readonly positions: Record<R, number> & Partial<Record<O, number>>; readonly faults: [] }
  | { readonly positions: null; readonly faults: readonly HeaderFault[] } {
  const names = fields.map((field) => field.trim());
  const known: readonly string[] = [...required, ...optional];
  const faults: HeaderFault[] = [];
  names.forEach((name, index) => {
    if (!known.includes(name)) {
      faults.push({ line, column: letterOf(index), code: "column-unknown" });
    } else if (names.indexOf(name) < index) {
      faults.push({ line, column: name, code: "column-repeated" });
    }
  });
  for (const column of required) {
    if (!names.includes(column)) faults.push({ line, column, code: "column-missing" });
  }
  if (faults.length > 0) return { positions: null, faults };
  const positions = Object.fromEntries(names.map((name, index) => [name, index]));
  return {
    positions: positions as Record<R, number> & Partial<Record<O, number>>,
    faults: [],
  };
}

/** How spreadsheets call a column: A is the first, AA follows Z. */
function letterOf(index: number): string {
  const before = index < 26 ? "" : letterOf(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}
