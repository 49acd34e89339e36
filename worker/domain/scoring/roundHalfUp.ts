/**
 * Rounds for display, halves upward. The tolerance of 1e-9 absorbs what binary fractions leave
 * of an exact half.
 * @param value any finite number.
 * @param decimals digits kept after the point, 0 by default.
 * @throws RangeError where the value, or what its digits make of it, is not finite.
 */
export function roundHalfUp(value: number, decimals = 0): number {
  const unit = 10 ** decimals;
  const rounded = Math.floor(value * unit + 0.5 + 1e-9) / unit;
  if (!Number.isFinite(rounded)) throw new RangeError(`${value} cannot be rounded`);
  return rounded;
}
