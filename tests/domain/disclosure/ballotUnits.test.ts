import { describe, expect, test } from "vitest";
import { ballotUnits } from "../../../worker/domain/disclosure/ballotUnits.ts";
import { moveClasses, type RowClasses } from "../../../worker/domain/disclosure/rowClasses.ts";
import { makeCounts, makeDefinition, makeItem, times } from "./makeCounts.ts";
import { peopleUnder, randomTree, rowClassesOf } from "./randomTree.ts";

const definition = makeDefinition([makeItem({ id: "G1", kind: "scale5" })]);
const k = 5;

/** A company whose people answer over six days, up to `most` a day in each unit. */
function randomWave(seed: number, most: number) {
  const drawn = randomTree(seed, 10, 24);
  const names = drawn.parents.map((_, node) => `u${10 + node}`);
  const units = Object.fromEntries(
    drawn.parents.map((parent, node) => [names[node], names[parent] ?? null]),
  ) as Record<string, string | null>;
  const { ids, parents } = makeCounts(units, [], definition).tree;
  const invitedByNode = ids.map((id) => drawn.own[names.indexOf(id)] ?? 0);
  const mayShow = ids.map((_, node) => peopleUnder(parents, invitedByNode, node) >= 2 * k);
  let usedByNode = ids.map(() => 0);
  const days = Array.from({ length: 6 }, () => {
    usedByNode = usedByNode.map((n, node) =>
      Math.min(invitedByNode[node] ?? 0, n + Math.floor(drawn.random() * (most + 1))),
    );
    return { usedByNode, invitedByNode, mayShow, k, distance: k };
  });
  /** Participation as told by the end of so many days, as exactly as nobody is told it. */
  const told = (upTo: number) =>
    days
      .slice(0, upTo)
      .reduce<RowClasses>((classes, day) => moveClasses(parents, classes, day), new Map());
  const shownBeside = (has: (node: number) => boolean) => {
    const groups = ids.map((unit, node) => ({
      unit,
      invited: invitedByNode[node] ?? 0,
      ballots: times(usedByNode[node] ?? 0, { G1: 4 }),
    }));
    const participationUnits = new Set(ids.filter((_, node) => has(node)));
    return ballotUnits(makeCounts(units, groups, definition, { participationUnits }));
  };
  return { parents, invitedByNode, ballots: usedByNode, told, shownBeside };
}
type Wave = ReturnType<typeof randomWave>;

/** Classes of people whom figures at the units of any of these sets tell apart. */
const classesOf = ({ parents, ballots }: Wave, ...sets: ((node: number) => boolean)[]) => [
  ...rowClassesOf(
    parents,
    ballots,
    parents.map((_, node) => sets.some((has) => has(node))),
  ),
];
const isSmall = ([, n]: readonly [number, number]) => n > 0 && n < k;

describe("units that are shown for ballots", () => {
  test("tell of no few people together with participation, in any of 1,200 waves", () => {
    let apart = 0;
    for (let seed = 1; seed <= 1200; seed++) {
      const wave = randomWave(seed, 2 + (seed % 4));
      // The last day may be counted after the ballots are.
      for (const told of [wave.told(6), wave.told(5)]) {
        const set = wave.shownBeside((node) => told.has(node));
        const shown = (node: number) => set[node] === true;
        expect(classesOf(wave, shown).filter(isSmall), `seed ${seed}`).toEqual([]);
        // So whatever participation told of is part of the release.
        expect([...told.keys()].every(shown), `seed ${seed}`).toBe(true);
        // Later only what is shown is told of the last day.
        const later = wave.told(6);
        const both = (node: number) => later.has(node) && shown(node);
        expect(classesOf(wave, shown, both).filter(isSmall), `seed ${seed}`).toEqual([]);
      }
      const alone = wave.shownBeside(() => false);
      const told = wave.told(6);
      const either = classesOf(
        wave,
        (node) => alone[node] === true,
        (node) => told.has(node),
      );
      if (either.some(isSmall)) apart += 1;
    }
    // Chosen apart, they would.
    expect(apart).toBeGreaterThan(50);
  });

  test("leave out what participation told where tokens became too few ballots", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const wave = randomWave(seed, 5);
      const set = wave.shownBeside(() => true);
      expect(classesOf(wave, (node) => set[node] === true).filter(isSmall)).toEqual([]);
      for (const [node, isShown] of set.entries()) {
        if (!isShown) continue;
        expect(peopleUnder(wave.parents, wave.ballots, node)).toBeGreaterThanOrEqual(k);
      }
    }
  });
});
