import { incompleteBeta, logBeta } from "./incompleteBeta.ts";

/**
 * The x with I_x(a, b) = p: Newton's method, halving the bracket where a step would leave it.
 * @param p between 0 and 1.
 * @param a above 0.
 * @param b above 0.
 * @returns between 0 and 1.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let lower = 0;
  let upper = 1;
  let x = a / (a + b);
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
