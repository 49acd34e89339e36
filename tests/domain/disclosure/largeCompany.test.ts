import { describe, expect, test } from "vitest";
import { CUT_MIN, SHARE_MIN } from "../../../worker/domain/disclosure/sizes.ts";
import { type CompanySketch, makeLargeCompany } from "../../support/largeCompany.ts";
import { type BaseCell, protectCells } from "./makeItemCounts.ts";
import { seededRandom } from "./randomTree.ts";

/** What is shown of what could be: units with k answers; cut cells with k in units of 30. */
function shownShares(seed: number, k: number, sketch: Partial<CompanySketch> = {}) {
  const company = makeLargeCompany(seededRandom(seed), sketch);
  const cells = company.groups.map(
    ({ node, cut, histogram }): BaseCell => ({
      node,
      column: cut,
      points: histogram.flatMap((people, at) => Array.from({ length: people }, () => at + 1)),
    }),
  );
  const columnCount = company.cutCount + 1;
  const thresholds = { k, unitMinimum: k, shareMinimum: SHARE_MIN, cutMinimum: CUT_MIN };
  const { units, people } = protectCells(company.parents, columnCount, cells, thresholds);
  let [couldUnits, shownUnits, couldCells, shownCells] = [0, 0, 0, 0];
  for (const [node, unit] of units.entries()) {
    const byColumn = Array.from({ length: columnCount }, (_, at) =>
      Number(people[node * columnCount + at]),
    );
    const n = byColumn.reduce((sum, count) => sum + count, 0);
    if (n >= k) couldUnits += 1;
    if (unit.isShown) shownUnits += 1;
    if (n >= CUT_MIN) couldCells += byColumn.filter((count) => count >= k).length;
    if (unit.isShown) shownCells += unit.columns?.filter((figure) => figure !== null).length ?? 0;
  }
  return { units: shownUnits / couldUnits, cells: shownCells / couldCells };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("a company of 20,000 answers in 1,000 units with a cut", () => {
  const shares = [1, 2, 3].map((seed) => shownShares(seed, 5));

  test("shows at least 99 % of the units that have k answers", () => {
    for (const { units } of shares) expect(units).toBeGreaterThanOrEqual(0.99);
  });

  test("shows at least 75 % of the cut cells with k answers in units of 30", () => {
    expect(mean(shares.map(({ cells }) => cells))).toBeGreaterThanOrEqual(0.75);
  });

  test("still shows most units where few answer and k is larger", () => {
    expect(shownShares(4, 8, { rate: 0.4 }).units).toBeGreaterThan(0.85);
  });
});
