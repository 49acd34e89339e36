import { ok, type Result, refuse } from "../result.ts";
import { Z_95 } from "./interval.ts";
import type { NoAnswers } from "./meanOfCounts.ts";
import { requireCount, requireWithin } from "./require.ts";

/**
 * About the smallest change of a share whose 95 % interval leaves out 0, with `n` answers in each
 * of two waves: z · sqrt(2p(1 − p)/n). A rule of thumb for planning, not a test.
 * @param n answers per wave, whole.
 * @param p share around which it changes, 0.01 to 0.99.
 * @returns a fraction from 0 up to 1 (0.3 = 30 points), not rounded; refused for no answers.
 * @throws RangeError outside these bounds.
 */
export function smallestVisibleChange(n: number, p: number): Result<number, NoAnswers> {
  requireCount(n, "n");
  requireWithin(p, 0.01, 0.99, "p");
  if (n === 0) return refuse({ reason: "no-answers" });
  return ok(Math.min(1, Z_95 * Math.sqrt((2 * p * (1 - p)) / n)));
}
