import { logGamma, STIRLING_FROM, stirlingRest } from "./logGamma.ts";

/** Enough for parameters up to 10 million; small ones need about ten steps. */
const MOST_STEPS = 20_000;
const TINY = 1e-300;

/**
 * ln B(a, b) = ln Γ(b) + ln Γ(a)/Γ(a + b), for a, b > 0. The quotient is taken of the terms of
 * Stirling's series (DLMF 5.11.1) one by one: of two large logarithms nothing would be left.
 */
export function logBeta(a: number, b: number): number {
  const [large, small] = a < b ? [b, a] : [a, b];
  if (large < STIRLING_FROM) return logGamma(a) + logGamma(b) - logGamma(a + b);
  const quotient =
    small - (large - 0.5) * Math.log1p(small / large) - small * Math.log(large + small);
  return logGamma(small) + quotient + stirlingRest(large) - stirlingRest(large + small);
}

/**
 * Regularised incomplete beta function I_x(a, b): by the continued fraction DLMF 8.17.22, evaluated
 * by the method of Lentz, on the side where it converges quickly (8.17.4).
 * @param x 0 to 1.
 * @param a above 0.
 * @param b above 0.
 * @returns 0 to 1, to 12 digits for a and b up to 1,000, 10 up to 100,000, and 8 up to 5 million.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? front / (a * fraction(x, a, b))
    : 1 - front / (b * fraction(1 - x, b, a));
}

/** 1 + d₁/(1 + d₂/(1 + …)) with the coefficients of DLMF 8.17.23. */
function fraction(x: number, a: number, b: number): number {
  let value = 1;
  let numerator = 1;
  let denominator = 0;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const m = step >> 1;
    const coefficient =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    // Changes nothing but an exact zero, which must not divide.
    denominator = 1 / (1 + coefficient * denominator + TINY);
    numerator = 1 + coefficient / numerator + TINY;
    const factor = numerator * denominator;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return value;
}
