import { describe, expect, test } from "vitest";
import type { ItemCell } from "../../../worker/domain/disclosure/disclosedCell.ts";
import { evenSpread } from "../../../worker/domain/disclosure/evenAnswers.ts";
import { companySpread, dimensionSpread } from "../../../worker/domain/disclosure/spread.ts";

describe("the spread of the most even answers", () => {
  // SciPy 1.17: entropy maximised over the five probabilities by SLSQP (bounds 1e-12, ftol 1e-15).
  test.each([
    [3, null, Math.SQRT2],
    [3.4, null, 1.377148],
    [4.9, null, 0.331484],
    [3, 14 / 30, 1.479458],
    [3, 0.25, 1.174231],
    [3.5, 0.55, 1.35146],
    [4.2, 22 / 34, 1.009747],
    [2.6, 8 / 39, 1.242484],
  ])("with mean %f and share %f is %f points", (mean, favourable, expected) => {
    expect(evenSpread(mean, favourable)).toBeCloseTo(expected, 5);
  });

  test("at the ends of what a share admits is that of the only answers left", () => {
    // Nobody favourable and a mean of 3: all gave 3. All favourable and 4.5: half of them 5.
    expect(evenSpread(3, 0)).toBeCloseTo(0, 5);
    expect(evenSpread(4.5, 1)).toBeCloseTo(0.5, 5);
    // 1s and 4s only, in the numbers that the mean gives.
    expect(evenSpread(2.2, 0.4)).toBeCloseTo(Math.sqrt(0.4 * 0.6 * 9), 5);
  });

  test("takes a mean that rounding moved out of what the share admits to its nearest", () => {
    expect(evenSpread(2.19, 0.4)).toBeCloseTo(evenSpread(2.2, 0.4), 5);
    expect(evenSpread(5, 0.96)).toBeCloseTo(Math.sqrt(0.96 * 0.04 * 4), 5);
  });
});

describe("the company's spread", () => {
  const cell = (more: object): ItemCell => ({ shown: true, n: 40, mean: 3, ...more }) as ItemCell;

  test("follows from its released mean and share, rounded up to a tenth", () => {
    expect(companySpread(cell({ share: { favourable: 10, rest: 30 } }))).toBe(1.2);
    expect(companySpread(cell({}))).toBe(1.5);
  });

  test("takes a bound at the bound, and the wider end of a range", () => {
    const bound = { favourable: 10, rest: 30, bound: "atMost" };
    expect(companySpread(cell({ share: bound }))).toBe(1.2);
    // A mean of 4 admits 20 to 40 of 40; 3s and 5s are further apart than 4s.
    expect(companySpread(cell({ mean: 4, shareBounds: [20, 40] }))).toBe(1);
    const { mean: _, ...atLeast } = { mean: 0, shown: true, n: 40, atLeast: 4.9 };
    expect(companySpread({ ...atLeast, shareBounds: [39, 40] } as ItemCell)).toBe(0.5);
  });

  test("is at least half a point", () => {
    expect(companySpread(cell({ mean: 2, share: { favourable: 0, rest: 40 } }))).toBe(0.9);
    expect(companySpread(cell({ mean: 3, share: { favourable: 1, rest: 39 } }))).toBe(0.5);
  });

  test("needs 30 answers and a shown figure of the 1–5 scale", () => {
    expect(companySpread(cell({ n: 30 }))).not.toBeNull();
    expect(companySpread(cell({ n: 29 }))).toBeNull();
    expect(companySpread(cell({ n: "5-9" }))).toBeNull();
    expect(companySpread({ shown: false })).toBeNull();
    expect(companySpread({ shown: true, n: 40, counts: [] })).toBeNull();
    expect(companySpread(undefined)).toBeNull();
  });

  test("of a dimension is the mean of its items' spreads, and needs all of them", () => {
    expect(dimensionSpread([1, 1.5])).toBe(1.25);
    expect(dimensionSpread([1, null])).toBeNull();
    expect(dimensionSpread([])).toBeNull();
  });
});
