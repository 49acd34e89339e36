import { incompleteBeta, logBeta } from "./incompleteBeta.ts";

/**
 * The odds x/(1 − x) of the x with I_x(a, b) = p. The smaller of x and 1 − x is looked for, since
 * the other has no digits left for it.
 * @param p between 0 and 1.
 * @param a above 0.
 * @param b above 0.
 * @returns above 0; to 9 digits or better for a and b from 0.5 to 5 million and p from 0.0005 to
 * 0.9995.
 */
export function betaOddsQuantile(p: number, a: number, b: number): number {
  if (incompleteBeta(0.5, a, b) < p) {
    const y = smallQuantile(1 - p, b, a);
    return (1 - y) / y;
  }
  const x = smallQuantile(p, a, b);
  return x / (1 - x);
}

/** Newton's method, halving the bracket where a step would leave it; the x is at most a half. */
function smallQuantile(p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let lower = 0;
  let upper = 0.5;
  let x = Math.min(upper / 2, a / (a + b));
  for (let step = 0; step < 200; step++) {
    const excess = incompleteBeta(x, a, b) - p;
    if (excess < 0) lower = x;
    else upper = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
    const next = x - excess / density;
    const kept = next > lower && next < upper ? next : (lower + upper) / 2;
    const moved = Math.abs(kept - x);
    x = kept;
    if (moved <= 1e-14 * x) break;
  }
  return x;
}
