import { describe, expect, test, vi } from "vitest";
import { layOutItem } from "../../../worker/domain/disclosure/layOutItem.ts";
import type { Thresholds } from "../../../worker/domain/disclosure/protectItem.ts";
import { answersOfGroup, type GroupAnswers } from "./answersOfGroup.ts";
import { type BaseCell, protectCells, releasedText, smallThresholds } from "./makeItemCounts.ts";
import { seededRandom } from "./randomTree.ts";

const IS_LONG = process.env.LONG === "1";
const CASES = IS_LONG ? 100 : 16;
vi.setConfig({ testTimeout: IS_LONG ? 1_500_000 : 120_000 });
/** All data sets of a small case are tried, so it may have no more than this. */
const MOST_DATA_SETS = IS_LONG ? 20_000 : 4_000;

/** A small organisation: groups on a tree, few enough people that all data sets can be tried. */
function smallCase(seed: number): SmallCase {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const columnCount = 1 + upTo(2);
  const parents = Array.from({ length: 1 + upTo(3) }, (_, node) =>
    node === 0 ? -1 : upTo(node - 1),
  );
  const groups: { node: number; column: number; n: number }[] = [];
  let dataSets = 1;
  for (const node of parents.keys()) {
    for (let column = 0; column < columnCount; column++) {
      const n = upTo(3) + (columnCount === 1 ? upTo(4) : 0);
      const options = n === 0 ? 1 : answersOfGroup(n).length;
      if (n === 0 || dataSets * options > MOST_DATA_SETS) continue;
      dataSets *= options;
      groups.push({ node, column, n });
    }
  }
  const k = 2 + upTo(1);
  return { parents, columnCount, groups, thresholds: smallThresholds(k) };
}

/** Calls back with every combination of one option per group. */
function forEachDataSet(
  options: readonly (readonly GroupAnswers[])[],
  visit: (chosen: readonly GroupAnswers[]) => void,
): void {
  const chosen: GroupAnswers[] = [];
  const choose = (group: number): void => {
    const own = options[group];
    if (own === undefined) visit(chosen);
    for (const option of own ?? []) {
      chosen[group] = option;
      choose(group + 1);
    }
  };
  choose(0);
}

/** Groups on a tree, and how large they must be. */
interface SmallCase {
  readonly parents: readonly number[];
  readonly columnCount: number;
  readonly groups: readonly {
    readonly node: number;
    readonly column: number;
    readonly n: number;
  }[];
  readonly thresholds: Thresholds;
}

/** Tries all data sets of a case and holds every release of them to what it may tell. */
function attack({ parents, columnCount, groups, thresholds }: SmallCase, name: string) {
  let [released, withShares, withCuts, withIntervals] = [0, 0, 0, 0];
  const options = groups.map(({ n }) => answersOfGroup(n));
  const possibleByRelease = new Map<string, Set<number>[]>();
  const shownSets = new Set<string>();
  forEachDataSet(options, (chosen) => {
    const cells = groups.map(
      ({ node, column }, group): BaseCell => ({
        node,
        column,
        points: chosen[group]?.points ?? [],
      }),
    );
    const item = protectCells(parents, columnCount, cells, thresholds);
    shownSets.add(JSON.stringify(item.units.map(({ isShown }) => isShown)));
    const text = releasedText(item, columnCount, thresholds.k);
    const known = possibleByRelease.get(text);
    const possible = known ?? groups.map(() => new Set<number>());
    for (const [group, { possible: own }] of chosen.entries()) {
      for (const answer of own) possible[group]?.add(answer);
    }
    if (known !== undefined) return;
    possibleByRelease.set(text, possible);
    released += 1;
    if (item.units.some((unit) => unit.isShown && unit.favourable?.isInformative)) {
      withShares += 1;
    }
    if (item.units.some((unit) => unit.isShown && unit.columns)) withCuts += 1;
    if (layOutItem(item, columnCount, thresholds.k).spread !== null) withIntervals += 1;
  });
  // Which units are shown says nothing: it is the same for all answers.
  expect(shownSets.size, name).toBe(1);
  for (const [text, possible] of possibleByRelease) {
    for (const [group, answers] of possible.entries()) {
      const width = Math.max(...answers) - Math.min(...answers);
      if (width < 2) expect.fail(`${name}, group ${group} is pinned by ${text}`);
    }
  }
  return { released, withShares, withCuts, withIntervals };
}

describe("somebody who knows the method and every number of answers", () => {
  test(`learns of nobody more than a range of two points: all data sets of ${CASES} small cases`, () => {
    let [released, withShares, withCuts] = [0, 0, 0];
    for (let seed = 1; seed <= CASES; seed++) {
      const found = attack(smallCase(seed), `seed ${seed}`);
      released += found.released;
      withShares += found.withShares;
      withCuts += found.withCuts;
    }
    // The cases reach every rule.
    expect(Math.min(released / 10, withShares, withCuts)).toBeGreaterThan(50);
  });

  // Sizes and thresholds as they are: from 30 answers there are intervals.
  const thresholds = { k: 5, unitMinimum: 5, shareMinimum: 20, cutMinimum: 30 };
  const teamsOf = (...sizes: number[]): SmallCase => ({
    parents: [-1, ...sizes.map(() => 0)],
    columnCount: 1,
    groups: sizes.map((n, team) => ({ node: team + 1, column: 0, n })),
    thresholds,
  });

  test("learns no more where there are intervals: all data sets of teams of 5 and 25", () => {
    const { released, withIntervals } = attack(teamsOf(5, 25), "5 + 25");
    expect(released).toBeGreaterThan(1_000);
    expect(withIntervals).toBe(released);
  });

  test.runIf(IS_LONG)(
    "learns no more from the intervals of a breakdown: all data sets of 5 and 25",
    () => {
      const groups = [5, 25].map((n, column) => ({ node: 0, column, n }));
      const found = attack({ parents: [-1], columnCount: 2, groups, thresholds }, "columns 5 + 25");
      expect(Math.min(found.withCuts, found.withIntervals)).toBeGreaterThan(1_000);
    },
  );

  test.runIf(IS_LONG)("learns no more from more teams: all data sets of 5, 5 and 20", () => {
    expect(attack(teamsOf(5, 5, 20), "5 + 5 + 20").released).toBeGreaterThan(10_000);
  });
});
