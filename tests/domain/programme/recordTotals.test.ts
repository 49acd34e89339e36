import { describe, expect, it } from "vitest";
import { recordTotals } from "../../../worker/domain/programme/recordTotals.ts";

const TREE = [
  { id: "root", parentId: null },
  { id: "east", parentId: "root" },
  { id: "west", parentId: "root" },
  { id: "east-1", parentId: "east" },
  { id: "east-2", parentId: "east" },
];

const row = (unitId: string, period: string, numerator: number, detail = {}) => ({
  ...{ unitId, period, numerator, detail },
  denominator: 10,
});

describe("the counts of a unit", () => {
  it("are its own, or those below added up, all the way to the company", () => {
    const totals = recordTotals(TREE, [
      row("east-1", "2026-01", 1, { opening: 4, voluntary: 1 }),
      row("east-2", "2026-01", 2, { opening: 5 }),
      row("west", "2026-01", 3, { opening: 6 }),
    ]);
    expect(totals.get("east")).toEqual([
      { period: "2026-01", numerator: 3, denominator: 20, detail: { opening: 9 } },
    ]);
    expect(totals.get("root")).toEqual([
      { period: "2026-01", numerator: 6, denominator: 30, detail: { opening: 15 } },
    ]);
  });

  it("are not counted twice where a unit and those below it report", () => {
    const totals = recordTotals(TREE, [
      row("root", "2026-01", 9),
      row("east", "2026-01", 4),
      row("east-1", "2026-01", 1),
    ]);
    expect(totals.get("root")?.[0]).toMatchObject({ numerator: 9, denominator: 10 });
    expect(totals.get("east")?.[0]).toMatchObject({ numerator: 4 });
  });

  it("wait for every branch that has begun to report, and for none before it did", () => {
    const totals = recordTotals(TREE, [
      row("east", "2026-01", 1),
      row("east", "2026-02", 1),
      row("west", "2026-02", 5),
      row("east", "2026-03", 1),
    ]);
    expect(totals.get("root")?.map(({ period, numerator }) => [period, numerator])).toEqual([
      ["2026-01", 1],
      ["2026-02", 6],
    ]);
  });

  it("of periods that are none, or of another length, are kept apart", () => {
    const totals = recordTotals(TREE, [
      row("east", "2026", 12),
      row("east", "2026-01", 1),
      row("east", "last year", 7),
    ]);
    expect(totals.get("root")?.map(({ period, numerator }) => [period, numerator])).toEqual([
      ["2026-01", 1],
      ["2026", 12],
    ]);
  });

  it("are none for a unit where nobody reports, and for units that do not exist", () => {
    const totals = recordTotals(TREE, [row("east", "2026-01", 1), row("moon", "2026-01", 1)]);
    expect([...totals.keys()].sort()).toEqual(["east", "root"]);
    expect(recordTotals(TREE, []).size).toBe(0);
  });
});
