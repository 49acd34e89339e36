import { describe, expect, test } from "vitest";
import { type ParticipationJson, participationLeaks } from "../../worker/auditor/participation.ts";
import { discloseParticipation } from "../../worker/domain/disclosure/participation.ts";
import { sumUpward } from "../../worker/domain/disclosure/unitTree.ts";
import { randomDays } from "../domain/disclosure/randomDays.ts";

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

  test("a small step is one at the cap too, on the way to it and when it falls", () => {
    // Whoever knows that figures move by five learns from 14 and 15 that 19 of 20 have answered.
    expect(leaksOf({ south: [10, 15, 20] }, true)).toEqual([]);
    expect(leaksOf({ south: [14, 15] })).toEqual([["south", 1]]);
    expect(leaksOf({ south: [15, 16] }, true)).toEqual([["south", 1]]);
    expect(leaksOf({ hq: [30, 33], south: [12, 12] })).toEqual([["hq", 3]]);
  });

  test("a unit that shows itself later splits the class above it, and hides nothing new", () => {
    expect(leaksOf({ hq: [12, 20], east: [null, 14] })).toEqual([]);
    expect(leaksOf({ hq: [12, 20], east: [null, 17] })).toEqual([["hq", 3]]);
  });

  test("what the policy tells of 300 companies day by day tells of no few, shown at once it does", () => {
    let leaking = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const wave = randomWave(seed);
      for (const hasEnded of [false, true]) {
        const rules = { k: 5, hasEnded, isCompanyOnly: false };
        const items = discloseParticipation(wave.tree, wave.days, wave.invitedByNode, rules);
        expect(wave.leaksOf(items, hasEnded), `seed ${seed}`).toEqual([]);
      }
      if (wave.leaksOf(wave.thresholdsOnly(), true).length > 0) leaking++;
    }
    expect(leaking).toBeGreaterThan(285);
  });
});

/** A company whose people answer over ten days, many units to their last. */
function randomWave(seed: number) {
  const { units, tree, invitedByNode, days } = randomDays({
    ...{ seed, maxOwn: 24, dayCount: 10, maxPerDay: 1 + (seed % 6) },
  });
  const thresholdsOnly = () =>
    tree.ids.map((unit, node) => {
      const steps = days.flatMap((each) => {
        const used = sumUpward(tree.parents, each.usedByNode)[node] ?? 0;
        return used < 5 ? [] : [{ day: each.day, used }];
      });
      return { unit, shown: steps.length > 0, steps };
    });
  const leaksOf = (items: ParticipationJson["items"], hasEnded: boolean) =>
    participationLeaks({
      participation: { k: 5, items },
      tree: units,
      invited: tree.ids.map((unit, node) => ({ unit, invited: invitedByNode[node] ?? 0 })),
      hasEnded,
    });
  return { tree, days, invitedByNode, thresholdsOnly, leaksOf };
}
