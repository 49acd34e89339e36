import { describe, expect, it } from "vitest";
import { compareAsked } from "../../../worker/domain/waves/overlap.ts";

const TREE = [
  { id: "company", parentId: null },
  { id: "east", parentId: "company" },
  { id: "west", parentId: "company" },
];
const MINIMUM = 8;

/** A wave of people by name, each at a unit: the definition, against which the counts are tried. */
type People = Readonly<Record<string, string>>;

const range = (start: string, count: number, unit: string): People =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${start}${i}`, unit]));
const without = (people: People, ...names: string[]): People =>
  Object.fromEntries(Object.entries(people).filter(([name]) => !names.includes(name)));

function compare(own: People, other: People) {
  const asked = (people: People) => ({
    tree: TREE,
    groups: [...Map.groupBy(Object.values(people), (unit) => unit)].map(([unit, all]) => ({
      ...{ id: `g-${unit}`, unit, invited: all.length },
    })),
  });
  const shared = Object.keys(own)
    .filter((name) => name in other)
    .map((name) => ({ ownGroup: `g-${own[name]}`, otherGroup: `g-${other[name]}`, people: 1 }));
  return compareAsked(asked(own), asked(other), shared, MINIMUM);
}

const east = range("e", 20, "east");
const west = range("w", 40, "west");
const all = { ...east, ...west };

describe("two waves of one survey", () => {
  it.each([
    ["the same people", all, all, { people: 60, nearBy: null }],
    ["no one of them the same", east, west, { people: 0, nearBy: null }],
    ["one person fewer", without(all, "e1"), all, { people: 59, nearBy: 1 }],
    ["one person more", all, without(all, "w1"), { people: 59, nearBy: 1 }],
    [
      "one person exchanged for another",
      without(all, "e1"),
      without(all, "w1"),
      { people: 58, nearBy: 2 },
    ],
    ["m − 1 fewer", { ...east, ...range("w", 33, "west") }, all, { people: 53, nearBy: 7 }],
    ["m fewer", { ...east, ...range("w", 32, "west") }, all, { people: 52, nearBy: null }],
    ["a whole unit of the other", east, all, { people: 20, nearBy: null }],
    [
      "one only in one of them, and many only in the other",
      { ...range("e", 9, "east"), x: "east" },
      { ...range("e", 9, "east"), ...west },
      { people: 9, nearBy: 1 },
    ],
  ])("with %s", (_, own, other, verdict) => {
    expect(compare(own, other)).toEqual(verdict);
    expect(compare(other, own)).toEqual(verdict);
  });

  it("are near where one asks all but one of a unit whose total the other publishes", () => {
    expect(compare(without(east, "e3"), all)).toEqual({ people: 19, nearBy: 1 });
    expect(compare(all, without(east, "e3"))).toEqual({ people: 19, nearBy: 1 });
    expect(compare({ ...east, w0: "west" }, all)).toEqual({ people: 21, nearBy: 1 });
    expect(compare(range("e", 13, "east"), all)).toMatchObject({ nearBy: 7 });
    expect(compare(range("e", 12, "east"), all)).toMatchObject({ nearBy: null });
  });
});
