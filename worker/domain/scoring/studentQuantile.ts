import { betaOddsQuantile } from "./betaOddsQuantile.ts";
import { requireWithin } from "./require.ts";

/**
 * Quantile of Student's t distribution: P(|T| < t) = I_y(1/2, df/2) with y = t²/(df + t²)
 * (Abramowitz and Stegun 26.7.1).
 * @param p 0.5 to 0.9995.
 * @param df degrees of freedom, 1 to 10 million, not necessarily whole.
 * @returns t from 0 up, to 9 digits or better over all of these bounds, as compared with SciPy.
 * @throws RangeError outside these bounds.
 */
export function studentQuantile(p: number, df: number): number {
  requireWithin(p, 0.5, 0.9995, "p");
  requireWithin(df, 1, 1e7, "degrees of freedom");
  if (p === 0.5) return 0;
  return Math.sqrt(df * betaOddsQuantile(2 * p - 1, 0.5, df / 2));
}
