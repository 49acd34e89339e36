import { describe, expect, test } from "vitest";
import { shownNodes } from "../../../worker/domain/disclosure/shownNodes.ts";
import { peopleUnder, randomTree, rowClassesOf } from "./randomTree.ts";

/** Whether a set of shown units is permitted, straight from the rule. */
function isPermitted(
  parents: readonly number[],
  own: readonly number[],
  shown: readonly boolean[],
  mayShow: readonly boolean[],
  k: number,
  hasUncounted: readonly boolean[],
): boolean {
  const uncounted = rowClassesOf(parents, hasUncounted.map(Number), shown);
  for (const [node, people] of rowClassesOf(parents, own, shown)) {
    if (!mayShow[node] || peopleUnder(parents, own, node) < k) return false;
    const isNobody = people === 0 && uncounted.get(node) === 0;
    if (!isNobody && people < k) return false;
  }
  return true;
}

function weightOf(shown: readonly boolean[]): number {
  return shown.reduce(
    (sum, isShown, node) => sum + (isShown ? (node === 0 ? shown.length + 1 : 1) : 0),
    0,
  );
}

describe("shownNodes", () => {
  test("is the exhaustive optimum on 1,500 small random trees, and permitted on each", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const k = 2 + (seed % 5);
      const { parents, own, random } = randomTree(seed, 9, 2 * k);
      const mayShow = parents.map((_, node) => node === 0 || random() > 0.1);
      // Every other tree has people whom the counts leave out.
      const hasUncounted = parents.map(() => seed % 2 === 0 && random() < 0.3);
      const found = shownNodes({ parents, mayShow, hasUncounted }, own, k);
      const isSafe = (shown: readonly boolean[]) =>
        isPermitted(parents, own, shown, mayShow, k, hasUncounted);
      expect(isSafe(found), `seed ${seed}`).toBe(true);

      let best = 0;
      for (let set = 0; set < 2 ** parents.length; set++) {
        const shown = parents.map((_, node) => ((set >> node) & 1) === 1);
        const weight = weightOf(shown);
        if (weight > best && isSafe(shown)) best = weight;
      }
      expect(weightOf(found), `seed ${seed}`).toBe(best);
    }
  });

  test("on 200 larger trees no row class has between 1 and k − 1 people", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { parents, own } = randomTree(seed, 400, 15);
      const shown = shownNodes({ parents }, own, 5);
      const small = [...rowClassesOf(parents, own, shown).values()].filter((n) => n > 0 && n < 5);
      expect(small, `seed ${seed}`).toEqual([]);
    }
  });

  test("hides a unit whose publication would leave four colleagues alone", () => {
    // Company 12 = 8 + 4: with the 8 shown, the 4 would follow by subtraction.
    expect(shownNodes({ parents: [-1, 0, 0] }, [0, 8, 4], 5)).toEqual([true, false, false]);
    expect(shownNodes({ parents: [-1, 0, 0] }, [0, 8, 5], 5)).toEqual([true, true, true]);
  });

  test("an inner unit's own people count as a part that is never shown by itself", () => {
    expect(shownNodes({ parents: [-1, 0] }, [4, 20], 5)).toEqual([true, false]);
    expect(shownNodes({ parents: [-1, 0] }, [5, 20], 5)).toEqual([true, true]);
    expect(shownNodes({ parents: [-1, 0] }, [0, 20], 5)).toEqual([true, true]);
  });

  test("somebody uncounted is not nobody, and not the fifth either", () => {
    const shown = (own: readonly number[], ...hasUncounted: boolean[]) =>
      shownNodes({ parents: [-1, 0], hasUncounted }, own, 5);
    expect(shown([0, 20], false, true)).toEqual([true, true]);
    expect(shown([0, 20], true, false)).toEqual([true, false]);
    expect(shown([4, 20], true, false)).toEqual([true, false]);
    expect(shown([5, 20], true, false)).toEqual([true, true]);
    expect(shown([1, 3], true, true)).toEqual([false, false]);
  });

  test("of sets with equally many units the one with more people is taken", () => {
    expect(shownNodes({ parents: [-1, 0, 0, 0] }, [0, 10, 9, 1], 5)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("fewer than k people, or a count that is no number, hide everything", () => {
    expect(shownNodes({ parents: [-1, 0] }, [0, 4], 5)).toEqual([false, false]);
    expect(shownNodes({ parents: [-1, 0, 0] }, [0, Number.NaN, 9], 5)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("weights choose between sets: without the company first, two units win over it", () => {
    // 3 left over at the company: either the company alone, or both units without it.
    const tree = { parents: [-1, 0, 0] };
    expect(shownNodes(tree, [3, 6, 6], 5)).toEqual([true, false, true]);
    expect(shownNodes(tree, [3, 6, 6], 5, [1, 3, 3])).toEqual([false, true, true]);
  });
});
