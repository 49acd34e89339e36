import { withoutGuard } from "./formulaGuard.ts";

/** One record of a file; `line` is where it begins, as an editor counts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A file that is no CSV of ours from `line` on; what comes after is not read. */
export interface CsvFault {
  readonly line: number;
  readonly code:
    | "quote-open"
    | "quote-misplaced"
    | "field-too-long"
    | "columns-too-many"
    | "lines-too-many";
}

/** Characters (UTF-16 units) of the longest field: a path has 809, an address 254. */
export const FIELD_LENGTH_AT_MOST = 2_000;
/** Fields of one record; no file of ours has half as many. */
export const COLUMNS_AT_MOST = 64;
/** Lines of a file, blank ones and those inside quotes too: four times the rows it may have. */
export const LINES_AT_MOST = 400_000;

/**
 * Reads a file of comma-separated values (RFC 4180) record by record, each only when it is asked
 * for: nothing is kept, and what is over a bound is refused where it begins. Lines may end in LF,
 * CRLF or CR; a byte order mark, and lines without any text, are passed over; a quoted field may
 * hold commas, doubled quotes and line ends, which come out as LF. A `'` that keeps a field from
 * being run as a formula is taken off.
 * @returns the first fault, where reading ended, if any.
 */
export function* readCsv(text: string): Generator<CsvRecord, CsvFault | null, undefined> {
  let fields: string[] = [];
  let line = 1;
  let recordLine = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length || fields.length > 0) {
    if (fields.length === COLUMNS_AT_MOST) return { line, code: "columns-too-many" };
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at + 1) : endOfBare(text, at);
    if (end < 0) return { line, code: "quote-open" };
    if (end - at > FIELD_LENGTH_AT_MOST) return { line, code: "field-too-long" };
    const written = text.slice(isQuoted ? at + 1 : at, end);
    if (isQuoted) {
      at = end + 1;
      if (at < text.length && text[at] !== "," && !isLineEnd(text[at])) {
        return { line, code: "quote-misplaced" };
      }
      const value = written.replaceAll('""', '"').replace(/\r\n?/g, "\n");
      line += value.split("\n").length - 1;
      fields.push(withoutGuard(value));
    } else {
      at = end;
      if (written.includes('"')) return { line, code: "quote-misplaced" };
      fields.push(withoutGuard(written));
    }
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (fields.some((value) => value.trim() !== "")) yield { line: recordLine, fields };
    fields = [];
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
    recordLine = line;
    if (line > LINES_AT_MOST && at < text.length) return { line, code: "lines-too-many" };
  }
  return null;
}

const isLineEnd = (character: string | undefined): boolean =>
  character === "\n" || character === "\r";

/** Where a field without quotes ends: at most one character beyond the longest. */
function endOfBare(text: string, from: number): number {
  const furthest = Math.min(text.length, from + FIELD_LENGTH_AT_MOST + 1);
  let at = from;
  while (at < furthest && text[at] !== "," && !isLineEnd(text[at])) at += 1;
  return at;
}

/**
 * Where the quote stands that ends a field begun at `from`, or −1; doubled ones are text. Beyond the
 * longest field it may be any later place.
 */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"' && at - from <= FIELD_LENGTH_AT_MOST) {
    at = text.indexOf('"', at + 2);
  }
  return at;
}
