import { describe, expect, test } from "vitest";
import { type ShownTotal, smallestRecordGroup } from "../../worker/auditor/recordGroups.ts";

const TREE = [
  { id: "a", parentId: null },
  { id: "b", parentId: "a" },
  { id: "c", parentId: "a" },
];

/** People of the company and of its one or two teams by quarter. */
const counted = (b: readonly number[], a = 40, c: readonly number[] = []) =>
  b.flatMap((people, quarter) => [
    { unit: "a", period: `Q${quarter}`, people: a },
    { unit: "b", period: `Q${quarter}`, people },
    ...(c[quarter] === undefined ? [] : [{ unit: "c", period: `Q${quarter}`, people: c[quarter] }]),
  ]);
const total = (unit: string, ...quarters: number[]): ShownTotal => ({
  unit,
  periods: quarters.map((quarter) => `Q${quarter}`),
});
const search = (counts: ReturnType<typeof counted>, totals: ShownTotal[], isOnce = true) =>
  smallestRecordGroup({ tree: TREE, counts, totals, minimum: 5, isOnce });

describe("what is left when HR's counts are subtracted", () => {
  const counts = counted([3, 9, 9, 9, 2]);

  test("of two windows is the quarter that only one of them has", () => {
    expect(search(counts, [total("b", 0, 1, 2), total("b", 1, 2)])).toEqual({
      people: 3,
      cells: [{ unit: "b", period: "Q0" }],
    });
    // Three people enter and nine leave: neither group is told by itself.
    expect(search(counts, [total("b", 0, 1, 2), total("b", 1, 2, 3)])).toBeNull();
  });

  test("of three windows may be what no two of them tell", () => {
    // (0 + 1) − (1 + 2) + (2 + 4) is about the first quarter and the last one: five people.
    const three = [total("b", 0, 1), total("b", 1, 2), total("b", 2, 4)];
    expect(search(counts, three)).toBeNull();
    expect(search(counted([2, 9, 9, 9, 2]), three)).toMatchObject({ people: 4 });
  });

  test("of a unit and those below it is who belongs to neither", () => {
    expect(search(counted([38]), [total("a", 0), total("b", 0)])).toEqual({
      people: 2,
      cells: [{ unit: "a", period: "Q0" }],
    });
    expect(search(counted([35]), [total("a", 0), total("b", 0)])).toBeNull();
    expect(search(counted([40]), [total("a", 0), total("b", 0)])).toBeNull();
    const teams = counted([19], 40, [19]);
    expect(search(teams, [total("a", 0), total("b", 0)])).toBeNull();
    expect(search(teams, [total("a", 0), total("b", 0), total("c", 0)])).toMatchObject({
      people: 2,
    });
  });

  test("of a unit and those below it is one whom no headcount has", () => {
    const left = (a: number, b: number) => [
      { unit: "a", period: "Q0", people: 40, events: a },
      { unit: "b", period: "Q0", people: 40, events: b },
    ];
    const totals = [total("a", 0), total("b", 0)];
    expect(search(left(2, 1), totals)).toEqual({
      people: 0,
      cells: [{ unit: "a", period: "Q0" }],
    });
    expect(search(left(1, 1), totals)).toBeNull();
    expect(search(left(2, 1), [total("a", 0)])).toBeNull();
  });

  test("is about four people however often the same four are counted", () => {
    const four = counted([4, 4, 4]);
    expect(search(four, [total("b", 0, 1, 2)], false)).toMatchObject({ people: 4 });
    // Twelve leavers are twelve people.
    expect(search(four, [total("b", 0, 1, 2)], true)).toBeNull();
    // What has changed between two years is told of the four as well.
    expect(search(four, [total("b", 0, 1), total("b", 1, 2)], false)).toMatchObject({ people: 4 });
    expect(search(counted([4, 6]), [total("b", 0, 1)], false)).toBeNull();
    expect(search(counted([4, 6]), [total("b", 0, 1), total("b", 1)], false)).toMatchObject({
      cells: [{ unit: "b", period: "Q0" }],
    });
  });

  test("is nothing where nothing was shown, or nobody was counted", () => {
    expect(search(counts, [])).toBeNull();
    expect(search(counted([0, 0]), [total("b", 0), total("b", 0, 1)])).toBeNull();
  });
});
