import { itemScore } from "../scoring/itemScore.ts";
import type { ReleasedMean, ScaleCell } from "./disclosedCell.ts";
import { meanInterval } from "./meanInterval.ts";
import type { Favourables, Figure } from "./protectItem.ts";
import { toShownCount } from "./sizes.ts";

/**
 * A released figure of a 1–5 item as it goes over the wire.
 * @param favourable null where none is shown: below 20 answers, and in breakdowns.
 * @param spread the company's spread of this item, or null.
 */
export function toScaleCell(
  figure: Figure,
  favourable: Favourables | null,
  { k, spread }: { readonly k: number; readonly spread: number | null },
): ScaleCell {
  const mean = releasedMean(figure);
  // A bound is no estimate that an interval could stand around.
  const interval =
    "mean" in mean ? meanInterval(itemScore(mean.mean), figure.n, spread) : undefined;
  return {
    shown: true,
    n: toShownCount(figure.n, k),
    ...mean,
    ...(favourable && toShare(favourable, figure.n)),
    ...(interval && { interval }),
  };
}

/** The point that a cell shows, whether it is a mean or the end that the mean lies beyond. */
export const shownPoint = (mean: ReleasedMean): number => {
  if ("mean" in mean) return mean.mean;
  return "atLeast" in mean ? mean.atLeast : mean.atMost;
};

/** Means to 0.1, halves upward; lower bounds downward, upper bounds upward. Whole-number exact. */
function releasedMean({ n, sum, bound }: Figure): ReleasedMean {
  if (bound === "atLeast") return { atLeast: Math.floor((10 * sum) / n) / 10 };
  if (bound === "atMost") return { atMost: Math.ceil((10 * sum) / n) / 10 };
  return { mean: Math.floor((20 * sum + n) / (2 * n)) / 10 };
}

function toShare(favourable: Favourables, n: number): Pick<ScaleCell, "share" | "shareBounds"> {
  if (!favourable.isInformative) return { shareBounds: [favourable.least, favourable.most] };
  const { count, bound } = favourable;
  return { share: { favourable: count, rest: n - count, ...(bound && { bound }) } };
}
