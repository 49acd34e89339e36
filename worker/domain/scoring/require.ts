import type { Proportion } from "./interval.ts";

// Counts and scores come from what the store has checked. A bad one here is a fault of the program,
// so it throws: a figure computed from it would look like any other.

/** @throws RangeError unless `value` is a whole number from 0 up, −0 excluded. */
export function requireCount(value: number, name: string): void {
  if (!(Number.isSafeInteger(value) && value >= 0) || Object.is(value, -0)) {
    throw new RangeError(`${name} must be a whole number from 0 up, not ${value}`);
  }
}

/** @throws RangeError unless `value` is a number from `lower` to `upper`. */
export function requireWithin(value: number, lower: number, upper: number, name: string): void {
  if (!(value >= lower && value <= upper)) {
    throw new RangeError(`${name} must be a number from ${lower} to ${upper}, not ${value}`);
  }
}

/** @throws RangeError unless there are five counts: people with 1, 2, 3, 4, 5 points. */
export function requireHistogram(counts: readonly number[]): void {
  if (counts.length !== 5) throw new RangeError(`five counts are needed, not ${counts.length}`);
  for (const count of counts) requireCount(count, "a count");
}

/** @throws RangeError unless 0 ≤ x ≤ n, both whole numbers. */
export function requireProportion({ x, n }: Proportion): void {
  requireCount(n, "n");
  requireCount(x, "x");
  if (x > n) throw new RangeError(`x must be at most n = ${n}, not ${x}`);
}
