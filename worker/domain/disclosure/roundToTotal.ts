/**
 * Whole numbers near the given ones that add up to `total` (largest remainders first), each within
 * its bounds.
 * @returns null where the bounds leave no such numbers.
 */
export function roundToTotal(
  values: readonly number[],
  total: number,
  least: readonly number[],
  most: readonly number[],
): number[] | null {
  // Binary fractions leave whole numbers a hair short.
  const floors = values.map((value) => Math.floor(value + 1e-9));
  const rounded = floors.map((floor, index) =>
    Math.max(least[index] ?? 0, Math.min(most[index] ?? 0, floor)),
  );
  const order = values
    .map((value, index) => ({ index, remainder: value - (floors[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .map(({ index }) => index);
  let missing = total - rounded.reduce((sum, value) => sum + value, 0);
  while (missing !== 0) {
    const before = missing;
    for (const index of order) {
      if (missing === 0) break;
      const value = rounded[index] ?? 0;
      const step = Math.sign(missing);
      if (step > 0 ? value < (most[index] ?? 0) : value > (least[index] ?? 0)) {
        rounded[index] = value + step;
        missing -= step;
      }
    }
    if (missing === before) return null;
  }
  return rounded;
}
