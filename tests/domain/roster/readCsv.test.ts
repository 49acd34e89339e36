import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../../worker/domain/roster/readCsv.ts";

const fieldsOf = (text: string) => readCsv(text).records.map(({ fields }) => fields);
const linesOf = (text: string) => readCsv(text).records.map(({ line }) => line);

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
    expect(readCsv('a,b\nc,"d\ne\nf').fault).toEqual({ line: 2, code: "quote-open" });
  });

  it.each(['a\nb"c', 'a\n"b"c', 'a\nb,"c" ,d'])("name the line of a stray quote in %j", (text) => {
    expect(readCsv(text)).toMatchObject({
      records: [{ line: 1, fields: ["a"] }],
      fault: { line: 2, code: "quote-misplaced" },
    });
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
