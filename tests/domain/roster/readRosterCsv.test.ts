import { describe, expect, it } from "vitest";
import { readRosterCsv } from "../../../worker/domain/roster/readRosterCsv.ts";
import { finish } from "../../support/finish.ts";

const HEADER = "personId,name,email,unit,level,hiredOn";
const GOOD = "p001,甲一,a@example.invalid,总部/华东区,p1,2024-05-06";

const readText = (text: string, rootName: string | null = null) =>
  finish(readRosterCsv(text, { today: "2026-11-23", rootName }));

function read(lines: string[], checks: { rootName?: string; header?: string } = {}) {
  return readText([checks.header ?? HEADER, ...lines].join("\n"), checks.rootName);
}

/** A good row with one column changed. */
function rowWith(column: string, text: string): string {
  const fields = GOOD.split(",");
  fields[HEADER.split(",").indexOf(column)] = text;
  return fields.join(",");
}

describe("a roster file", () => {
  it("is read with its columns in any order and blanks around fields", () => {
    const header = "hiredOn, unit ,personId,level,email,name";
    expect(read(["2024-05-06, 总部 / 华东区 , p001 ,,,甲一"], { header })).toEqual({
      rows: [
        {
          line: 2,
          personId: "p001",
          name: "甲一",
          email: "",
          unit: "总部/华东区",
          level: "",
          hiredOn: "2024-05-06",
        },
      ],
      errors: [],
      errorCount: 0,
    });
  });

  it("takes composed and decomposed characters for the same unit", () => {
    const rows = read([rowWith("unit", "Caf\u00E9"), "p002,乙二,,Cafe\u0301,,2024-05-06"]).rows.map(
      ({ unit }) => unit,
    );
    expect(rows).toEqual(["Caf\u00E9", "Caf\u00E9"]);
  });

  it("calls a column that it does not know by its letter, as spreadsheets do", () => {
    const header = [...Array.from({ length: 27 }, () => "level"), "秘密"].join();
    const unknown = read([GOOD], { header }).errors.filter(({ code }) => code === "column-unknown");
    expect(unknown).toEqual([{ line: 1, column: "AB", code: "column-unknown" }]);
  });

  it("is refused by its header, naming every column that is missing, unknown, or twice there", () => {
    const { rows, errors } = read([GOOD], { header: "personId,name,mail,unit,level,level" });
    expect(rows).toEqual([]);
    expect(errors).toEqual([
      { line: 1, column: "C", code: "column-unknown" },
      { line: 1, column: "level", code: "column-repeated" },
      { line: 1, column: "email", code: "column-missing" },
      { line: 1, column: "hiredOn", code: "column-missing" },
    ]);
  });

  it.each([
    ["personId", "", "person-id-missing"],
    ["personId", "-p1", "person-id-not-valid"],
    ["personId", "p 1", "person-id-not-valid"],
    ["personId", "=1+1", "person-id-not-valid"],
    ["personId", "p".repeat(65), "person-id-not-valid"],
    ["name", " ", "name-missing"],
    ["name", "甲".repeat(81), "too-long"],
    ["name", "甲\u202E一", "control-character"],
    ["name", "甲\u0007一", "control-character"],
    ["name", '"甲\n一"', "control-character"],
    ["email", "example.invalid", "email-not-valid"],
    ["email", "a@example", "email-not-valid"],
    ["email", "a@@example.invalid", "email-not-valid"],
    ["email", "a b@example.invalid", "email-not-valid"],
    ["email", ".a@example.invalid", "email-not-valid"],
    ["email", `${"a".repeat(250)}@example.invalid`, "email-not-valid"],
    ["unit", "", "unit-missing"],
    ["unit", "总部//一部", "unit-name-empty"],
    ["unit", "/总部", "unit-name-empty"],
    ["unit", `总部/${"部".repeat(81)}`, "unit-name-too-long"],
    ["unit", "总部/1/2/3/4/5/6/7/8/9/10", "unit-too-deep"],
    ["level", "p".repeat(81), "too-long"],
    ["hiredOn", "", "date-not-valid"],
    ["hiredOn", "2025-02-29", "date-not-valid"],
    ["hiredOn", "2024/5/6", "date-not-valid"],
    ["hiredOn", "2026-11-24", "date-in-future"],
  ])("is refused for %s %j, by line and column", (column, text, code) => {
    const other = "p009,壬九,,总部,,2020-01-01";
    const { rows, errors } = read([other, rowWith(column, text)]);
    expect(errors).toEqual([{ line: 3, column, code }]);
    expect(rows.map(({ personId }) => personId)).toEqual(["p009"]);
  });

  it.each([
    ["personId", "工号0001"],
    ["personId", "p".repeat(64)],
    ["name", "甲".repeat(80)],
    ["email", "first.last+tag@mail.example.invalid"],
    ["unit", "总部/1/2/3/4/5/6/7/8/9"],
    ["unit", `${"部".repeat(80)}`],
    ["hiredOn", "2026-11-23"],
  ])("is taken for %s %j", (column, text) => {
    expect(read([rowWith(column, text)]).errors).toEqual([]);
  });

  it("names every fault of a row, and goes on", () => {
    const { errors } = read([",,x,,,x", GOOD, "p003,丙三,,总部,,2030-01-01"]);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, "personId"],
      [2, "name"],
      [2, "email"],
      [2, "unit"],
      [2, "hiredOn"],
      [4, "hiredOn"],
    ]);
  });

  it("names both lines of a person or an address that stands twice, case aside for addresses", () => {
    const { errors } = read([
      GOOD,
      "p001,乙二,b@example.invalid,总部,,2024-05-06",
      "p003,丙三,A@Example.invalid,总部,,2024-05-06",
      "p004,丁四,,总部,,2024-05-06",
      "p005,戊五,,总部,,2024-05-06",
    ]);
    expect(errors).toEqual([
      { line: 3, column: "personId", code: "person-id-repeated", otherLine: 2 },
      { line: 4, column: "email", code: "email-repeated", otherLine: 2 },
    ]);
  });

  it("does not call a faulty id or address repeated as well", () => {
    const { errors } = read(["p 1,甲,x,总部,,2024-05-06", "p 1,乙,x,总部,,2024-05-06"]);
    expect(errors.map(({ code }) => code)).toEqual([
      "person-id-not-valid",
      "email-not-valid",
      "person-id-not-valid",
      "email-not-valid",
    ]);
  });

  it("composes the characters of names and levels", () => {
    const { rows } = read(["p1,Cafe\u0301,,总部,Cafe\u0301,2024-05-06"]);
    expect(rows[0]).toMatchObject({ name: "Caf\u00E9", level: "Caf\u00E9" });
  });

  it("has one root: that of the first row, or the one there is", () => {
    const lines = [GOOD, "p002,乙二,,分公司/一部,,2024-05-06"];
    const fault = { column: "unit", code: "root-differs" };
    expect(read(lines).errors).toEqual([{ line: 3, ...fault }]);
    expect(read(lines, { rootName: "分公司" }).errors).toEqual([{ line: 2, ...fault }]);
  });

  it("is refused where a line has too few or too many fields", () => {
    expect(read([`${GOOD},x`, "p002,乙二"]).errors).toEqual([
      { line: 2, column: null, code: "field-count" },
      { line: 3, column: null, code: "field-count" },
    ]);
  });

  it.each([
    ["nothing at all", ""],
    ["a header only", HEADER],
  ])("is refused when it holds %s", (_, text) => {
    expect(readText(text)).toEqual({
      rows: [],
      errors: [{ line: 1, column: null, code: "rows-missing" }],
      errorCount: 1,
    });
  });

  it("is refused where quotes are broken, and keeps the errors before", () => {
    const { errors } = read([rowWith("hiredOn", "x"), 'p002,"乙二']);
    expect(errors).toEqual([
      { line: 2, column: "hiredOn", code: "date-not-valid" },
      { line: 3, column: null, code: "quote-open" },
    ]);
  });

  it("is refused for its first quote alone where that stays open", () => {
    expect(readText('"personId')).toEqual({
      rows: [],
      errors: [{ line: 1, column: null, code: "quote-open" }],
      errorCount: 1,
    });
  });

  it("counts lines as an editor does, with a byte order mark, CRLF and quoted line ends", () => {
    const text = `\uFEFF${HEADER}\r\np002,"乙\r\n二",,总部,,2024-05-06\r\n\r\n${rowWith("hiredOn", "x")}`;
    const { errors } = readText(text);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, "name"],
      [5, "hiredOn"],
    ]);
  });

  it("is read in steps of 1,000 people, and no further than the first one too many", () => {
    const steps = (rows: number) => {
      const line = rowWith("personId", "");
      const text = [HEADER, ...Array.from({ length: rows }, () => line)].join("\n");
      const reading = readRosterCsv(text, { today: "2026-11-23", rootName: null });
      let count = 0;
      while (!reading.next().done) count += 1;
      return count;
    };
    expect([steps(999), steps(2_500), steps(150_000)]).toEqual([0, 2, 100]);
  });

  it("keeps its first 1,000 errors and counts the others", () => {
    const { errors, errorCount, rows } = read(
      Array.from({ length: 3_000 }, () => rowWith("personId", "").replace("甲一", "")),
    );
    expect([errors.length, errorCount, rows.length]).toEqual([1_000, 6_000 + 2_999, 0]);
    expect(errors.at(-1)).toMatchObject({ line: 335 });
  });

  it("holds at most 100,000 people and 10,000 units", () => {
    const rows = (count: number, unit: (index: number) => string) =>
      Array.from({ length: count }, (_, i) => `p${i},甲,,${unit(i)},,2024-05-06`);
    expect(read(rows(100_000, () => "总部")).errors).toEqual([]);
    expect(read(rows(100_001, () => "总部")).errors).toEqual([
      { line: 100_002, column: null, code: "rows-too-many" },
    ]);
    expect(read(rows(9_999, (i) => `总部/${i}`)).errors).toEqual([]);
    expect(read(rows(10_000, (i) => `总部/${i}`)).errors).toEqual([
      { line: 10_001, column: "unit", code: "units-too-many" },
    ]);
  });
});
