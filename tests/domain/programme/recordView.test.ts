import { describe, expect, test } from "vitest";
import { findRecordKind } from "../../../worker/domain/programme/recordKinds.ts";
import { recordFigures } from "../../../worker/domain/programme/recordValue.ts";
import { type ReportedRow, recordView } from "../../../worker/domain/programme/recordView.ts";
import { attack, type CountedFirm, countedFirm, figuresOf } from "../../support/recordAttack.ts";

const RECORDS = ["exit-reasons", "performance-pass", "turnover", "performance-attainment"];
const FIRMS = process.env.LONG === "1" ? 2000 : 60;

const viewOf = ({ kind, units, rowsOf, programmeMonth }: CountedFirm) =>
  recordView(kind, units, rowsOf, programmeMonth);
const shownOf = (firm: CountedFirm) => {
  const view = viewOf(firm);
  return figuresOf(firm).filter(
    ({ unit, figure }) => view.isAtStep(figure) && view.isShown(unit, figure),
  );
};
const seeds = Array.from({ length: FIRMS }, (_, seed) => seed);

describe("an attacker who collects the figures of all units for all days", () => {
  test.each(RECORDS)("works out no group of one to four people: %s", (record) => {
    let belowTheCompany = 0;
    for (const seed of seeds) {
      const firm = countedFirm(record, seed);
      const shown = shownOf(firm);
      expect(attack(firm, shown), `firm ${seed}`).toBeNull();
      belowTheCompany += shown.filter(({ unit }) => unit !== "u0").length;
    }
    // Nothing is safe where nothing is shown.
    expect(belowTheCompany).toBeGreaterThan(FIRMS);
  });

  test.each(RECORDS)("finds one where only each figure has five people: %s", (record) => {
    const found = seeds.filter((seed) => {
      const firm = countedFirm(record, seed);
      const people = (figure: { denominator: number }) =>
        firm.kind.record === "performance-attainment" || figure.denominator >= 5;
      return (
        attack(
          firm,
          figuresOf(firm).filter(({ figure }) => people(figure)),
        ) !== null
      );
    });
    expect(found.length).toBeGreaterThan(FIRMS / 3);
  });
});

describe("what managers see of a record", () => {
  test.each(RECORDS)("is not changed by what is counted later: %s", (record) => {
    for (const seed of seeds.slice(0, 20)) {
      const firm = countedFirm(record, seed);
      const early: CountedFirm = {
        ...firm,
        rowsOf: (one) => firm.rowsOf(one).filter(({ period }) => period < "2027"),
      };
      const [before, after] = [viewOf(early), viewOf(firm)];
      for (const { unit, figure } of figuresOf(early)) {
        expect(before.isShown(unit, figure)).toBe(after.isShown(unit, figure));
      }
    }
  });

  const row = (unitId: string, period: string, numerator: number, denominator: number) => ({
    ...{ unitId, period, numerator, denominator },
    detail: { noReason: 1, mentioned: 1, voluntary: numerator },
  });
  const QUARTERS = ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"];
  const ONE = [{ id: "a", parentId: null }];
  const figuresAt = (
    record: string,
    rows: readonly ReportedRow[],
    programmeMonth: number | null,
  ) => {
    const kind = findRecordKind(record);
    if (kind === undefined) throw new RangeError(record);
    const options = { programmeMonth, turnoverScope: "allExceptRetirement" } as const;
    const view = recordView(kind, ONE, () => rows, programmeMonth);
    const figures = recordFigures(kind, rows, options);
    return { view, told: figures.filter((figure) => view.isAtStep(figure)), figures };
  };

  test("of exit reasons moves by years that begin with the quarter of the programme", () => {
    const rows = QUARTERS.map((period) => row("a", period, 1, 2));
    const { told, figures, view } = figuresAt("exit-reasons", rows, 2026 * 12 + 4);
    expect(view.isYearly).toBe(true);
    expect(figures.map(({ period }) => period)).toEqual(["2026-Q1", "2026-Q2"]);
    expect(told.map(({ period }) => period)).toEqual(["2026-Q1"]);
    expect(told.map((figure) => view.isShown("a", figure))).toEqual([true]);
  });

  test("of exit reasons leaves out how many gave none where too few people left", () => {
    const companions = (stated: number, unstated?: number) => {
      const rows: ReportedRow[] = QUARTERS.slice(0, 4).map((period) => ({
        ...{ unitId: "a", period, numerator: 1, denominator: stated },
        detail: unstated === undefined ? {} : { noReason: unstated },
      }));
      const { view, figures } = figuresAt("exit-reasons", rows, 2025 * 12 + 3);
      const [figure] = figures;
      if (figure === undefined) throw new Error("no figure");
      return view.companionsOf("a", figure)["no-reason-share"];
    };
    expect([companions(3, 1), companions(1), companions(3)]).toEqual([0.25, null, null]);
  });

  test("of exit reasons moves by calendar years while no programme has begun", () => {
    const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"];
    const rows = quarters.map((period) => row("a", period, 1, 2));
    const { told } = figuresAt("exit-reasons", rows, null);
    expect(told.map(({ period }) => period)).toEqual(["2025-Q4"]);
  });

  test("of a state at the end of a period looks at that period alone", () => {
    const rows = [row("a", "2026-Q1", 1, 4), row("a", "2026-Q2", 1, 5)];
    const { view, figures } = figuresAt("reserve-pool", rows, null);
    expect(figures.map((figure) => [figure.period, view.isShown("a", figure)])).toEqual([
      ["2026-Q1", false],
      ["2026-Q2", true],
    ]);
  });

  test("of a period that is none takes no notice", () => {
    const rows = [row("a", "2026-Q1", 3, 9), row("a", "nonsense", 1, 1)];
    const { view, figures } = figuresAt(
      "performance-pass",
      [...rows, ...QUARTERS.slice(0, 3).map((period) => row("a", period, 3, 9))],
      2026 * 12,
    );
    expect(figures.map((figure) => [figure.period, view.isShown("a", figure)])).toEqual([
      ["2026-Q1", true],
    ]);
  });

  test("of turnover leaves out how many of fewer than five leavers went of their own accord", () => {
    const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);
    const companions = (leavers: number) => {
      const rows = months.map((period, i) => row("a", period, i < leavers ? 1 : 0, 20));
      const { view, figures } = figuresAt("turnover", rows, 2026 * 12);
      const [figure] = figures;
      if (figure === undefined) throw new Error("no figure");
      expect(view.isShown("a", figure)).toBe(true);
      return view.companionsOf("a", figure);
    };
    expect(companions(4)).toEqual({ "voluntary-turnover-rate": null });
    expect(companions(5)).toEqual({ "voluntary-turnover-rate": 5 / 20 });
  });

  test("of results in money hangs on how many people are there", () => {
    const kind = findRecordKind("performance-attainment");
    if (kind === undefined) throw new RangeError();
    const money = [row("a", "2026-Q1", 900, 1000)];
    const shownWith = (people: number | null) => {
      const headcounts =
        people === null
          ? [row("a", "nonsense", 0, 9)]
          : ["2026-01", "2026-03"].map((month) => row("a", month, 0, people));
      const rowsOf = (record: string) => (record === "turnover" ? headcounts : money);
      const [figure] = recordFigures(kind, money, {
        ...{ programmeMonth: null, turnoverScope: "voluntary" },
      });
      if (figure === undefined) throw new Error("no figure");
      return recordView(kind, ONE, rowsOf, null).isShown("a", figure);
    };
    expect([shownWith(5), shownWith(4.5), shownWith(1), shownWith(null)]).toEqual([
      ...[true, false, false, false],
    ]);
  });
});
