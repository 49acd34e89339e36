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
          ballots: [...times(7, { G1: 5, D1: 2 }), ...times(13, { G1: 3, D1: 5 })],
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
    expect(cellOf(table, "u00003").items.D1).toEqual({ shown: true, n: 10, mean: 5 });
    expect(cellOf(table, "u00004").items).toEqual({
      G1: { shown: true, n: 20, mean: 3.7, share: { favourable: 7, rest: 13 } },
      // Reversed: 7 · 4 + 13 · 1 = 41 points of 20 people, 2.05, half up.
      D1: { shown: true, n: 20, mean: 2.1, share: { favourable: 7, rest: 13 } },
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
    expect(table.hiddenByRule).toEqual({ threshold: 2, tree: 0, cut: 12, companySize: 0 });
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
    // Nobody chose c: that too would say something of each person, so b joins it.
    expect(items.M1).toEqual({
      shown: true,
      n: 32,
      counts: [
        { options: ["a"], n: 32 },
        { options: ["b", "c"], n: 20 },
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
