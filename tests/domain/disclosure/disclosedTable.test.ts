import { describe, expect, test } from "vitest";
import type { DisclosedCell } from "../../../worker/domain/disclosure/disclosedCell.ts";
import { DisclosedTable, disclose } from "../../../worker/domain/disclosure/disclosedTable.ts";
import { makeCounts, makeDefinition, makeItem, times } from "./makeCounts.ts";
import { randomTree, rowClassesOf, seededBytes } from "./randomTree.ts";

const G1 = makeItem({ id: "G1", kind: "scale5" });
const D1 = makeItem({ id: "D1", kind: "scale5", isReversed: true, allowsNotApplicable: true });
const definition = makeDefinition([G1, D1], { all: ["G1", "D1"], one: ["G1"] });
const random = seededBytes(1);

const cellOf = (table: DisclosedTable, unit: string, cut: string | null = null): DisclosedCell => {
  const found = table.cells.find((cell) => cell.unit === unit && cell.cut === cut);
  if (found === undefined) throw new Error(`no cell of ${unit}`);
  return found;
};

describe("disclose", () => {
  test("below 10 answers n is a range, from 10 a figure, from 20 the favourable are counted", () => {
    const units = { u00001: null, u00002: "u00001", u00003: "u00001", u00004: "u00001" };
    const counts = makeCounts(
      units,
      [
        { unit: "u00002", invited: 12, ballots: times(9, { G1: 4, D1: 2 }) },
        { unit: "u00003", ballots: times(10, { G1: 2, D1: 1 }) },
        {
          unit: "u00004",
          ballots: [
            ...times(8, { G1: 5, D1: 2 }),
            ...times(8, { G1: 3, D1: 5 }),
            ...times(4, { G1: 4, D1: 3 }),
          ],
        },
      ],
      definition,
    );
    const { table } = disclose(counts, random);
    expect(cellOf(table, "u00002")).toEqual({
      unit: "u00002",
      cut: null,
      items: {
        G1: { shown: true, n: "5-9", mean: 4 },
        D1: { shown: true, n: "5-9", mean: 4 },
      },
      dimensions: {
        all: { shown: true, n: "5-9", score: 75 },
        one: { shown: true, n: "5-9", score: 75 },
      },
      invited: 12,
      ballots: "5-9",
    });
    // All of them gave 5: as if two points were missing, 48 / 10, rounded down.
    expect(cellOf(table, "u00003").items.D1).toEqual({ shown: true, n: 10, atLeast: 4.8 });
    // The company's released mean is 3.5 for both, of 39 people 21 and (18 + 8, clipped by one) 26
    // favourable: most even answers with a spread of 1.342 and 1.397 points, both up to 1.4.
    expect(cellOf(table, "u00004").items).toEqual({
      G1: {
        shown: true,
        n: 20,
        mean: 4,
        share: { favourable: 12, rest: 8 },
        interval: [60, 90],
      },
      // Reversed: 8 · 4 + 8 · 1 + 4 · 3 = 52 points of 20 people.
      D1: {
        shown: true,
        n: 20,
        mean: 2.6,
        share: { favourable: 8, rest: 12 },
        interval: [25, 55],
      },
    });
    expect(cellOf(table, "u00001").ballots).toBe(39);
  });

  test("for a larger k every shown number is a figure and fewer than k are hidden", () => {
    const units = { u00001: null, u00002: "u00001", u00003: "u00001" };
    const counts = makeCounts(
      units,
      [
        { unit: "u00002", ballots: times(12, { G1: 4 }) },
        { unit: "u00003", ballots: times(11, { G1: 4 }) },
      ],
      definition,
      { k: 12 },
    );
    const { table, hidden } = disclose(counts, random);
    expect(cellOf(table, "u00001").items.G1).toMatchObject({ shown: true, n: 23 });
    expect(cellOf(table, "u00003").items.G1).toEqual({ shown: false });
    // u00002 has enough, but the 11 of u00003 would follow by subtraction.
    expect(cellOf(table, "u00002")).toEqual({ ...cellOf(table, "u00003"), unit: "u00002" });
    expect(
      hidden.filter(({ item }) => item === "G1").map(({ unit, rule }) => [unit, rule]),
    ).toEqual([
      ["u00002", "tree"],
      ["u00003", "threshold"],
    ]);
  });

  test("each question is decided by its own answers, and a dimension needs all of its items", () => {
    const counts = makeCounts(
      { u00001: null, u00002: "u00001" },
      [
        {
          unit: "u00002",
          ballots: [...times(4, { G1: 4, D1: 1 }), ...times(6, { G1: 4, D1: "NA" })],
        },
      ],
      definition,
    );
    const { table } = disclose(counts, random);
    const { items, dimensions } = cellOf(table, "u00002");
    expect(items).toEqual({ G1: { shown: true, n: 10, mean: 4 }, D1: { shown: false } });
    expect(dimensions).toEqual({ all: { shown: false }, one: { shown: true, n: 10, score: 75 } });
  });

  test("the dimension score follows from the released, rounded means", () => {
    const counts = makeCounts(
      { u00001: null },
      [{ unit: "u00001", ballots: [...times(2, { G1: 5, D1: 1 }), ...times(5, { G1: 4, D1: 2 })] }],
      definition,
    );
    // 30 / 7 = 4.2857 → 4.3 for both items; 25 · 3.3 = 82.5 → 83 (unrounded means: 82.14 → 82).
    expect(cellOf(disclose(counts, random).table, "u00001").dimensions.all).toEqual({
      shown: true,
      n: "5-9",
      score: 83,
    });
  });

  test("every unit and cut value has a cell; a cut cell equals a unit of which nothing is known", () => {
    const units = { u00001: null, u00002: "u00001", u00003: "u00001" };
    const counts = makeCounts(
      units,
      [{ unit: "u00002", ballots: times(40, { G1: 4, D1: 2 }) }],
      definition,
      {
        cutValues: ["m00-12", "m60"],
      },
    );
    const { table, hidden } = disclose(counts, random);
    expect(table.cells.map(({ unit, cut }) => `${unit} ${cut}`)).toEqual([
      "u00001 null",
      "u00001 m00-12",
      "u00001 m60",
      "u00002 null",
      "u00002 m00-12",
      "u00002 m60",
      "u00003 null",
      "u00003 m00-12",
      "u00003 m60",
    ]);
    const { unit: _u, cut: _c, ...empty } = cellOf(table, "u00003");
    const { unit: _v, cut: _d, ...cut } = cellOf(table, "u00002", "m60");
    expect(cut).toEqual(empty);
    // Nobody has a cut value, so each of the 12 is too small by itself.
    expect(table.hiddenByRule).toMatchObject({ threshold: 14, tree: 0, cut: 0 });
    expect(hidden).toHaveLength(14);
  });

  test("only the wave's units, those below, and the company have cells", () => {
    const units = { u00001: null, u00002: "u00001", u00003: "u00002", u00004: "u00001" };
    const groups = [
      { unit: "u00002", ballots: times(6, { G1: 4 }) },
      { unit: "u00003", ballots: times(9, { G1: 2 }) },
    ];
    const { table } = disclose(
      makeCounts(units, groups, definition, { waveUnits: ["u00003"] }),
      random,
    );
    expect(table.cells.map(({ unit }) => unit)).toEqual(["u00001", "u00003"]);
    expect(cellOf(table, "u00001").items.G1).toMatchObject({ n: 15 });
  });

  test("which cells are shown does not depend on what was answered", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { parents, own } = randomTree(seed, 12, 14);
      const units = Object.fromEntries(
        parents.map((parent, node) => [`u${node + 10}`, parent < 0 ? null : `u${parent + 10}`]),
      );
      const shape = (answer: number) => {
        const groups = own.map((n, node) => ({
          unit: `u${node + 10}`,
          ballots: times(n, { G1: answer }),
        }));
        const { table } = disclose(makeCounts(units, groups, definition), random);
        return table.cells.map(({ unit, items }) => [unit, items.G1?.shown]);
      };
      expect(shape(1)).toEqual(shape(5));
      const isShown = new Map(shape(1) as [string, boolean][]);
      const shown = parents.map((_, node) => isShown.get(`u${node + 10}`) === true);
      const small = [...rowClassesOf(parents, own, shown).values()].filter((n) => n > 0 && n < 5);
      expect(small, `seed ${seed}`).toEqual([]);
    }
  });

  test("only disclose makes a table: a look-alike is none", () => {
    const { table } = disclose(makeCounts({ u00001: null }, [], definition), random);
    expect(DisclosedTable.isDisclosed(table)).toBe(true);
    expect(DisclosedTable.isDisclosed({ ...table })).toBe(false);
    expect(DisclosedTable.isDisclosed(Object.create(DisclosedTable.prototype))).toBe(false);
  });
});

describe("a group whose answers are nearly all alike", () => {
  const oneTeam = (ballots: ReturnType<typeof times>) =>
    cellOf(
      disclose(makeCounts({ u00001: null }, [{ unit: "u00001", ballots }], definition), random)
        .table,
      "u00001",
    );

  test("shows an end of the range: rounded away from what is not said, and no interval", () => {
    const { items, dimensions } = oneTeam(times(40, { G1: 5, D1: 5 }));
    // 198 / 40 = 4.95 downward, 42 / 40 = 1.05 upward; of 40 people with 198 points 39 or 40
    // are favourable.
    expect(items.G1).toEqual({ shown: true, n: 40, atLeast: 4.9, shareBounds: [39, 40] });
    expect(items.D1).toEqual({ shown: true, n: 40, atMost: 1.1, shareBounds: [0, 0] });
    // Ends of both kinds: no mark.
    expect(dimensions.all).toEqual({ shown: true, n: 40, score: 50 });
    expect(dimensions.one).toEqual({ shown: true, n: 40, score: 98, bound: "atLeast" });
  });

  test("has the same cell whether or not anything had to be clipped", () => {
    const atTheEnd = [...times(38, { G1: 5 }), ...times(2, { G1: 4 })];
    expect(oneTeam(atTheEnd).items.G1).toEqual(oneTeam(times(40, { G1: 5 })).items.G1);
  });

  test("is counted among bounds, and a share that is only a range among the hidden ones", () => {
    const counts = makeCounts(
      { u00001: null },
      [{ unit: "u00001", ballots: times(40, { G1: 5, D1: 3 }) }],
      definition,
    );
    const { table, hidden } = disclose(counts, random);
    expect([table.atBound, table.hiddenByRule.uniform]).toEqual([1, 1]);
    expect(table.withoutShare).toBe(0);
    expect(hidden).toEqual([{ unit: "u00001", cut: null, item: "G1", rule: "uniform" }]);
  });

  test("counts means that have too few answers for a share, of whole units only", () => {
    const counts = makeCounts(
      { u00001: null },
      [{ unit: "u00001", ballots: times(19, { G1: 4, D1: 3 }) }],
      definition,
    );
    const { table } = disclose(counts, random);
    const shown = Object.values(table.cells[0]?.items ?? {}).filter((item) => "mean" in item);
    expect(table.withoutShare).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(0);
  });

  test("marks a favourable count that stands at its end", () => {
    // 20 · 4 + 20 · 2 = 120 points: of 40 people 0 to 26 could be favourable; all 40 · 2 spare
    // points lie with 20 of them.
    const polar = [...times(26, { G1: 4 }), ...times(14, { G1: 1 })];
    expect(oneTeam(polar).items.G1).toMatchObject({
      share: { favourable: 25, rest: 15, bound: "atLeast" },
    });
  });
});

describe("intervals", () => {
  const teams = (n: number, spread: readonly number[]) => {
    const ballots = Array.from({ length: n }, (_, at) => ({
      G1: spread[at % spread.length] ?? 3,
    }));
    const { table } = disclose(
      makeCounts(
        { u00001: null, u00002: "u00001", u00003: "u00001" },
        [
          { unit: "u00002", ballots: times(20, { G1: 3 }) },
          { unit: "u00003", ballots },
        ],
        definition,
      ),
      random,
    );
    const item = cellOf(table, "u00002").items.G1;
    return item?.shown && "interval" in item ? item.interval : undefined;
  };

  test("follow from what is released of the company, so that agreement stays unknown", () => {
    // A mean of 3.0, and 11 favourable of 40 (10, and 1 for none of the other team): 1.223 points,
    // up to 1.3; 50 ± 14.2.
    expect(teams(20, [1, 5])).toEqual([36, 64]);
  });

  test("are the same for all answers with the same sums and favourable counts", () => {
    const company = (...teams: number[][]) => {
      const groups = teams.map((histogram, team) => ({
        unit: `u0000${team + 2}`,
        ballots: histogram.flatMap((n, at) => times(n, { G1: at + 1 })),
      }));
      const units = { u00001: null, u00002: "u00001", u00003: "u00001" };
      return disclose(makeCounts(units, groups, definition), random).table.cells;
    };
    const alike = [0, 0, 0, 0, 5];
    const released = company(alike, [1, 0, 17, 0, 7]);
    expect(released[0]?.items.G1).toHaveProperty("interval");
    expect(company(alike, [0, 2, 16, 0, 7])).toEqual(released);
    expect(company([0, 0, 1, 4, 0], [3, 3, 8, 3, 8])).toEqual(
      company([0, 1, 0, 3, 1], [2, 5, 7, 3, 8]),
    );
  });

  test("need 30 answers in the company", () => {
    expect(teams(9, [1, 5])).toBeUndefined();
    expect(teams(10, [1, 5])).toBeDefined();
  });

  test("never get narrower than half a point of spread", () => {
    // Of 400 people all 3, each team's count clipped to 1: a spread of 0.173, up to 0.5;
    // 1.96 · 25 · 0.5 / √20 = 5.48.
    expect(teams(380, [3])).toEqual([45, 55]);
  });
});

describe("breakdowns by cut value", () => {
  const cutValues = ["t0", "t1"];
  const mixed = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ G1: [4, 3, 5, 2, 4][at % 5] ?? 3 }));
  const teamOf = (t0: number, t1: number, none: number, showsCuts = true) => {
    const groups = [
      { unit: "u00001", cut: "t0", ballots: mixed(t0) },
      { unit: "u00001", cut: "t1", ballots: mixed(t1) },
      { unit: "u00001", ballots: mixed(none) },
    ];
    const { table, hidden } = disclose(
      makeCounts({ u00001: null }, groups, makeDefinition([G1], { one: ["G1"] }), {
        cutValues,
        showsCuts,
      }),
      random,
    );
    return {
      items: cutValues.map((cut) => cellOf(table, "u00001", cut).items.G1),
      dimensions: cutValues.map((cut) => cellOf(table, "u00001", cut).dimensions.one),
      rules: hidden.map(({ cut, rule }) => [cut, rule]),
    };
  };

  test("are shown completely, with means and dimensions but no favourable counts", () => {
    const { items, dimensions, rules } = teamOf(20, 10, 0);
    // Most even answers with 3.6 and 18 of 30: 1.345 points, up to 1.4; 65 ± 15.3.
    expect(items).toEqual([
      { shown: true, n: 20, mean: 3.6, interval: [50, 80] },
      { shown: true, n: 10, mean: 3.6 },
    ]);
    expect(dimensions[1]).toEqual({ shown: true, n: 10, score: 65 });
    expect(rules).toEqual([]);
  });

  test("are not shown at all below 30 answers, or where one part has 1 to k − 1", () => {
    expect(teamOf(19, 10, 0).rules).toEqual([
      ["t0", "cut"],
      ["t1", "cut"],
    ]);
    expect(teamOf(26, 4, 0).rules).toEqual([
      ["t0", "cut"],
      ["t1", "threshold"],
    ]);
    // The people without a cut value are what remains of the whole.
    expect(teamOf(20, 10, 4).rules).toHaveLength(2);
    expect(teamOf(20, 10, 5).rules).toEqual([]);
  });

  test("are not shown in a wave whose policy promised none", () => {
    expect(teamOf(20, 10, 0, false).items).toEqual([{ shown: false }, { shown: false }]);
  });
});

describe("the exit survey", () => {
  const exit = {
    ...makeDefinition([makeItem({ id: "R1", kind: "single", options: ["a", "b", "c", "d"] }), G1]),
    slug: "exit",
  };
  const units = { u00001: null, u00002: "u00001", u00003: "u00001" };
  const release = (here: number, there: number) => {
    const people = (n: number) =>
      Array.from({ length: n }, (_, at) => ({
        R1: ["a", "a", "a", "b", "b", "b", "c", "d", "d", "a"][at % 10] ?? "a",
        G1: 2 + (at % 3),
      }));
    const groups = [
      { unit: "u00002", ballots: people(here) },
      { unit: "u00003", ballots: people(there) },
    ];
    return disclose(makeCounts(units, groups, exit), random);
  };

  test("shows reasons from 10 answers, and merges those with fewer than 3 mentions", () => {
    expect(cellOf(release(9, 0).table, "u00001").items.R1).toEqual({ shown: false });
    expect(cellOf(release(10, 0).table, "u00001").items.R1).toEqual({
      shown: true,
      n: 10,
      counts: [
        { options: ["a"], n: 4 },
        { options: ["b"], n: 3 },
        { options: ["c", "d"], n: 3 },
      ],
    });
  });

  test("shows a branch from 30 answers, if 30 or none are left beside it", () => {
    const shownAt = (here: number, there: number) =>
      ["u00001", "u00002", "u00003"].filter(
        (unit) => cellOf(release(here, there).table, unit).items.G1?.shown,
      );
    expect(shownAt(20, 8)).toEqual(["u00001"]);
    expect(shownAt(30, 29)).toEqual(["u00001"]);
    expect(shownAt(30, 0)).toEqual(["u00001", "u00002"]);
    expect(shownAt(30, 31)).toEqual(["u00001", "u00002", "u00003"]);
    expect(release(20, 8).hidden).toContainEqual({
      unit: "u00002",
      cut: null,
      item: "G1",
      rule: "exitSize",
    });
  });
});

describe("bad input", () => {
  test("a tree with a circle, two roots, or a parent that is nowhere is refused", () => {
    const group = [{ unit: "u00001", ballots: [] }];
    const release = (units: Record<string, string | null>) =>
      disclose(makeCounts(units, group, definition), random);
    expect(() => release({ u00001: null, u00002: "u00003", u00003: "u00002" })).toThrow(RangeError);
    expect(() => release({ u00001: null, u00002: null })).toThrow(RangeError);
    expect(() => release({ u00001: null, u00002: "u00009" })).toThrow(RangeError);
  });

  test("a group with a cut value that the wave has not is refused", () => {
    const groups = [{ unit: "u00001", cut: "t9", ballots: times(9, { G1: 4 }) }];
    const counts = makeCounts({ u00001: null }, groups, definition, { cutValues: ["t0"] });
    expect(() => disclose(counts, random)).toThrow(RangeError);
  });

  test("a unit without a group is hidden like an empty one", () => {
    const units = { u00001: null, u00002: "u00001", u00003: "u00001" };
    const groups = [
      { unit: "u00001", ballots: times(9, { G1: 4 }) },
      { unit: "u00002", ballots: [] },
    ];
    const { table } = disclose(makeCounts(units, groups, definition), random);
    expect(cellOf(table, "u00003")).toEqual({ ...cellOf(table, "u00002"), unit: "u00003" });
  });
});

describe("items that are no 1–5 scale", () => {
  const choice = makeItem({ id: "C1", kind: "single", options: ["a", "b", "c", "d"] });
  const several = makeItem({ id: "M1", kind: "multiple", options: ["a", "b", "c"], maxChoices: 2 });
  const likely = makeItem({ id: "N1", kind: "nps11" });
  const units = { u00001: null, u00002: "u00001" };
  const released = (ballots: ReturnType<typeof times>, items = [choice, several, likely]) =>
    disclose(makeCounts(units, [{ unit: "u00002", ballots }], makeDefinition(items)), random);

  test("the company alone has them, from 30 answers; the rest see no such item at all", () => {
    const enough = released(times(30, { C1: "a" }), [choice]).table;
    expect(cellOf(enough, "u00001").items.C1).toMatchObject({ shown: true, n: 30 });
    expect(cellOf(enough, "u00002").items).toEqual({});
    const few = released(times(29, { C1: "a" }), [choice]);
    expect(cellOf(few.table, "u00001").items.C1).toEqual({ shown: false });
    expect(few.hidden).toEqual([{ unit: "u00001", cut: null, item: "C1", rule: "companySize" }]);
  });

  test("options chosen by fewer than k are merged; several choices count their people once", () => {
    const ballots = [
      ...times(20, { C1: "a", M1: ["a", "b"], N1: 10 }),
      ...times(12, { C1: "b", M1: ["a"], N1: 0 }),
      ...times(3, { C1: "c", M1: "NA" }),
      ...times(2, { C1: "d" }),
    ];
    const { items } = cellOf(released(ballots).table, "u00001");
    expect(items.C1).toEqual({
      shown: true,
      n: 37,
      counts: [
        { options: ["a"], n: 20 },
        { options: ["b"], n: 12 },
        { options: ["c", "d"], n: 5 },
      ],
    });
    // Everybody chose a and nobody c: both would tell what each person said.
    expect(items.M1).toEqual({
      shown: true,
      n: 32,
      counts: [
        { options: ["b"], n: 20 },
        { options: ["a", "c"], n: 32 },
      ],
    });
    expect(items.N1).toMatchObject({ shown: true, n: 32 });
  });
});

describe("where logic makes one item depend on another", () => {
  const screener = makeItem({ id: "S1", kind: "yesno" });
  const dependent = makeItem({
    id: "G1",
    kind: "scale5",
    visibleIf: [{ item: "S1", operator: "equals", value: "yes" }],
  });

  test("what leads to others is not shown where options of it had to be merged", () => {
    const released = (no: number) => {
      const groups = [
        {
          unit: "u00001",
          ballots: [...times(40, { S1: "yes", G1: 4 }), ...times(no, { S1: "no" })],
        },
      ];
      const definition = makeDefinition([screener, dependent]);
      return disclose(makeCounts({ u00001: null }, groups, definition), random);
    };
    expect(cellOf(released(5).table, "u00001").items.S1).toMatchObject({ shown: true, n: 45 });
    // Beside 43 answers to it, the 40 to the other would count the three who said no.
    const { table, hidden } = released(3);
    expect(cellOf(table, "u00001").items.S1).toEqual({ shown: false });
    expect(hidden).toEqual([{ unit: "u00001", cut: null, item: "S1", rule: "threshold" }]);
  });

  test("units get no ballots and no invited, only the company does", () => {
    const counts = makeCounts(
      { u00001: null, u00002: "u00001" },
      [{ unit: "u00002", ballots: times(25, { S1: "yes", G1: 4 }) }],
      makeDefinition([screener, dependent]),
    );
    const { table } = disclose(counts, random);
    expect(cellOf(table, "u00001")).toMatchObject({ invited: 25, ballots: 25 });
    expect(cellOf(table, "u00002")).not.toHaveProperty("ballots");
    expect(cellOf(table, "u00002")).not.toHaveProperty("invited");
    expect(cellOf(table, "u00002").items.G1).toMatchObject({ shown: true, n: 25 });
  });
});
