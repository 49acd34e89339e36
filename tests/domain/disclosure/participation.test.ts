import { describe, expect, test } from "vitest";
import { discloseParticipation } from "../../../worker/domain/disclosure/participation.ts";
import { moveClasses, type RowClasses } from "../../../worker/domain/disclosure/rowClasses.ts";
import { buildUnitTree } from "../../../worker/domain/disclosure/unitTree.ts";
import { randomDays } from "./randomDays.ts";
import { peopleUnder, randomTree, rowClassesOf } from "./randomTree.ts";

const units = [
  { id: "u00001", parentId: null },
  { id: "u00002", parentId: "u00001" },
  { id: "u00003", parentId: "u00001" },
];
const tree = buildUnitTree(units, ["u00001"]);
const days = (...used: number[][]) =>
  used.map((usedByNode, index) => ({ day: `2026-03-0${index + 1}`, usedByNode }));
const rules = (hasEnded: boolean, isCompanyOnly = false) => ({ k: 5, hasEnded, isCompanyOnly });
const usedOf = (invited: number[], used: number[][], hasEnded = false) =>
  discloseParticipation(tree, days(...used), invited, rules(hasEnded)).map((unit) =>
    unit.shown ? unit.used : null,
  );

describe("discloseParticipation", () => {
  test("nothing is shown before k codes are used, and then a range below 10", () => {
    expect(usedOf([0, 30, 30], [])).toEqual([null, null, null]);
    expect(usedOf([0, 30, 30], [[0, 4, 0]])).toEqual([null, null, null]);
    expect(usedOf([0, 30, 30], [[0, 5, 0]])).toEqual(["5-9", null, null]);
    expect(usedOf([0, 30, 30], [[0, 6, 6]])).toEqual([12, "5-9", "5-9"]);
  });

  test("a unit is shown once k have used their codes, of the others beside it too", () => {
    // With u00002 shown, the first of u00003 would be a group of one.
    expect(usedOf([0, 30, 30], [[0, 12, 0]])).toEqual([12, null, null]);
    expect(usedOf([0, 30, 0], [[0, 12, 0]])).toEqual([12, 12, null]);
    const later = [
      [0, 12, 0],
      [0, 12, 5],
    ];
    expect(usedOf([0, 30, 30], later)).toEqual([17, 12, "5-9"]);
  });

  test("a unit moves only when it has risen by k since it was last shown", () => {
    expect(
      usedOf(
        [0, 30, 30],
        [
          [0, 12, 12],
          [0, 16, 12],
        ],
      ),
    ).toEqual([24, 12, 12]);
    expect(
      usedOf(
        [0, 30, 30],
        [
          [0, 12, 12],
          [0, 16, 12],
          [0, 17, 16],
        ],
      ),
    ).toEqual([29, 17, 12]);
  });

  test("nobody learns that a unit is complete before the end", () => {
    expect(usedOf([0, 30, 30], [[0, 30, 12]])).toEqual([37, 25, 12]);
    expect(usedOf([0, 30, 30], [[0, 30, 12]], true)).toEqual([42, 30, 12]);
  });

  test("nor that fewer than k are missing: a figure never stops short on the way to its cap", () => {
    const upTo = (...used: number[]) =>
      usedOf(
        [0, 30, 30],
        used.map((n) => [0, n, 12]),
      )[1];
    expect(upTo(22, 30)).toBe(22);
    expect(upTo(20, 30)).toBe(25);
    const ended = (last: number) =>
      usedOf(
        [0, 30, 30],
        [22, last].map((n) => [0, n, 12]),
        true,
      )[1];
    expect(ended(26)).toBe(22);
    expect(ended(30)).toBe(30);
  });

  test("a unit with too few invited people beside it is not shown", () => {
    // Of nine, five who have answered leave fewer than five who have not.
    expect(usedOf([0, 30, 9], [[0, 20, 9]])).toEqual([29, null, null]);
    expect(usedOf([0, 30, 10], [[0, 20, 9]])).toEqual([25, 20, "5-9"]);
    expect(usedOf([9, 30, 0], [[9, 20, 0]])).toEqual([29, null, null]);
  });

  test("where units may have no figures the company still has one", () => {
    const [company, ...others] = discloseParticipation(
      tree,
      days([0, 12, 12]),
      [0, 30, 30],
      rules(false, true),
    );
    expect(company).toMatchObject({ shown: true, used: 24 });
    expect(others).toEqual([
      { unit: "u00002", shown: false },
      { unit: "u00003", shown: false },
    ]);
  });

  test("only the company and the units that the wave was made for are named", () => {
    const named = discloseParticipation(
      buildUnitTree(units, ["u00003"]),
      days([0, 12, 12]),
      [0, 30, 30],
      rules(false),
    );
    expect(named.map(({ unit, shown }) => [unit, shown])).toEqual([
      ["u00001", true],
      ["u00003", true],
    ]);
  });

  test("the days of a unit are those on which its figure moved", () => {
    const [, unit] = discloseParticipation(
      tree,
      days([0, 12, 12], [0, 14, 12], [0, 18, 12]),
      [0, 30, 30],
      rules(false),
    );
    expect(unit).toEqual({
      unit: "u00002",
      shown: true,
      invited: 30,
      used: 18,
      steps: [
        { day: "2026-03-01", used: 12 },
        { day: "2026-03-03", used: 18 },
      ],
    });
  });

  test("figures never fall, however a class splits", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const wave = randomDays({ seed, maxOwn: 40, dayCount: 12, maxPerDay: 6 });
      for (const unit of discloseParticipation(
        wave.tree,
        wave.days,
        wave.invitedByNode,
        rules(true),
      )) {
        if (!unit.shown) continue;
        const figures = unit.steps.map((step) => (step.used === "5-9" ? 5 : Number(step.used)));
        expect(figures, `seed ${seed}`).toEqual(figures.toSorted((a, b) => a - b));
      }
    }
  });

  test("every class with people is shown with at least k and moves by at least k", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const k = 5;
      const { parents, own: invitedByNode, random } = randomTree(seed, 12, 40);
      const mayShow = parents.map((_, node) => peopleUnder(parents, invitedByNode, node) >= 2 * k);
      let usedByNode = parents.map(() => 0);
      let classes: RowClasses = new Map();
      for (let day = 0; day < 12; day++) {
        usedByNode = usedByNode.map((n, node) =>
          Math.min(invitedByNode[node] ?? 0, n + Math.floor(random() * 7)),
        );
        const distance = day < 11 ? k : 0;
        const next = moveClasses(parents, classes, {
          ...{ usedByNode, invitedByNode, mayShow, k, distance },
        });
        for (const [node, { shown, invited }] of next) {
          const isEnough = shown >= k && shown <= invited - distance;
          expect(invited === 0 || isEnough, `seed ${seed}, day ${day}`).toBe(true);
          const last = classes.get(node);
          const hasSplit = [...next.keys()].some((other) => !classes.has(other));
          if (last !== undefined && shown !== last.shown && !hasSplit) {
            expect(shown - last.shown, `seed ${seed}, day ${day}`).toBeGreaterThanOrEqual(k);
          }
        }
        // The whole of what a shown unit shows moves by nothing or by at least k, splits included.
        for (const node of classes.keys()) {
          const sum = (at: RowClasses) =>
            peopleUnder(
              parents,
              parents.map((_, other) => at.get(other)?.shown ?? 0),
              node,
            );
          const rise = sum(next) - sum(classes);
          expect(rise === 0 || rise >= k, `seed ${seed}, day ${day}`).toBe(true);
        }
        const shown = parents.map((_, node) => next.has(node));
        expect(rowClassesOf(parents, usedByNode, shown).size).toBe(next.size);
        classes = next;
      }
    }
  });
});
