/** One record of a file; `line` is where it begins, as an editor counts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A file that is no CSV from `line` on: an open quote, or text beside a quoted field. */
export interface CsvFault {
  readonly line: number;
  readonly code: "quote-open" | "quote-misplaced";
}

/**
 * Splits a file of comma-separated values (RFC 4180) into records. Lines may end in LF, CRLF or
 * CR; a byte order mark, and lines without
 * any text, are passed over; a quoted field may hold commas, doubled
 * quotes and line ends, which come out as LF.
 * @returns the records up to the first fault, and that fault, if any.
 */
export function readCsv(file: string): { records: CsvRecord[]; fault: CsvFault | null } {
  const text = file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let recordLine = 1;
  let at = 0;
  while (at < text.length || fields.length > 0) {
    let field: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end < 0) return { records, fault: { line, code: "quote-open" } };
      const quoted = text.slice(at + 1, end);
      field = quoted.replaceAll('""', '"');
      at = end + 1;
      if (at < text.length && text[at] !== "," && text[at] !== "\n") {
        return { records, fault: { line, code: "quote-misplaced" } };
      }
      line += quoted.split("\n").length - 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== "," && text[at] !== "\n") at += 1;
      field = text.slice(start, at);
      if (field.includes('"')) return { records, fault: { line, code: "quote-misplaced" } };
    }
    fields.push(field);
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (fields.some((value) => value.trim() !== "")) records.push({ line: recordLine, fields });
    fields = [];
    at += 1;
    line += 1;
    recordLine = line;
  }
  return { records, fault: null };
}

/** Where the quote stands that ends a field begun at `from`, or −1; doubled ones are text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
