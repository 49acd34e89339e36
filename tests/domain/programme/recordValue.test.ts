import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { monthOf } from "../../../worker/domain/programme/period.ts";
import { findRecordKind, type RecordKind } from "../../../worker/domain/programme/recordKinds.ts";
import type { RecordRow } from "../../../worker/domain/programme/recordTotals.ts";
import {
  figureAsOf,
  overlaps,
  type RecordFigure,
  type RecordOptions,
  recordFigures,
} from "../../../worker/domain/programme/recordValue.ts";

const OPTIONS: RecordOptions = { programmeMonth: null, turnoverScope: "allExceptRetirement" };

const kindOf = (record: string): RecordKind => {
  const kind = findRecordKind(record);
  if (kind === undefined) throw new Error(record);
  return kind;
};

const figuresOf = (record: string, rows: RecordRow[], options: Partial<RecordOptions> = {}) =>
  recordFigures(kindOf(record), rows, { ...OPTIONS, ...options });

const row = (
  period: string,
  numerator: number,
  denominator: number,
  detail: Record<string, number> = {},
): RecordRow => ({ period, numerator, denominator, detail });

const monthsOf = (year: number, make: (month: number) => Omit<RecordRow, "period">): RecordRow[] =>
  Array.from({ length: 12 }, (_, month) => ({
    period: `${year}-${String(month + 1).padStart(2, "0")}`,
    ...make(month),
  }));

const last = (figures: RecordFigure[]): RecordFigure => {
  const figure = figures.at(-1);
  if (figure === undefined) throw new Error("no figure");
  return figure;
};

interface TurnoverYear {
  readonly open: number[];
  readonly close: number[];
  readonly leavers: number[];
}
const vectors: { id: string; input: never; expected: never }[] = JSON.parse(
  readFileSync(new URL("../../vectors/scoring-vectors.json", import.meta.url), "utf8"),
).vectors;
const v4 = vectors.find(({ id }) => id === "v4-turnover-rate") as unknown as {
  input: Record<"baseline" | "current", TurnoverYear>;
  expected: Record<"baseline" | "current", Record<string, number>>;
};
const turnoverRows = (year: number, { open, close, leavers }: TurnoverYear): RecordRow[] =>
  monthsOf(year, (month) => ({
    numerator: leavers[month] ?? Number.NaN,
    denominator: ((open[month] ?? Number.NaN) + (close[month] ?? Number.NaN)) / 2,
    detail: { voluntary: Math.min(1, leavers[month] ?? 0) },
  }));

describe("turnover", () => {
  const rows = [...turnoverRows(2025, v4.input.baseline), ...turnoverRows(2026, v4.input.current)];
  const figures = figuresOf("turnover", rows);

  it("is that of v4 in both years: leavers of twelve months over their mean headcount", () => {
    for (const [period, year] of [
      ["2025-12", "baseline"],
      ["2026-12", "current"],
    ] as const) {
      const figure = figures.find((each) => each.period === period);
      const expected = v4.expected[year];
      expect(figure?.numerator).toBe(expected.leavers);
      expect(figure?.denominator).toBeCloseTo(expected.avg_headcount ?? Number.NaN, 6);
      expect(100 * (figure?.value ?? Number.NaN)).toBeCloseTo(expected.rate_pct ?? Number.NaN, 6);
      expect([figure?.from, figure?.to]).toEqual([
        `${period.slice(0, 4)}-01-01`,
        `${period.slice(0, 4)}-12-31`,
      ]);
    }
  });

  it("begins with the twelfth month, and has no figure while a month of the twelve is missing", () => {
    expect(figures.map(({ period }) => period)).toEqual([
      "2025-12",
      ...monthsOf(2026, () => ({ numerator: 0, denominator: 0, detail: {} })).map((m) => m.period),
    ]);
    const withGap = rows.filter(({ period }) => period !== "2026-03");
    expect(figuresOf("turnover", withGap).map(({ period }) => period)).toEqual([
      "2025-12",
      "2026-01",
      "2026-02",
    ]);
  });

  it("of two windows that share a month overlaps; year against year does not", () => {
    const at = (period: string) => {
      const figure = figures.find((each) => each.period === period);
      if (figure === undefined) throw new Error(period);
      return figure;
    };
    expect(overlaps(at("2025-12"), at("2026-01"))).toBe(true);
    expect(overlaps(at("2026-11"), at("2025-12"))).toBe(true);
    expect(overlaps(at("2025-12"), at("2026-12"))).toBe(false);
  });

  it("shows those who left of their own accord beside it, or in its place where HR says so", () => {
    const figure = last(figures);
    expect(figure.companions).toEqual({ "voluntary-turnover-rate": 8 / figure.denominator });
    const voluntary = last(figuresOf("turnover", rows, { turnoverScope: "voluntary" }));
    expect(voluntary.numerator).toBe(8);
    const untold = rows.map((each) => ({ ...each, detail: {} }));
    expect(last(figuresOf("turnover", untold)).companions).toEqual({
      "voluntary-turnover-rate": null,
    });
    expect(figuresOf("turnover", untold, { turnoverScope: "voluntary" })).toEqual([]);
  });

  it("without anybody employed has no value, rather than a division by zero", () => {
    const empty = monthsOf(2026, () => ({ numerator: 0, denominator: 0, detail: {} }));
    expect(last(figuresOf("turnover", empty)).value).toBeNull();
  });
});

describe("promotion", () => {
  const rows = [2025, 2026].flatMap((year) =>
    monthsOf(year, (month) => ({
      numerator: month % 2,
      denominator: 50,
      detail: { transfers: 1 },
    })),
  );

  it("counts from the programme's first month until twelve months are there, then rolls", () => {
    const programmeMonth = monthOf("2026-01-15");
    const figures = figuresOf("promotion", rows, { programmeMonth });
    const at = (period: string) => figures.find((figure) => figure.period === period);
    expect(at("2025-12")).toMatchObject({ from: "2025-01-01", numerator: 6, denominator: 50 });
    expect(at("2026-04")).toMatchObject({
      from: "2026-01-01",
      to: "2026-04-30",
      numerator: 2,
      denominator: 50,
      value: 0.04,
      companions: { transfers: 4 },
    });
    expect(at("2026-12")).toMatchObject({ from: "2026-01-01", numerator: 6, value: 0.12 });
  });
});

describe("counts so far in a year", () => {
  it("are the row itself; whole at the end of the programme's year", () => {
    const rows = [row("2026-02", 11, 40, { planCut: 2 }), row("2026-03", 12, 40)];
    const figures = figuresOf("recruitment", rows, { programmeMonth: monthOf("2025-03-01") });
    expect(figures).toMatchObject([
      { period: "2026-02", from: "2025-03-01", to: "2026-02-28", isWhole: true, value: 0.275 },
      { period: "2026-03", from: "2026-03-01", to: "2026-03-31", isWhole: false, value: 0.3 },
    ]);
    expect(figures[0]?.companions).toEqual({ "hires-above-plan": null, "plan-cut": 2 });
  });

  it("of performance may be above the target, by quarter, and the year comes after its quarters", () => {
    const rows = [
      row("2026", 1_180_000.5, 1e6),
      row("2026-Q4", 1_170_000, 1e6),
      row("2026-Q1", 1, 4),
    ];
    const figures = figuresOf("performance-attainment", rows);
    expect(figures.map(({ period, isWhole }) => [period, isWhole])).toEqual([
      ["2026-Q1", false],
      ["2026-Q4", true],
      ["2026", true],
    ]);
    expect(last(figures).value).toBeCloseTo(1.1800005, 12);
  });
});

describe("quarters", () => {
  const quarters = (rows: [number, number][], detail: (i: number) => Record<string, number>) =>
    rows.map(([x, n], i) => row(`${2025 + Math.floor(i / 4)}-Q${(i % 4) + 1}`, x, n, detail(i)));

  it("of appraisals are pooled over four: every assessment weighs the same", () => {
    const rows = quarters(
      [
        [40, 50],
        [42, 50],
        [80, 100],
        [45, 50],
        [50, 50],
      ],
      () => ({}),
    );
    expect(figuresOf("performance-pass", rows).map(({ period, value }) => [period, value])).toEqual(
      [
        ["2025-Q4", 207 / 250],
        ["2026-Q1", 217 / 250],
      ],
    );
  });

  it("of exit reasons give v3's stress-related leavers per 100 and the shares beside them", () => {
    const rows = quarters(
      [
        [2, 3],
        [1, 4],
        [1, 3],
        [1, 2],
      ],
      () => ({
        ...{ averageHeadcount: 58.5, noReason: 1, mentioned: 2 },
      }),
    );
    const { value, companions } = last(figuresOf("exit-reasons", rows));
    expect(value).toBeCloseTo(5 / 12, 12);
    expect(companions["stress-leavers-per-100"]).toBeCloseTo(8.547009, 6);
    expect(companions["no-reason-share"]).toBeCloseTo(4 / 16, 12);
    expect(companions["mentioned-share"]).toBeCloseTo(8 / 12, 12);
  });

  it("of exit reasons alone have no shares beside them, rather than wrong ones", () => {
    const bare = quarters(
      [
        [2, 3],
        [1, 4],
        [1, 3],
        [1, 2],
      ],
      () => ({}),
    );
    expect(last(figuresOf("exit-reasons", bare)).companions).toEqual({
      ...{ "stress-leavers-per-100": null, "no-reason-share": null, "mentioned-share": null },
    });
  });

  it("of the reserve pool stand alone", () => {
    expect(figuresOf("reserve-pool", [row("2026-Q2", 12, 60)])).toMatchObject([
      { from: "2026-04-01", to: "2026-06-30", value: 0.2, isWhole: true, companions: {} },
    ]);
  });
});

describe("the share trained so far", () => {
  it("counts in the calendar's year while no programme has begun, long leave beside it", () => {
    const [figure] = figuresOf("training-coverage", [row("2026-03", 30, 60, { longLeave: 2 })]);
    expect(figure).toMatchObject({
      ...{ from: "2026-01-01", to: "2026-03-31", value: 0.5, isWhole: false },
      companions: { "long-leave": 2 },
    });
  });
});

describe("the figure of a day", () => {
  it("is the last one that was known by its end", () => {
    const figures = figuresOf("reserve-pool", [row("2026-Q2", 1, 2), row("2026-Q1", 1, 4)]);
    expect(figureAsOf(figures, "2026-03-30")).toBeUndefined();
    expect(figureAsOf(figures, "2026-03-31")?.period).toBe("2026-Q1");
    expect(figureAsOf(figures, "2026-06-29")?.period).toBe("2026-Q1");
    expect(figureAsOf(figures, "2027-01-01")?.period).toBe("2026-Q2");
  });

  it("never comes from a row whose period the record does not have", () => {
    expect(figuresOf("reserve-pool", [row("2026-04", 1, 2), row("nonsense", 1, 2)])).toEqual([]);
  });
});
