import { describe, expect, test } from "vitest";
import { mergeSmallOptions } from "../../../worker/domain/disclosure/mergeSmallOptions.ts";

const merged = (counts: readonly number[], people: number | null, least = 5) =>
  mergeSmallOptions(["a", "b", "c", "d"].slice(0, counts.length), counts, least, people).map(
    ({ options, n }) => [options.join(""), n],
  );

describe("options in a table of counts", () => {
  test("stand alone from k people, the others together with at least k", () => {
    expect(merged([20, 12, 3, 2], null)).toEqual([
      ["a", 20],
      ["b", 12],
      ["cd", 5],
    ]);
    expect(merged([20, 12, 3, 0], null)).toEqual([
      ["a", 20],
      ["bcd", 15],
    ]);
    expect(merged([20, 12, 8, 9], null)).toHaveLength(4);
  });

  test("are one entry where everybody chose the same", () => {
    expect(merged([35, 0, 0, 0], null)).toEqual([["abcd", 35]]);
  });

  test("of which nearly everybody chose one do not tell that, where several may be chosen", () => {
    // Of 32 people 30 chose a: two did not.
    expect(merged([30, 20, 9, 10], 32)).toEqual([
      ["b", 20],
      ["d", 10],
      ["ac", 39],
    ]);
    expect(merged([20, 20, 9, 10], 32)).toHaveLength(4);
  });
});
