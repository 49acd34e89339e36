import { expect, test } from "vitest";
import { toShownCount } from "../../../worker/domain/disclosure/sizes.ts";

test("a number of people is shown as it is from 10, as a range from k, and never below", () => {
  expect(toShownCount(10, 5)).toBe(10);
  expect([9, 5].map((n) => toShownCount(n, 5))).toEqual(["5-9", "5-9"]);
  expect(toShownCount(6, 6)).toBe("6-9");
  expect(toShownCount(12, 12)).toBe(12);
  for (const n of [4, 0, Number.NaN]) expect(() => toShownCount(n, 5)).toThrow(RangeError);
  expect(() => toShownCount(11, 12)).toThrow(RangeError);
});
