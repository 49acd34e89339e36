import { describe, expect, it } from "vitest";
import {
  RECORD_ROWS_AT_MOST,
  readRecordsCsv,
} from "../../../worker/domain/programme/readRecordsCsv.ts";
import { finish } from "../../support/finish.ts";

const HEADER = "record,unit,period,numerator,denominator";

const read = (header: string, ...lines: string[]) =>
  finish(
    readRecordsCsv([header, ...lines].join("\n"), {
      today: "2026-11-23",
      isUnit: (path) => ["总部", "总部/东区"].includes(path),
    }),
  );

/** Places and reasons of a file with one row. */
const faultsOf = (line: string, columns = "") =>
  read(HEADER + columns, line).errors.map(({ column, code }) => [column, code]);

describe("a file of HR's counts", () => {
  it("is read in any order of columns, with further counts where a row has them", () => {
    const { rows, errors } = read(
      "period,closing,opening,unit,record,numerator,denominator,planCut",
      "2026-01,59,60, 总部 / 东区 ,turnover,2,,",
      "2026-01,,,总部,recruitment,3,10,1",
      "2026-02,,,总部,turnover,0,59.5,",
    );
    expect(errors).toEqual([]);
    expect(rows).toEqual([
      {
        ...{ line: 2, record: "turnover", unit: "总部/东区", period: "2026-01", numerator: 2 },
        ...{ denominator: 59.5, detail: { opening: 60, closing: 59 } },
      },
      {
        ...{ line: 3, record: "recruitment", unit: "总部", period: "2026-01", numerator: 3 },
        ...{ denominator: 10, detail: { planCut: 1 } },
      },
      {
        ...{ line: 4, record: "turnover", unit: "总部", period: "2026-02", numerator: 0 },
        ...{ denominator: 59.5, detail: {} },
      },
    ]);
  });

  it("names every fault of a row by its column and reason", () => {
    for (const [line, faults] of [
      ["moods,总部,2026-01,1,2", [["record", "record-unknown"]]],
      ["toString,总部,2026-01,1,2", [["record", "record-unknown"]]],
      [",总部/,2027-13,1,2", ["record-missing", "unit-name-empty", "period-not-valid"]],
      ["turnover,总部/西区,2026-12,1,2", ["unit-unknown", "period-in-future"]],
      ["turnover,总部,2026-Q1,1,2", [["period", "period-of-other-kind"]]],
      ["reserve-pool,总部,2026,1,2", [["period", "period-of-other-kind"]]],
      ["reserve-pool,总部,2026-Q1,,x", ["number-not-valid", "number-missing"]],
      ["reserve-pool,总部,2026-Q1,-1,1e3", ["number-not-valid", "number-not-valid"]],
      ["reserve-pool,总部,2026-Q1,1.5,NaN", ["number-not-whole", "number-not-valid"]],
      ["performance-attainment,总部,2026-Q1,1.5,2000000000000", ["number-too-large"]],
      ["performance-pass,总部,2026-Q1,3,2", [["numerator", "part-above-whole"]]],
      ["turnover,总部,2026-01,1,", [["denominator", "number-missing"]]],
    ] as const) {
      const found = faultsOf(line);
      const expected = faults.map((fault) => (typeof fault === "string" ? fault : [...fault]));
      expect(found.map((fault, i) => (Array.isArray(expected[i]) ? fault : fault[1]))).toEqual(
        expected,
      );
    }
  });

  it("checks further counts against each other, and refuses those of another record", () => {
    for (const [fields, columns, faults] of [
      [
        "turnover,总部,2026-01,1,59,60,59",
        ",opening,closing",
        [["denominator", "headcount-differs"]],
      ],
      [
        "turnover,总部,2026-01,1,x,60,59",
        ",opening,closing",
        [["denominator", "number-not-valid"]],
      ],
      ["turnover,总部,2026-01,1,59,60,", ",opening,closing", [["closing", "headcount-half"]]],
      ["turnover,总部,2026-01,1,59,,58", ",opening,closing", [["opening", "headcount-half"]]],
      ["turnover,总部,2026-01,1,59,2", ",voluntary", [["voluntary", "part-above-whole"]]],
      ["exit-reasons,总部,2026-Q1,1,4,5", ",mentioned", [["mentioned", "part-above-whole"]]],
      ["turnover,总部,2026-01,1,59,2", ",longLeave", [["longLeave", "column-of-other-record"]]],
    ] as const) {
      expect(faultsOf(fields, columns)).toEqual(faults);
    }
  });

  it("is refused for its header, and then not read further", () => {
    const { rows, errors } = read("record,unit,period,numerator,mood,unit", "x");
    expect(rows).toEqual([]);
    expect(errors.map(({ column, code }) => [column, code])).toEqual([
      ["E", "column-unknown"],
      ["unit", "column-repeated"],
      ["denominator", "column-missing"],
    ]);
  });

  it("has each record, unit and period once, whole rows, and something in it", () => {
    const twice = "turnover,总部,2026-01,1,59";
    expect(
      read(HEADER, twice, "turnover,总部,2026-02", twice.replace("1,59", "2,59")).errors,
    ).toEqual([
      { line: 3, column: null, code: "field-count" },
      { line: 4, column: null, code: "row-repeated", otherLine: 2 },
    ]);
    expect(read(HEADER).errors).toEqual([{ line: 1, column: null, code: "rows-missing" }]);
    expect(read("").errors).toEqual([{ line: 1, column: null, code: "rows-missing" }]);
    expect(read('"record').errors).toEqual([{ line: 1, column: null, code: "quote-open" }]);
  });

  it("of more rows than a company has is not read", () => {
    const lines = new Array(RECORD_ROWS_AT_MOST + 1).fill("turnover,总部,2026-01,1,59");
    const { rows, errors } = read(HEADER, ...lines);
    expect(rows).toEqual([]);
    expect(errors).toEqual([
      { line: RECORD_ROWS_AT_MOST + 2, column: null, code: "rows-too-many" },
    ]);
  });

  it("is read in steps of 1,000 rows, and names the line where its quotes are broken", () => {
    const text = [HEADER, ...Array.from({ length: 2_500 }, () => "x"), '"open'].join("\n");
    const reading = readRecordsCsv(text, { today: "2026-11-23", isUnit: () => true });
    let steps = 0;
    while (!reading.next().done) steps += 1;
    expect(steps).toBe(2);
    expect(read(HEADER, '"open').errors).toEqual([{ line: 2, column: null, code: "quote-open" }]);
    expect(read('"open').errors).toEqual([{ line: 1, column: null, code: "quote-open" }]);
  });
});
