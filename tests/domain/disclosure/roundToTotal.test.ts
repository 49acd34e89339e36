import { describe, expect, test } from "vitest";
import { roundToTotal } from "../../../worker/domain/disclosure/roundToTotal.ts";

const none = [0, 0, 0];
const many = [9, 9, 9];

describe("roundToTotal", () => {
  test("raises the largest remainders first, the first of equal ones", () => {
    expect(roundToTotal([1.2, 2.7, 3.1], 7, none, many)).toEqual([1, 3, 3]);
    expect(roundToTotal([1.5, 2.5, 3], 7, none, many)).toEqual([2, 2, 3]);
    expect(roundToTotal([0.1 * 3, 0.7, 1], 2, none, many)).toEqual([0, 1, 1]);
  });

  test("takes a whole number that binary fractions left a hair short as it is", () => {
    expect(roundToTotal([2.9999999999, 0.6, 0.4], 4, none, many)).toEqual([3, 1, 0]);
  });

  test("goes on to the next where a bound is reached, as often as it takes", () => {
    expect(roundToTotal([1.9, 2, 3], 9, none, [1, 9, 4])).toEqual([1, 4, 4]);
    expect(roundToTotal([3.4, 2.6, 1], 4, [2, 1, 1], many)).toEqual([2, 1, 1]);
  });

  test("lowers others where a bound lifts a number above its own", () => {
    expect(roundToTotal([0.5, 2.5, 4], 7, [2, 0, 0], many)).toEqual([2, 1, 4]);
  });

  test("needs bounds that leave such numbers", () => {
    expect(() => roundToTotal([1, 1, 1], 28, none, many)).toThrow(RangeError);
    expect(() => roundToTotal([1, 1, 1], 2, [1, 1, 1], many)).toThrow(RangeError);
  });
});
