import { betaOddsQuantile } from "./betaOddsQuantile.ts";
import { requireWithin } from "./require.ts";

/**
 * Quantile of the F distribution: P(F < f) = I_x(df1/2, df2/2) with x = df1·f/(df1·f + df2)
 * (Abramowitz and Stegun 26.6.2).
 * @param p 0.0005 to 0.9995.
 * @param df1 degrees of freedom of the numerator, 1 to 10 million.
 * @param df2 those of the denominator, alike.
 * @returns above 0, to 9 digits or better over all of these bounds, as compared with SciPy.
 * @throws RangeError outside these bounds.
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  requireWithin(p, 0.0005, 0.9995, "p");
  requireWithin(df1, 1, 1e7, "degrees of freedom");
  requireWithin(df2, 1, 1e7, "degrees of freedom");
  return (df2 / df1) * betaOddsQuantile(p, df1 / 2, df2 / 2);
}
