import { describe, expect, test } from "vitest";
import { auditRelease } from "../../worker/auditor/audit.ts";
import type { CapturedRelease, CellJson, ItemJson } from "../../worker/auditor/captured.ts";

const cell = (unit: string, q1: ItemJson, more: Partial<CellJson> = {}): CellJson => ({
  unit,
  cut: null,
  items: { Q1: q1 },
  dimensions: {},
  ...more,
});
const base = (unit: string, n: number) => ({ unit, cut: null, ballots: n, nByItem: { Q1: n } });
const shown = (n: number | string, mean: number): ItemJson => ({ shown: true, n, mean });
const hidden: ItemJson = { shown: false };

/** A company of 57 with two teams of 30 and 23, and 4 at the top. */
const capture = (more: Partial<CapturedRelease> = {}): CapturedRelease => ({
  results: { cells: [cell("hq", shown(57, 3.4)), cell("east", shown(30, 3.1))], comments: [] },
  tree: [
    { id: "hq", parentId: null },
    { id: "east", parentId: "hq" },
    { id: "south", parentId: "hq" },
  ],
  baseCells: [base("hq", 4), base("east", 30), base("south", 23)],
  k: 5,
  ...more,
});
const cells = (...list: CellJson[]) => ({ results: { cells: list, comments: [] } });

describe("auditRelease", () => {
  test("passes a release whose rest is large enough", () => {
    expect(auditRelease(capture())).toEqual({ passed: true, leaks: [] });
  });

  test("finds the four at the top once both teams are shown", () => {
    const all = cells(
      cell("hq", shown(57, 3.4)),
      cell("east", shown(30, 3.1)),
      cell("south", shown(23, 3.7)),
    );
    const { passed, leaks } = auditRelease(capture(all));
    expect(passed).toBe(false);
    expect(leaks).toMatchObject([
      { rule: "T1", n: 4, people: [{ unit: "hq" }], subtraction: { length: 3 } },
    ]);
  });

  test("finds them in the numbers of ballots, where no item tells", () => {
    const counted = cells(
      cell("hq", hidden, { ballots: 57 }),
      cell("east", hidden, { ballots: 30 }),
      cell("south", hidden, { ballots: 23 }),
    );
    expect(auditRelease(capture(counted)).leaks).toMatchObject([
      { rule: "T1", item: "ballots", n: 4 },
    ]);
  });

  test("finds a team of one mind, whose answers a mean of 5 gives away", () => {
    const unanimous = cells(cell("east", shown(30, 5)));
    expect(auditRelease(capture(unanimous)).leaks).toMatchObject([
      { rule: "T2", n: 30, range: [4, 5] },
    ]);
    const bounded = cells(cell("east", { shown: true, n: 30, atLeast: 4.9 }));
    expect(auditRelease(capture(bounded)).passed).toBe(true);
  });

  test("the sums behind the means, where they are given, count as known", () => {
    const unanimous = cells(cell("east", { shown: true, n: 30, atLeast: 4.9 }));
    const sums = [{ unit: "east", cut: null, item: "Q1", sum: 149 }];
    expect(auditRelease(capture({ ...unanimous, sums })).leaks).toMatchObject([
      { rule: "T2", range: [4, 5] },
    ]);
  });

  test("a survey that demands more than k is held to it", () => {
    expect(auditRelease(capture({ minimum: 30 })).leaks).toMatchObject([{ rule: "T1", n: 27 }]);
  });

  test("figures that cannot be true of these people are not passed over", () => {
    const impossible = cells(cell("hq", shown(57, 2)), cell("east", shown(30, 5)));
    expect(auditRelease(capture(impossible)).leaks).toMatchObject([{ reason: "contradiction" }]);
  });

  test.each([
    [
      "a cycle",
      [
        { id: "hq", parentId: "east" },
        { id: "east", parentId: "hq" },
      ],
    ],
    [
      "two roots",
      [
        { id: "hq", parentId: null },
        { id: "east", parentId: null },
      ],
    ],
    [
      "a lost unit",
      [
        { id: "hq", parentId: null },
        { id: "east", parentId: "west" },
      ],
    ],
    [
      "a unit twice",
      [
        { id: "hq", parentId: null },
        { id: "hq", parentId: "hq" },
      ],
    ],
    ["a cell outside", [{ id: "hq", parentId: null }]],
  ])("refuses a capture with %s", (_, tree) => {
    expect(() => auditRelease(capture({ tree }))).toThrow(RangeError);
  });
});
