import { describe, expect, it } from "vitest";
import type { Unit } from "../../../schema/wire/units.ts";
import { ApiProblem } from "../../../web/api/apiProblem.ts";
import type { Cell } from "../../../web/api/results.ts";
import {
  countsOf,
  dimensionScoreOf,
  favourableOf,
  favourableText,
  itemScoreOf,
  responsePercent,
  withMark,
} from "../../../web/insights/figures.ts";
import { companyCell, unitRows } from "../../../web/insights/unitRows.ts";
import { settlingSeconds } from "../../../web/manage/usePreview.ts";

const cell = (unit: string, part: Partial<Cell> = {}): Cell => ({
  unit,
  cut: null,
  items: {},
  dimensions: {},
  ...part,
});

const unit = (id: string, name: string, parentId: string | null): Unit => ({
  id,
  name,
  parentId,
  path: name,
  headcount: 0,
});

describe("a released figure", () => {
  it("turns a mean of 1 to 5 into 0 to 100, halves upward", () => {
    expect(itemScoreOf({ shown: true, n: 12, mean: 3.9 })).toEqual({ score: 73, n: 12 });
    expect(itemScoreOf({ shown: true, n: "5-9", mean: 1 })).toEqual({ score: 0, n: "5-9" });
    expect(itemScoreOf({ shown: true, n: 30, mean: 5 })).toEqual({ score: 100, n: 30 });
  });

  it("has no score where it is hidden or missing", () => {
    expect(itemScoreOf({ shown: false })).toBeNull();
    expect(itemScoreOf(undefined)).toBeNull();
  });

  it("has a share only where the counts were released", () => {
    const share = { favourable: 13, rest: 8 };
    expect(favourableOf({ shown: true, n: 21, mean: 3.5, share })).toEqual({
      percent: 62,
      favourable: 13,
      n: 21,
    });
    expect(favourableOf({ shown: true, n: 12, mean: 3.5 })).toBeNull();
  });

  it("marks a bound, and rounds it so that it stays true", () => {
    const high = itemScoreOf({ shown: true, n: 12, atLeast: 4.9 });
    expect(high).toEqual({ score: 97, n: 12, bound: "atLeast" });
    expect(withMark(high?.score ?? 0, high?.bound)).toBe("≥ 97");
    const low = itemScoreOf({ shown: true, n: 12, atMost: 1.1 });
    expect(low).toEqual({ score: 3, n: 12, bound: "atMost" });
    expect(withMark(3, "atMost")).toBe("≤ 3");
    expect(
      dimensionScoreOf(
        cell("u00001", { dimensions: { d: { shown: true, n: 30, score: 96, bound: "atLeast" } } }),
        "d",
      ),
    ).toEqual({ score: 96, n: 30, bound: "atLeast" });
  });

  it("carries the interval where one was released", () => {
    expect(itemScoreOf({ shown: true, n: 25, mean: 4, interval: [66, 84] })?.interval).toEqual([
      66, 84,
    ]);
  });

  it("writes a share as a number, a bound, or a range", () => {
    const share = { favourable: 19, rest: 1 };
    const figure = { shown: true as const, n: 20, mean: 4.5 };
    expect(favourableText({ ...figure, share })).toBe("95%");
    expect(favourableText({ ...figure, share: { ...share, bound: "atLeast" } })).toBe("≥ 95%");
    expect(favourableText({ shown: true, n: 26, atLeast: 4.9, shareBounds: [25, 26] })).toBe(
      "96–100%",
    );
    expect(favourableText({ shown: true, n: 40, atMost: 1.1, shareBounds: [0, 0] })).toBe("0%");
    expect(favourableText(figure)).toBeNull();
  });

  it("keeps choices apart from scores", () => {
    const figure = { shown: true as const, n: 40, counts: [{ options: ["yes"], n: 40 }] };
    expect(countsOf(figure)?.counts).toHaveLength(1);
    expect(itemScoreOf(figure)).toBeNull();
  });

  it("yields a response rate only from exact numbers", () => {
    expect(responsePercent(cell("u00001", { invited: 40, ballots: 30 }))).toBe(75);
    expect(responsePercent(cell("u00001", { invited: 12, ballots: "5-9" }))).toBeNull();
    expect(responsePercent(cell("u00001"))).toBeNull();
  });
});

describe("a table by unit", () => {
  const units = [
    unit("u00003", "二部", "u00002"),
    unit("u00001", "公司", null),
    unit("u00002", "华东", "u00001"),
    unit("u00004", "安部", "u00002"),
  ];

  it("follows the organisation and names, not the order of the answer", () => {
    const cells = ["u00004", "u00003", "u00002", "u00001"].map((id) => cell(id));
    const rows = unitRows(cells, units, "zh-CN");
    expect(rows.map(({ name, depth }) => [name, depth])).toEqual([
      ["公司", 0],
      ["华东", 1],
      ["安部", 2],
      ["二部", 2],
    ]);
  });

  it("keeps a unit that has left the roster, under its id", () => {
    const rows = unitRows([cell("u00001"), cell("u00099")], units, "en");
    expect(rows.map(({ name }) => name)).toEqual(["公司", "u00099"]);
  });

  it("takes the root for the company, whatever the order", () => {
    expect(companyCell([cell("u00002"), cell("u00001")], units)?.unit).toBe("u00001");
    expect(companyCell([cell("u00007")], [])?.unit).toBe("u00007");
  });
});

describe("a wave that is not ready to be previewed", () => {
  it("is asked again only if the server names a time", () => {
    const settling = { slug: "step-out-of-order", status: 409, state: "closed" };
    expect(settlingSeconds(new ApiProblem({ ...settling, retryAfterSeconds: 12 }))).toBe(12);
    expect(settlingSeconds(new ApiProblem({ ...settling, state: "released" }))).toBeNull();
    expect(
      settlingSeconds(new ApiProblem({ slug: "x", status: 503, retryAfterSeconds: 1 })),
    ).toBeNull();
  });
});
