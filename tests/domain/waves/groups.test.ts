import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formGroups,
  minimumGroupSize,
  type PeopleCount,
} from "../../../worker/domain/waves/groups.ts";

const unit = (id: string, parentId: string | null = null) => ({ id, parentId, name: `部门 ${id}` });

const people = (unit: string, count: number, cutValue: string | null = null): PeopleCount => ({
  unit,
  cutValue,
  count,
});

function grouping(population: Parameters<typeof formGroups>[0]) {
  const formed = formGroups(population);
  if (!formed.ok) throw new Error(formed.error.reason);
  return formed.value;
}

const sizes = (formed: ReturnType<typeof grouping>) =>
  Object.fromEntries(formed.groups.map(({ id, invited }) => [id, invited]));

describe("ballot groups, by example with k = 5 and so m = 8", () => {
  it("leaves units with 8 people or more as they are", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1")],
      people: [people("u1", 8), people("u2", 9)],
      k: 5,
    });
    expect(formed.groups).toEqual([
      { id: "u1", unit: "u1", unitName: "部门 u1", cut: null, invited: 8 },
      { id: "u2", unit: "u2", unitName: "部门 u2", cut: null, invited: 9 },
    ]);
    expect(formed.upward).toEqual([]);
  });

  it("asks for three more than k when k is above 5", () => {
    const units = [unit("u1"), unit("u2", "u1")];
    const formed = grouping({ units, people: [people("u1", 20), people("u2", 9)], k: 7 });
    expect(sizes(formed)).toEqual({ u1: 29 });
    expect(sizes(grouping({ units, people: [people("u1", 20), people("u2", 9)], k: 6 }))).toEqual({
      u1: 20,
      u2: 9,
    });
  });

  it("counts a small unit to its parent, and on to the grandparent while there are too few", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1"), unit("u3", "u2"), unit("u4", "u2")],
      people: [people("u1", 20), people("u2", 1), people("u3", 3), people("u4", 30)],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 24, u4: 30 });
    expect(formed.upward).toEqual([
      { unit: "u2", cut: null, invited: 1, to: "u1", reason: "unit-small" },
      { unit: "u3", cut: null, invited: 3, to: "u1", reason: "unit-small" },
    ]);
  });

  it("never joins siblings, but small ones meet in their parent's own group", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1"), unit("u3", "u2"), unit("u4", "u2")],
      people: [people("u1", 9), people("u3", 4), people("u4", 4)],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 9, u2: 8 });
    expect(formed.groupIdOf("u3", null)).toBe("u2");
  });

  it("counts a small cut value to the unit's group without a cut", () => {
    const formed = grouping({
      units: [unit("u1")],
      people: [people("u1", 4, "t0"), people("u1", 5, "t1"), people("u1", 12, "t3")],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 9, "u1-t3": 12 });
    expect(formed.upward).toEqual([
      { unit: "u1", cut: "t0", invited: 4, to: "u1", reason: "cut-value-small" },
      { unit: "u1", cut: "t1", invited: 5, to: "u1", reason: "cut-value-small" },
    ]);
  });

  it("fills a group without a cut that is too small with the smallest cut value, until enough", () => {
    const formed = grouping({
      units: [unit("u1")],
      people: [people("u1", 2, "t0"), people("u1", 9, "t1"), people("u1", 8, "t3")],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 10, "u1-t1": 9 });
    expect(formed.upward).toContainEqual({
      unit: "u1",
      cut: "t3",
      invited: 8,
      to: "u1",
      reason: "joins-remainder",
    });
  });

  it("takes the alphabetically first of two equally small cut values", () => {
    const formed = grouping({
      units: [unit("u1")],
      people: [people("u1", 8, "t5"), people("u1", 8, "t1"), people("u1", 1)],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 9, "u1-t5": 8 });
  });

  it("has no group without a cut where every cut value is large enough", () => {
    const formed = grouping({
      units: [unit("u1")],
      people: [people("u1", 8, "t0"), people("u1", 8, "t1")],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ "u1-t0": 8, "u1-t1": 8 });
  });

  it("lets people counted upward keep their cut value", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1")],
      people: [people("u1", 5, "t0"), people("u1", 9, "t1"), people("u2", 3, "t0")],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ "u1-t0": 8, "u1-t1": 9 });
    expect(formed.upward).toEqual([
      { unit: "u2", cut: "t0", invited: 3, to: "u1-t0", reason: "unit-small" },
    ]);
  });

  it("fills the root's own group with the smallest group at any depth, the older unit on a tie", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1"), unit("u3", "u2"), unit("u4", "u1")],
      people: [people("u1", 1), people("u2", 20), people("u3", 9), people("u4", 9)],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u1: 10, u2: 20, u4: 9 });
    expect(formed.upward).toEqual([
      { unit: "u3", cut: null, invited: 9, to: "u1", reason: "root-remainder" },
    ]);
  });

  it("leaves the root without a group of its own where nobody stands there", () => {
    const formed = grouping({
      units: [unit("u1"), unit("u2", "u1")],
      people: [people("u2", 9), people("u1", 0)],
      k: 5,
    });
    expect(sizes(formed)).toEqual({ u2: 9 });
  });

  it("refuses a population that is smaller than one group", () => {
    expect(formGroups({ units: [unit("u1")], people: [people("u1", 7)], k: 5 })).toEqual({
      ok: false,
      error: { reason: "population-too-small", invited: 7, minimum: 8 },
    });
  });

  it("counts branches under the branch minimum to the company, whose own group needs only m", () => {
    const units = [unit("u1"), unit("u2", "u1"), unit("u3", "u1"), unit("u4", "u3")];
    const formed = grouping({
      units,
      people: [people("u2", 30), people("u3", 20), people("u4", 9)],
      k: 5,
      branchMinimum: 30,
    });
    expect(sizes(formed)).toEqual({ u1: 29, u2: 30 });
    expect(formed.upward.map(({ unit: from, to }) => [from, to])).toEqual([
      ["u3", "u1"],
      ["u4", "u1"],
    ]);
  });

  it.each([
    ["two roots", [unit("u1"), unit("u2")], []],
    ["an unknown parent", [unit("u1"), unit("u2", "u9")], []],
    ["a circle", [unit("u1"), unit("u2", "u3"), unit("u3", "u2")], []],
    ["people in an unknown unit", [unit("u1")], [people("u2", 9)]],
    ["half a person", [unit("u1")], [people("u1", 8.5)]],
    ["a cut value with a blank", [unit("u1")], [people("u1", 8, "a b")]],
  ])("throws for %s", (_, units, counted) => {
    expect(() => formGroups({ units, people: counted, k: 5 })).toThrow(RangeError);
  });

  it("throws for the group of people that were never counted", () => {
    const formed = grouping({ units: [unit("u1")], people: [people("u1", 9)], k: 5 });
    expect(() => formed.groupIdOf("u1", "t0")).toThrow(RangeError);
  });
});

it("needs three people more than k in a group, and never fewer than 8", () => {
  expect([4, 5, 6, 10].map(minimumGroupSize)).toEqual([8, 8, 9, 13]);
});

const populations = fc
  .record({
    parents: fc.array(fc.nat(), { maxLength: 25 }),
    counts: fc.array(
      fc.record({
        unit: fc.nat(),
        cutValue: fc.constantFrom(null, "t0", "t1", "t3", "t5"),
        count: fc.integer({ min: 0, max: 14 }),
      }),
      { minLength: 1, maxLength: 80 },
    ),
    k: fc.integer({ min: 5, max: 9 }),
    branchMinimum: fc.constantFrom(0, 30),
  })
  .map(({ parents, counts, k, branchMinimum }) => {
    const id = (index: number) => `u${String(index + 1).padStart(5, "0")}`;
    const units = [
      unit(id(0)),
      ...parents.map((parent, index) => unit(id(index + 1), id(parent % (index + 1)))),
    ];
    const cells = counts.map((cell) => ({ ...cell, unit: id(cell.unit % units.length) }));
    return { units, people: cells, k, branchMinimum };
  });

describe("ballot groups, for every population", () => {
  it("hold m people or more, everybody once, each in the own unit or one above it", () => {
    fc.assert(
      fc.property(populations, (population) => {
        const formed = formGroups(population);
        const total = population.people.reduce((sum, { count }) => sum + count, 0);
        const minimum = Math.max(8, population.k + 3);
        expect(formed.ok).toBe(total >= minimum);
        if (!formed.ok) return;
        const { groups, upward, groupIdOf } = formed.value;

        for (const { invited } of groups) expect(invited).toBeGreaterThanOrEqual(minimum);
        const cellIds = groups.map((group) => `${group.unit}|${group.cut}`);
        expect(new Set(cellIds).size).toBe(groups.length);

        const countById = new Map<string, number>();
        for (const { unit: from, cutValue, count } of population.people) {
          if (count === 0) continue;
          const to = groupIdOf(from, cutValue);
          countById.set(to, (countById.get(to) ?? 0) + count);
        }
        expect([...countById].sort()).toEqual(groups.map((g) => [g.id, g.invited]).sort());

        const parentById = new Map(population.units.map((u) => [u.id, u.parentId]));
        const isAtOrAbove = (top: string, below: string): boolean => {
          const parent = parentById.get(below);
          return top === below || (parent != null && isAtOrAbove(top, parent));
        };
        const groupById = new Map(groups.map((group) => [group.id, group]));
        for (const { unit: from, cut, to, reason } of upward) {
          expect(groupIdOf(from, cut)).toBe(to);
          const group = groupById.get(to);
          expect(isAtOrAbove(group?.unit ?? "", from)).toBe(true);
          expect([null, cut]).toContain(group?.cut);
          if (group?.unit !== from) expect(["unit-small", "root-remainder"]).toContain(reason);
        }
        const root = population.units[0]?.id;
        for (const group of groups) {
          if (group.unit === root || population.branchMinimum === 0) continue;
          const branch = groups.filter((g) => g.unit === group.unit);
          const left = upward.filter((u) => u.reason === "root-remainder");
          const pool = [...branch, ...left].reduce((sum, g) => sum + g.invited, 0);
          expect(pool).toBeGreaterThanOrEqual(population.branchMinimum);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("do not depend on the order of units or people", () => {
    fc.assert(
      fc.property(populations, (population) => {
        const turned = formGroups({
          ...population,
          units: [...population.units].reverse(),
          people: [...population.people].reverse(),
        });
        const straight = formGroups(population);
        const comparable = (formed: typeof straight) =>
          formed.ok ? [formed.value.groups, formed.value.upward] : formed.error;
        expect(comparable(turned)).toEqual(comparable(straight));
      }),
    );
  });
});
