import { describe, expect, test } from "vitest";
import { auditRelease } from "../../worker/auditor/audit.ts";
import type { CellJson } from "../../worker/auditor/captured.ts";
import { classCounts } from "../../worker/auditor/classCounts.ts";
import { randomFigures } from "./randomFigures.ts";

describe("classCounts", () => {
  test("an audit by classes finds what one by ballot groups finds, with fewer numbers", () => {
    let fine = 0;
    let coarse = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const { units, cells, published } = randomFigures(seed, false);
      const results = {
        cells: published.map(({ unit, cut, ...figure }): CellJson => {
          const items = { Q1: figure };
          return { unit, cut, items, dimensions: {}, ballots: Number(figure.n) };
        }),
        comments: [],
      };
      const baseCells = cells.map(({ unit, cut, answers }) => ({
        unit,
        cut,
        ballots: answers.length,
        nByItem: { Q1: answers.length },
      }));
      const captured = { results, tree: units, baseCells, k: 3 };
      const byClass = classCounts(captured);
      const told = (leaks: ReturnType<typeof auditRelease>["leaks"]) =>
        leaks.map(({ people: _, ...leak }) => leak);
      expect(told(auditRelease({ ...captured, baseCells: byClass }).leaks), `seed ${seed}`).toEqual(
        told(auditRelease(captured).leaks),
      );
      fine += baseCells.length;
      coarse += byClass.length;
    }
    expect(coarse).toBeLessThan(fine);
  });
});
