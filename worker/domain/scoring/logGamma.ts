/** Coefficients B(2k)/(2k(2k − 1)) of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/** From here on Stirling's series gives all digits. */
export const STIRLING_FROM = 10;

/** What Stirling's series adds to (x − ½) ln x − x + ½ ln 2π, for x from `STIRLING_FROM` on. */
export const stirlingRest = (x: number): number =>
  STIRLING.reduce((sum, coefficient, k) => sum + coefficient / x ** (2 * k + 1), 0);

/**
 * Natural logarithm of the gamma function, by Stirling's series (DLMF 5.11.1) from `STIRLING_FROM` on, below by
 * the recurrence Γ(x + 1) = x · Γ(x).
 * @param x above 0.
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) product *= shifted++;
  const body = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI);
  return body + stirlingRest(shifted) - Math.log(product);
}
