import { describe, expect, test } from "vitest";
import { chooseUnits } from "../../../worker/domain/disclosure/chooseUnits.ts";
import { placeComments } from "../../../worker/domain/disclosure/placeComments.ts";
import { shuffle } from "../../../worker/domain/disclosure/shuffle.ts";
import { buildUnitTree } from "../../../worker/domain/disclosure/unitTree.ts";
import { seededBytes } from "./randomTree.ts";

const tree = buildUnitTree(
  [
    { id: "u00001", parentId: null },
    { id: "u00002", parentId: "u00001" },
    { id: "u00003", parentId: "u00001" },
    { id: "u00004", parentId: "u00001" },
  ],
  ["u00001"],
);
const comments = (unit: string, count: number, item = "O1") =>
  Array.from({ length: count }, (_, index) => ({
    item,
    node: tree.indexById.get(unit) ?? -1,
    text: `${unit} ${index}`,
  }));
const thresholds = (k: number) => ({ k, unitMinimum: k });
const shownFor = (ballots: number[], k: number) => chooseUnits(tree, ballots, thresholds(k));
const place = (ballots: number[], list: ReturnType<typeof comments>, k = 5) =>
  placeComments(tree, shownFor(ballots, k), ballots, list, thresholds(k), seededBytes(7)).map(
    ({ unit, texts }) => ({
      unit,
      count: texts.length,
    }),
  );

describe("placeComments", () => {
  test("a unit with 10 ballots and 5 comments shows them; the others pool above", () => {
    const list = [...comments("u00002", 5), ...comments("u00003", 4), ...comments("u00004", 1)];
    expect(place([0, 10, 10, 10], list)).toEqual([
      { unit: "u00002", count: 5 },
      { unit: "u00001", count: 5 },
    ]);
  });

  test("people whose comments stand lower no longer count for the pool above", () => {
    // Left for the company after u00002: 9 ballots, which is one too few.
    const list = [...comments("u00002", 6), ...comments("u00003", 9)];
    expect(place([0, 10, 9, 0], list)).toEqual([{ unit: "u00002", count: 6 }]);
    expect(place([0, 10, 9, 1], list)).toEqual([
      { unit: "u00002", count: 6 },
      { unit: "u00001", count: 9 },
    ]);
  });

  test("a unit that is not shown for ballots shows none, however many it has", () => {
    // Showing u00002 would let the 4 of u00003 be worked out.
    expect(place([0, 30, 4, 0], comments("u00002", 20))).toEqual([{ unit: "u00001", count: 20 }]);
  });

  test("with a threshold above 10 the pool needs as many ballots", () => {
    expect(place([0, 12, 12, 0], comments("u00002", 6), 13)).toEqual([
      { unit: "u00001", count: 6 },
    ]);
  });

  test("items are placed apart, and no comment stands twice", () => {
    const list = [...comments("u00002", 5), ...comments("u00002", 4, "O2")];
    const ballots = [0, 10, 10, 10];
    const random = seededBytes(7);
    const placed = placeComments(tree, shownFor(ballots, 5), ballots, list, thresholds(5), random);
    expect(placed).toHaveLength(1);
    expect(placed[0]?.texts.toSorted()).toEqual(list.slice(0, 5).map(({ text }) => text));
  });
});

describe("shuffle", () => {
  test("reaches every order of three about equally often", () => {
    const random = seededBytes(3);
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw++) {
      const order = shuffle(["a", "b", "c"], random).join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test("draws again where a remainder would favour some orders", () => {
    // Of 2³² numbers the last is one too many for three equal parts.
    const draws = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1];
    const random = (byteCount: number) => Uint8Array.from(draws.splice(0, byteCount));
    expect(shuffle(["a", "b", "c"], random)).toEqual(["c", "b", "a"]);
    expect(draws).toEqual([]);
  });
});
