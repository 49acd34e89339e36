import { requireWithin } from "./require.ts";

/** Up to here the series loses at most three digits of the tail; beyond, the fraction is short. */
const SERIES_UP_TO = 2.5;

/**
 * Probability that a standard normal value is further from 0 than z: the two-sided p-value. By the
 * series of Abramowitz and Stegun 26.2.11 near 0, by the continued fraction 26.2.14 further out.
 * @param z 0 to 30.
 * @returns 1 down to about 1e-197, to 12 digits or better.
 * @throws RangeError outside these bounds.
 */
export function normalTail(z: number): number {
  requireWithin(z, 0, 30, "z");
  const twiceDensity = Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2);
  if (z > SERIES_UP_TO) {
    let fraction = z;
    for (let step = 150; step >= 1; step--) fraction = z + step / fraction;
    return twiceDensity / fraction;
  }
  let term = z;
  let series = z;
  for (let odd = 3; odd < 100; odd += 2) {
    term *= (z * z) / odd;
    series += term;
  }
  return 1 - twiceDensity * series;
}
