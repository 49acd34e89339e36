import { requireWithin } from "./require.ts";

/**
 * Adjusts p-values of changes that are looked at together, so that the chance of even one false
 * "clear change" stays at 5 %: Holm (1979, Scand. J. Stat. 6:65), step down. A change is clear where
 * the adjusted value is below 0.05.
 * @param pValues 0 to 1, of as many comparisons as were looked at; none is left out for being small
 * or large.
 * @returns adjusted values in the same order, 0 to 1, none below the one given.
 * @throws RangeError for a value outside 0 to 1.
 */
export function holmAdjust(pValues: readonly number[]): readonly number[] {
  for (const p of pValues) requireWithin(p, 0, 1, "p");
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  for (const [rank, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}
