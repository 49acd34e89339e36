import { answers, percentOf, percentsAround } from "../../schema/text/numbers.ts";
import type { DimensionPointView, TrendPointView, TrendView } from "../api/trends.ts";
import { favourableOf, itemScoreOf, type Score, withMark } from "./figures.ts";

type Fractions = { readonly lower: number; readonly upper: number };

/** The target that holds now, a fraction; null where there is none, or it has no value here. */
export const targetNow = ({ targets }: Pick<TrendView, "targets">): number | null =>
  targets.find(({ to }) => to === null)?.value ?? null;

/**
 * The share of a wave as a page writes it: `67%`, `≥ 96%`, `12–18%`; null where none is released.
 * @param target that it is read beside, a fraction; null where there is none.
 */
export function shareText(
  { figure, share, bounds }: TrendPointView,
  target: number | null,
): string | null {
  if (share !== null) {
    const value = percentOf(share.value, figure.shown ? numberOf(figure.n) : null, target);
    return withMark(value, favourableOf(figure)?.bound);
  }
  if (bounds === null) return null;
  const { lower, upper } = percentsAround(bounds);
  if (bounds.upper >= 1) return withMark(lower, "atLeast");
  if (bounds.lower <= 0) return withMark(upper, "atMost");
  return joined(lower, upper);
}

/** An interval in whole per cent: `45–83%`. */
export const rangeText = ({ lower, upper }: Fractions): string =>
  joined(percentOf(lower, null), percentOf(upper, null));

const joined = (low: string, high: string): string =>
  low === high ? low : `${low.slice(0, -1)}–${high}`;

/** The mean score of an indicator's item, 0 to 100; null where it has none or is not shown. */
export const scoreOf = ({ figure }: TrendPointView): Score | null => itemScoreOf(figure);

/** The score of a dimension, 0 to 100; null where it is not shown. */
export function dimensionScore({ figure }: DimensionPointView): Omit<Score, "n"> | null {
  if (!figure.shown) return null;
  const { score, bound, interval } = figure;
  return { score, ...(bound && { bound }), ...(interval && { interval }) };
}

/** A score as a page writes it: `68`, `≥ 96`. */
export const scoreText = (score: Pick<Score, "score" | "bound"> | null): string | null =>
  score && withMark(score.score, score.bound);

/** The interval of a score: `52–71`; null where none is released. */
export const scoreIntervalText = (score: Pick<Score, "interval"> | null): string | null =>
  score?.interval ? score.interval.map((end) => String(Math.round(end))).join("–") : null;

/** How many answered, as it is written; null where nothing is shown. */
export function answeredText({ figure }: TrendPointView | DimensionPointView): string | null {
  return figure.shown && figure.n !== null ? answers(figure.n) : null;
}

const numberOf = (n: number | string): number | null => (typeof n === "number" ? n : null);
