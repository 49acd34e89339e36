import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import {
  COLUMNS_AT_MOST,
  type CsvRecord,
  FIELD_LENGTH_AT_MOST,
  LINES_AT_MOST,
  readCsv,
} from "../../../worker/domain/roster/readCsv.ts";

/** All that is read before the end or the first fault, and that fault. */
function read(text: string) {
  const records: CsvRecord[] = [];
  const reading = readCsv(text);
  let next = reading.next();
  for (; !next.done; next = reading.next()) records.push(next.value);
  return { records, fault: next.value };
}
const fieldsOf = (text: string) => read(text).records.map(({ fields }) => fields);
const linesOf = (text: string) => read(text).records.map(({ line }) => line);

describe("comma-separated values", () => {
  it.each([
    ["LF", "a,b\nc,d\n"],
    ["CRLF", "a,b\r\nc,d\r\n"],
    ["CR", "a,b\rc,d"],
    ["no line end at the end", "a,b\nc,d"],
    ["a byte order mark", "\uFEFFa,b\nc,d"],
    ["blank lines and lines of commas", "\na,b\n,\n   \nc,d\n,\n"],
    ["quotes that are not needed", '"a","b"\n"c","d"'],
  ])("are read with %s", (_, text) => {
    expect(fieldsOf(text)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("keep commas, quotes and line ends inside quotes", () => {
    expect(fieldsOf('"a,1","say ""a"""\r\n"x\r\ny",""')).toEqual([
      ["a,1", 'say "a"'],
      ["x\ny", ""],
    ]);
  });

  it("keep an empty field at the very end", () => {
    expect(fieldsOf("a,")).toEqual([["a", ""]]);
  });

  it("count lines as an editor does, across quoted line ends and blank lines", () => {
    expect(linesOf('h\r\n"a\r\n\r\nb"\r\n\r\nc\r\n')).toEqual([1, 2, 6]);
  });

  it("name the line where a quote stays open", () => {
    expect(read('a,b\nc,"d\ne\nf').fault).toEqual({ line: 2, code: "quote-open" });
  });

  it.each(['a\nb"c', 'a\n"b"c', 'a\nb,"c" ,d'])("name the line of a stray quote in %j", (text) => {
    expect(read(text)).toMatchObject({
      records: [{ line: 1, fields: ["a"] }],
      fault: { line: 2, code: "quote-misplaced" },
    });
  });

  it("come back without the mark that keeps a field from being run as a formula", () => {
    expect(fieldsOf("'=1+1,'-部,\"'@x\",'a,''+")).toEqual([["=1+1", "-部", "@x", "'a", "'+"]]);
  });

  it("are read no further than the first thing too many, where that begins", () => {
    const of = (count: number, text: string) => text.repeat(count);
    const ended = (text: string) => {
      const { records, fault } = read(text);
      return [records.length, fault?.line, fault?.code];
    };
    const longest = of(FIELD_LENGTH_AT_MOST, "a");
    expect(ended(`h\n${longest}\n"${of(FIELD_LENGTH_AT_MOST - 1, "a")}"`)).toEqual([
      ...[3, undefined, undefined],
    ]);
    expect(ended(`h\n${longest}a\nb`)).toEqual([1, 2, "field-too-long"]);
    expect(ended(`h\n"${longest}a"\nb`)).toEqual([1, 2, "field-too-long"]);
    expect(ended(`h\n"${of(4_000_000, '""')}"`)).toEqual([1, 2, "field-too-long"]);
    expect(ended(`h\n${of(COLUMNS_AT_MOST - 1, "a,")}b\nc`)[0]).toBe(3);
    expect(ended(`h\n${of(4_000_000, "a,")}`)).toEqual([1, 2, "columns-too-many"]);
    expect(ended(`h\n${of(4_000_000, '"",')}`)).toEqual([1, 2, "columns-too-many"]);
    expect(ended(`h${of(LINES_AT_MOST - 1, "\n")}b`)[0]).toBe(2);
    expect(ended(`h${of(9_000_000, "\n")}b`)).toEqual([1, LINES_AT_MOST + 1, "lines-too-many"]);
  });

  it("are read as another reader has written them, whatever the fields hold", () => {
    const field = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", " ", "部", "'") });
    // One field is never blank, so that no record is passed over.
    const record = fc.tuple(fc.constant("x"), field, field);
    fc.assert(
      fc.property(fc.array(record, { minLength: 1 }), (records) => {
        expect(fieldsOf(Papa.unparse(records))).toEqual(records);
      }),
    );
  });
});
