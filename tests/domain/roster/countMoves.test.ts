import { describe, expect, it } from "vitest";
import { countMoves } from "../../../worker/domain/roster/countMoves.ts";

const TREE = {
  root: null,
  east: "root",
  "east-1": "east",
  "east-2": "east",
  west: "root",
} as const satisfies Record<string, string | null>;

const peopled = (people: Record<string, string>, tree: Record<string, string | null> = TREE) => ({
  units: Object.entries(tree).map(([id, parentId]) => ({ id, parentId })),
  unitIdByPerson: new Map(Object.entries(people)),
});

const before = peopled({ a: "east-1", b: "east-1", c: "east-2", d: "west" });

const movesTo = (people: Record<string, string>, tree?: Record<string, string | null>) =>
  countMoves(before, peopled(people, tree)).map(({ unitId, ...move }) => [
    unitId,
    move.moved,
    move.headcountBefore,
    move.headcountAfter,
  ]);

describe("a move of people", () => {
  it("between two teams of a branch concerns both teams, not the branch and not the company", () => {
    expect(movesTo({ a: "east-1", b: "east-2", c: "east-2", d: "west" })).toEqual([
      ["east-1", 1, 2, 1],
      ["east-2", 1, 1, 2],
    ]);
  });

  it("from one branch to another concerns both branches and their teams", () => {
    expect(movesTo({ a: "east-1", b: "west", c: "east-2", d: "west" })).toEqual([
      ["east", 1, 3, 2],
      ["east-1", 1, 2, 1],
      ["west", 1, 1, 2],
    ]);
  });

  it("is no hire and no leaver", () => {
    expect(movesTo({ a: "east-1", c: "east-2", d: "west", e: "west", f: "east-1" })).toEqual([]);
  });

  it("counts in and out: two who change places are two moves at either unit", () => {
    expect(movesTo({ a: "east-1", b: "west", c: "east-2", d: "east-1" })).toEqual([
      ["east", 2, 3, 3],
      ["east-1", 2, 2, 2],
      ["west", 2, 1, 1],
    ]);
  });

  it("is also a team put under another branch, for the branches and not for the team", () => {
    const people = { a: "east-1", b: "east-1", c: "east-2", d: "west" };
    expect(movesTo(people, { ...TREE, "east-1": "west" })).toEqual([
      ["east", 2, 3, 1],
      ["west", 2, 1, 3],
    ]);
    expect(movesTo(people)).toEqual([]);
  });

  it("into a new unit has nobody there before, and the first roster moves nobody", () => {
    const tree = { ...TREE, north: "root" };
    expect(movesTo({ a: "north", b: "north", c: "east-2", d: "west" }, tree)).toEqual([
      ["east", 2, 3, 1],
      ["east-1", 2, 2, 0],
      ["north", 2, 0, 2],
    ]);
    expect(countMoves({ units: [], unitIdByPerson: new Map() }, before)).toEqual([]);
  });
});
