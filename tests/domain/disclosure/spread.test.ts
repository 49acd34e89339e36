import { describe, expect, test } from "vitest";
import { clipSum, type RowSum } from "../../../worker/domain/disclosure/rowSums.ts";
import { companySpread, leastSpread, momentsOf } from "../../../worker/domain/disclosure/spread.ts";

const rowOf = (histogram: readonly number[], node = 0): RowSum => {
  const { n, sum } = momentsOf(histogram);
  return {
    node,
    n,
    exactSum: sum,
    exactFavourable: 0,
    sum: clipSum(sum, n),
    nByColumn: new Float64Array(1),
    exactSumByColumn: new Float64Array(1),
  };
};

/** Every way in which n people can give 1 to 5 points. */
function histograms(n: number): number[][] {
  const all: number[][] = [];
  const fill = (before: number[], left: number): void => {
    if (before.length === 4) all.push([...before, left]);
    else for (let people = 0; people <= left; people++) fill([...before, people], left - people);
  };
  fill([], n);
  return all;
}

describe("the company's spread", () => {
  test("is the sample standard deviation, rounded up to a tenth, from 30 answers", () => {
    // R: sd(rep(1:5, c(3, 5, 8, 10, 4))) = 1.19434
    expect(companySpread(momentsOf([3, 5, 8, 10, 4]))).toBe(1.2);
    expect(companySpread(momentsOf([3, 5, 8, 10, 3]))).toBeNull();
  });

  test("is at least half a point", () => {
    expect(companySpread(momentsOf([0, 0, 40, 0, 0]))).toBe(0.5);
  });

  test("never tells that in a class nobody stands two steps from another", () => {
    // Two classes of 15 people, all data sets by class sums; the spread as it is published.
    const classes = histograms(15).map((histogram) => ({
      histogram,
      row: rowOf(histogram),
      isEven: histogram.filter((people) => people > 0).length <= 2 && width(histogram) <= 1,
    }));
    const even = classes.filter(({ isEven }) => isEven);
    for (const first of even) {
      for (const second of even) {
        const rows = [first.row, second.row];
        const sums = rows.map(({ exactSum }) => exactSum);
        if (rows.some(({ sum, exactSum }) => sum !== exactSum)) continue;
        const both = first.histogram.map((people, at) => people + (second.histogram[at] ?? 0));
        const floor = leastSpread(rows);
        const published = Math.max(companySpread(momentsOf(both)) ?? 0, floor);
        // Somebody else's answers in the first class with the same sums and the same spread.
        const hasWider = classes.some(({ histogram, row }) => {
          if (row.exactSum !== sums[0] || width(histogram) < 2) return false;
          const other = histogram.map((people, at) => people + (second.histogram[at] ?? 0));
          return Math.max(companySpread(momentsOf(other)) ?? 0, floor) === published;
        });
        expect(hasWider, JSON.stringify([first.histogram, second.histogram])).toBe(true);
      }
    }
  });
});

function width(histogram: readonly number[]): number {
  const given = histogram.flatMap((people, at) => (people > 0 ? [at] : []));
  return (given.at(-1) ?? 0) - (given[0] ?? 0);
}
