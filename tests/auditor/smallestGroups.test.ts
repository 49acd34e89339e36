import { describe, expect, test } from "vitest";
import { classGraph } from "../../worker/auditor/classGraph.ts";
import { smallestGroups } from "../../worker/auditor/smallestGroups.ts";
import { readTree } from "../../worker/auditor/unitTree.ts";
import { randomQuestion } from "./randomQuestion.ts";
import { spannedGroups } from "./spannedGroups.ts";

const tree = readTree([
  { id: "hq", parentId: null },
  { id: "east", parentId: "hq" },
  { id: "south", parentId: "hq" },
]);
const whole = (unit: string) => ({ unit, cut: null });
const people = (unit: string, n: number, cut: string | null = null) => ({ unit, cut, n });

describe("smallestGroups", () => {
  test("the rest of the company after its shown units is a group, with its subtraction", () => {
    const graph = classGraph(
      tree,
      [whole("hq"), whole("east")],
      [people("east", 52), people("south", 5)],
    );
    expect(smallestGroups(graph, "Q1", 5)).toEqual([]);
    expect(smallestGroups(graph, "Q1", 6)).toEqual([
      {
        rule: "T1",
        item: "Q1",
        people: [{ unit: "south", cut: null }],
        n: 5,
        needed: 6,
        subtraction: [
          { unit: "hq", cut: null, sign: 1, n: 57 },
          { unit: "east", cut: null, sign: -1, n: 52 },
        ],
      },
    ]);
  });

  test("rows less columns leave the people that neither of them hides", () => {
    // Both teams whole, and everybody of "new" in the company: 3 long-serving in the south remain.
    const graph = classGraph(
      tree,
      [whole("south"), { unit: "hq", cut: "new" }],
      [people("south", 6, "new"), people("south", 3, "old"), people("east", 0, "new")],
    );
    expect(smallestGroups(graph, "Q1", 5)).toMatchObject([
      {
        n: 3,
        people: [{ unit: "south", cut: "old" }],
        subtraction: [
          { unit: "south", sign: 1, n: 9 },
          { unit: "hq", cut: "new", sign: -1, n: 6 },
        ],
      },
    ]);
  });

  test("a small group is safe where every sum that holds it holds others too", () => {
    // 2 new people in the south, but neither the cut of the south nor that of the east is shown.
    const graph = classGraph(
      tree,
      [whole("hq"), whole("south"), { unit: "hq", cut: "new" }],
      [
        people("south", 2, "new"),
        people("south", 6, "old"),
        people("east", 6, "new"),
        people("east", 7, "old"),
      ],
    );
    expect(smallestGroups(graph, "Q1", 5)).toEqual([]);
  });

  test("agrees with the search through all subsets on 500 small cases", () => {
    let leaking = 0;
    for (let seed = 1; seed <= 500; seed++) {
      const question = randomQuestion(seed);
      const graph = classGraph(question.tree, question.places, question.base);
      const expected = spannedGroups(question, question.k);
      const found = smallestGroups(graph, "Q1", question.k);
      expect(found.length > 0, `seed ${seed}`).toBe(expected.length > 0);
      expect(found[0]?.n ?? Number.POSITIVE_INFINITY, `seed ${seed}`).toBe(Math.min(...expected));
      for (const leak of found) {
        const total = leak.subtraction.reduce((sum, { sign, n }) => sum + sign * n, 0);
        expect(total, `seed ${seed}`).toBe(leak.n);
      }
      if (found.length > 0) leaking++;
    }
    // Both answers must occur, or the agreement says nothing.
    expect(leaking).toBeGreaterThan(100);
    expect(leaking).toBeLessThan(400);
  });
});
