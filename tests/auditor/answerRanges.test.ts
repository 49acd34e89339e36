import { describe, expect, test } from "vitest";
import { narrowRanges } from "../../worker/auditor/answerRanges.ts";
import { classGraph } from "../../worker/auditor/classGraph.ts";
import { publishedSums, sumsBehind } from "../../worker/auditor/publishedSums.ts";
import { consistentAnswers } from "./consistentAnswers.ts";
import { randomFigures } from "./randomFigures.ts";

describe("sumsBehind", () => {
  test("is the preimage of rounding half up, for every mean of up to 40 people", () => {
    for (let n = 1; n <= 40; n++) {
      for (let tenths = 10; tenths <= 50; tenths++) {
        const sums = Array.from({ length: 4 * n + 1 }, (_, index) => n + index).filter(
          (sum) => Math.floor((20 * sum + n) / (2 * n)) === tenths,
        );
        const range = sumsBehind({ shown: true, mean: tenths / 10 }, n);
        expect(range, `${tenths / 10} of ${n}`).toEqual(
          sums.length === 0 ? null : { low: sums[0], high: sums.at(-1) },
        );
      }
    }
  });

  test("a bound says that much and no more", () => {
    expect(sumsBehind({ shown: true, atLeast: 4.7 }, 20)).toEqual({ low: 94, high: 100 });
    expect(sumsBehind({ shown: true, atMost: 1.3 }, 12)).toEqual({ low: 12, high: 15 });
    expect(sumsBehind({ shown: true }, 12)).toBeNull();
  });
});

describe("narrowRanges", () => {
  test("pins exactly those whom the enumeration of all data sets pins, in 80 small cases", () => {
    let pinned = 0;
    let free = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const { units, tree, cells, published } = randomFigures(seed, false);
      if (published.length === 0) continue;
      const base = cells.map(({ unit, cut, answers }) => ({ unit, cut, n: answers.length }));
      const graph = classGraph(tree, published, base);
      const figureAt = ({ unit, cut }: { unit: string; cut: string | null }) =>
        published.find((figure) => figure.unit === unit && figure.cut === cut);
      const ranges = publishedSums(graph, "Q1", graph.places.map(figureAt), undefined);
      if (ranges === null) throw new Error(`seed ${seed}: real figures contradict themselves`);
      const leaks = narrowRanges(graph, ranges, "Q1");
      const byCell = new Map(
        leaks?.flatMap(({ people, range }) =>
          people.map(({ unit, cut }) => [`${unit} ${cut}`, range] as const),
        ),
      );
      for (const [index, { least, most }] of consistentAnswers(units, cells, published).entries()) {
        const cell = cells[index];
        const found = byCell.get(`${cell?.unit} ${cell?.cut}`);
        const expected = most - least < 2 ? [least, most] : undefined;
        expect(found, `seed ${seed}, cell ${index}`).toEqual(expected);
        if (expected === undefined) free++;
        else pinned++;
      }
    }
    expect(pinned).toBeGreaterThan(40);
    expect(free).toBeGreaterThan(100);
  });
});
