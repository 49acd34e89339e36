import { expect, it } from "vitest";
import { idsAtOrUnder, parentsFirst, sumsAtOrUnder } from "../../../worker/domain/units/tree.ts";

const TREE = [
  { id: "u3", parentId: "u2" },
  { id: "u2", parentId: "u1" },
  { id: "u4", parentId: "u1" },
  { id: "u1", parentId: null },
];

it("puts every unit after its parent", () => {
  expect(parentsFirst(TREE).map(({ id }) => id)).toEqual(["u1", "u2", "u4", "u3"]);
});

it("finds what lies at or under some units and ignores unknown ones", () => {
  expect([...idsAtOrUnder(TREE, ["u2", "u9"])].sort()).toEqual(["u2", "u3"]);
});

it("sums a figure over each unit and everything below it", () => {
  const own = new Map([
    ["u1", 1],
    ["u3", 5],
    ["u4", 2],
  ]);
  expect(Object.fromEntries(sumsAtOrUnder(TREE, own))).toEqual({ u1: 8, u2: 5, u3: 5, u4: 2 });
});

it("throws for a tree without exactly one root", () => {
  expect(() => parentsFirst([])).toThrow(RangeError);
  expect(() => parentsFirst([...TREE, { id: "u5", parentId: null }])).toThrow(RangeError);
});
