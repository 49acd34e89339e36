import { granted } from "../result.ts";
import { dimensionScore } from "../scoring/dimensionScore.ts";
import { roundHalfUp } from "../scoring/roundHalfUp.ts";
import { type DimensionCell, HIDDEN, type ItemCell, type ScaleCell } from "./disclosedCell.ts";
import { meanInterval } from "./meanInterval.ts";
import type { Bound } from "./rowSums.ts";
import { shownPoint } from "./scaleCell.ts";
import type { ShownCount } from "./sizes.ts";

/**
 * A dimension in one cell: shown where every item of it is shown there, computed from their
 * released values, so that it adds no information.
 * @param items released cells of all items of the dimension.
 * @param spread the spread of the dimension (`dimensionSpread`) in scale points, or null.
 */
export function discloseDimension(
  items: readonly (ItemCell | undefined)[],
  spread: number | null,
): DimensionCell {
  const shown: ScaleCell[] = [];
  for (const item of items) {
    if (item === undefined || !item.shown || "counts" in item) return HIDDEN;
    shown.push(item);
  }
  const score = granted(dimensionScore(shown.map(shownPoint)));
  // Centred on what is released: the ends say no more of the score than it does.
  const released = roundHalfUp(score);
  const n = smallest(shown.map((item) => item.n));
  const bound = boundOf(shown);
  const interval =
    typeof n === "number" && !shown.some(isBounded) ? meanInterval(released, n, spread) : undefined;
  return {
    shown: true,
    n,
    score: released,
    ...(bound && { bound }),
    ...(interval && { interval }),
  };
}

const isBounded = (item: ScaleCell): boolean => !("mean" in item);

/** A score of means and of lower bounds is a lower bound; ends of both kinds give no mark. */
function boundOf(items: readonly ScaleCell[]): Bound | null {
  const hasLower = items.some((item) => "atLeast" in item);
  const hasUpper = items.some((item) => "atMost" in item);
  if (hasLower === hasUpper) return null;
  return hasLower ? "atLeast" : "atMost";
}

/** A range of numbers below 10 is smaller than any number. */
function smallest(counts: readonly ShownCount[]): ShownCount {
  const range = counts.find((count) => typeof count === "string");
  return range ?? Math.min(...counts.map(Number));
}
