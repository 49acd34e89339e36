import { must } from "../must.ts";

/**
 * Whole numbers near the given ones that add up to `total` (largest remainders first), each within
 * its bounds.
 * @throws RangeError where the bounds leave no such numbers.
 */
export function roundToTotal(
  values: readonly number[],
  total: number,
  least: readonly number[],
  most: readonly number[],
): number[] {
  // Binary fractions leave whole numbers a hair short.
  const floors = values.map((value) => Math.floor(value + 1e-9));
  const rounded = floors.map((floor, index) =>
    Math.max(must(least[index]), Math.min(must(most[index]), floor)),
  );
  const order = values
    .map((value, index) => ({ index, remainder: value - must(floors[index]) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .map(({ index }) => index);
  let missing = total - rounded.reduce((sum, value) => sum + value, 0);
  while (missing !== 0) {
    const before = missing;
    for (const index of order) {
      if (missing === 0) break;
      const value = must(rounded[index]);
      const step = Math.sign(missing);
      if (step > 0 ? value < must(most[index]) : value > must(least[index])) {
        rounded[index] = value + step;
        missing -= step;
      }
    }
    if (missing === before)
      throw new RangeError(`no whole numbers within the bounds add up to ${total}`);
  }
  return rounded;
}
