import { describe, expect, test } from "vitest";
import { participationLeaks } from "../../worker/auditor/participation.ts";

const TREE = [
  { id: "hq", parentId: null },
  { id: "east", parentId: "hq" },
  { id: "south", parentId: "hq" },
];
type Figures = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Figures by unit and day; null where a unit shows none yet. */
function leaksOf(figures: Figures, hasEnded = false) {
  const items = Object.entries(figures).map(([unit, used]) => ({
    unit,
    shown: used.some((figure) => figure !== null),
    steps: used.flatMap((figure, index) =>
      figure === null || figure === used[index - 1]
        ? []
        : [{ day: `2026-03-0${index + 1}`, used: figure }],
    ),
  }));
  const invited = [
    { unit: "east", invited: 40 },
    { unit: "south", invited: 20 },
  ];
  return participationLeaks({
    participation: { k: 5, items },
    tree: TREE,
    invited,
    hasEnded,
  }).map(({ people: [place], n }) => [place?.unit, n]);
}

describe("participationLeaks", () => {
  test("figures in steps of five that leave nobody alone tell nothing", () => {
    expect(leaksOf({ hq: [12, 18, 39], east: [null, 12, 24], south: [null, "5-9", 15] })).toEqual(
      [],
    );
  });

  test("a rest of few is found by subtraction", () => {
    expect(leaksOf({ hq: [15], east: [12] })).toEqual([["hq", 3]]);
    expect(leaksOf({ hq: [12], east: [12] })).toEqual([]);
  });

  test("a step of few tells when those few answered", () => {
    expect(leaksOf({ east: [12, 15] })).toEqual([["east", 3]]);
    expect(leaksOf({ hq: [20, 23], east: [12, 12] })).toEqual([["hq", 3]]);
    // From 5–9 to 12 may be 3 or 7.
    expect(leaksOf({ east: ["5-9", 12] })).toEqual([]);
  });

  test("a complete unit tells who has answered, until the end", () => {
    expect(leaksOf({ south: [16] })).toEqual([["south", 16]]);
    expect(leaksOf({ south: [15] })).toEqual([]);
    expect(leaksOf({ south: [15, 20] }, true)).toEqual([]);
  });

  test("a figure at its cap is a bound, so that what the end adds to it is no step", () => {
    // 15 of 20 stood for 15 to 20 until the cap fell.
    expect(leaksOf({ south: [15, 16] }, true)).toEqual([]);
    expect(leaksOf({ hq: [55, 57] }, true)).toEqual([]);
    expect(leaksOf({ south: [13, 16] }, true)).toEqual([["south", 3]]);
  });

  test("a unit that shows itself later splits the class above it, and hides nothing new", () => {
    expect(leaksOf({ hq: [12, 20], east: [null, 14] })).toEqual([]);
    expect(leaksOf({ hq: [12, 20], east: [null, 17] })).toEqual([["hq", 3]]);
  });
});
