import { must } from "../must.ts";
import { granted, ok, type Result, refuse } from "../result.ts";
import { fQuantile } from "./fQuantile.ts";
import type { Interval } from "./interval.ts";
import { meanAndSpread } from "./meanAndSpread.ts";
import type { NoSpread, TooFewAnswers } from "./refusals.ts";
import { requireWithin } from "./require.ts";

const FEWEST_TO_SHOW = 30;
const FEWEST_TO_INTERPRET = 100;

/** How far the items of a dimension measure one thing. */
export interface Reliability extends Interval {
  /** Complete cases. */
  readonly n: number;
  readonly alpha: number;
  /** From 30 complete cases it may be shown, from 100 be read; below 30 it is neither. */
  readonly use: "hidden" | "shown" | "interpreted";
}

/**
 * Reliability of a dimension over the whole company, never of a team: Cronbach (1951, Psychometrika
 * 16:297), α = k/(k − 1) · (1 − Σ item variances / variance of the sum); for two items the
 * Spearman-Brown coefficient 2r/(1 + r). Interval of 95 % by `feldtInterval`.
 * @param rows one per person who answered all items: recoded scores of the k ≥ 2 items, in the same
 * order, in one unit.
 * @returns at most 1 and possibly below 0, not rounded; refused for fewer than two persons, and
 * where the sum (of two items: one of them) has no spread, or two items run exactly against
 * each other.
 * @throws RangeError for one item, rows of unequal length, or a score that is not finite.
 */
export function cronbachAlpha(
  rows: readonly (readonly number[])[],
): Result<Reliability, TooFewAnswers | NoSpread> {
  const [first] = rows;
  const n = rows.length;
  if (first === undefined || n < 2) return refuse({ reason: "too-few-answers" });
  const k = first.length;
  if (k < 2 || rows.some((row) => row.length !== k)) {
    throw new RangeError("every row holds the same items, at least two");
  }
  const itemVariances = first.map((_, item) => variance(rows.map((row) => must(row[item]))));
  const sumOfItems = itemVariances.reduce((sum, value) => sum + value, 0);
  const total = variance(rows.map((row) => row.reduce((sum, score) => sum + score, 0)));
  const alpha = k === 2 ? spearmanBrown(itemVariances, total) : standard(k, sumOfItems, total);
  if (alpha === null) return refuse({ reason: "no-spread" });
  const use = n >= FEWEST_TO_INTERPRET ? "interpreted" : n >= FEWEST_TO_SHOW ? "shown" : "hidden";
  return ok({ n, alpha, ...feldtInterval(alpha, k, n), use });
}

/**
 * 95 % interval of a reliability: Feldt (1965, Psychometrika 30:357), 1 − (1 − α) · F with n − 1 and
 * (n − 1)(k − 1) degrees of freedom.
 * @param alpha at most 1.
 * @param k items, whole, at least 2.
 * @param n complete cases, whole, at least 2.
 * @throws RangeError outside these bounds.
 */
export function feldtInterval(alpha: number, k: number, n: number): Interval {
  requireWithin(alpha, -Number.MAX_SAFE_INTEGER, 1, "alpha");
  if (!(Number.isSafeInteger(k) && k >= 2 && Number.isSafeInteger(n) && n >= 2)) {
    throw new RangeError(`k and n must be whole numbers from 2 up, not ${k} and ${n}`);
  }
  const df2 = (n - 1) * (k - 1);
  return {
    lower: 1 - (1 - alpha) * fQuantile(0.975, n - 1, df2),
    upper: 1 - (1 - alpha) * fQuantile(0.025, n - 1, df2),
  };
}

/** What rounding leaves of a variance that is 0, as a part of the items' own. */
const NOTHING = 1e-12;

function standard(k: number, sumOfItems: number, total: number): number | null {
  return total > NOTHING * sumOfItems ? (k / (k - 1)) * (1 - sumOfItems / total) : null;
}

/** From the variances: 2 · covariance = total − first − second, r = covariance / (s₁ · s₂). */
function spearmanBrown(itemVariances: readonly number[], total: number): number | null {
  const [first = 0, second = 0] = itemVariances;
  const product = Math.sqrt(first * second);
  if (!(product > 0)) return null;
  const r = Math.min(1, (total - first - second) / 2 / product);
  return 1 + r > NOTHING ? (2 * r) / (1 + r) : null;
}

const variance = (values: readonly number[]): number => granted(meanAndSpread(values)).sd ** 2;
