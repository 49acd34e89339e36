/** Coefficients B(2k)/(2k(2k − 1)) of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];

/**
 * Natural logarithm of the gamma function, by Stirling's series (DLMF 5.11.1) from 10 on, below by
 * the recurrence Γ(x + 1) = x · Γ(x).
 * @param x above 0.
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) product *= shifted++;
  let series = 0;
  for (const [k, coefficient] of STIRLING.entries()) {
    series += coefficient / shifted ** (2 * k + 1);
  }
  const body = (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI);
  return body + series - Math.log(product);
}
