import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeOfShares } from "../../../worker/domain/programme/changeOfShares.ts";

describe("a change between two waves", () => {
  test("of 48 of 80 to 56 of 70 is a clear rise of 20 points", () => {
    // Newcombe (1998), method 10: 56/70 − 48/80 = 0.2, 0.0524 to 0.3339.
    const change = changeOfShares({ x: 48, n: 80 }, { x: 56, n: 70 });
    expect(change?.points.difference).toBeCloseTo(0.2, 9);
    expect(change?.points.lower).toBeCloseTo(0.0524, 4);
    expect(change?.points.upper).toBeCloseTo(0.3339, 4);
    expect(change?.relative).toBeCloseTo(1 / 3, 9);
    expect(change?.evidence).toBe("rise");
  });

  test("is not computed below 20 answers in either", () => {
    expect(changeOfShares({ x: 10, n: 19 }, { x: 10, n: 20 })).toBeNull();
    expect(changeOfShares({ x: 10, n: 20 }, { x: 10, n: 19 })).toBeNull();
    expect(changeOfShares({ x: 0, n: 0 }, { x: 10, n: 20 })).toBeNull();
    expect(changeOfShares({ x: 10, n: 20 }, { x: 10, n: 20 })).not.toBeNull();
  });

  test("from nobody is no relative one", () => {
    expect(changeOfShares({ x: 0, n: 40 }, { x: 30, n: 40 })).toMatchObject({
      ...{ relative: null, relativeInterval: null, evidence: "rise" },
    });
  });

  test("never has a reading that is no number, or two that point in opposite directions", () => {
    const proportion = fc
      .tuple(fc.integer({ min: 20, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, part]) => ({ n, x: Math.round(n * part) }));
    fc.assert(
      fc.property(proportion, proportion, (before, after) => {
        const change = changeOfShares(before, after);
        if (change === null) throw new Error("20 answers in both");
        const { points, relative } = change;
        expect([points.lower, points.difference, points.upper].every(Number.isFinite)).toBe(true);
        if (relative === null) return;
        expect(Number.isFinite(relative) && !Object.is(relative, -0)).toBe(true);
        expect(Math.sign(relative) * Math.sign(points.difference)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
