import { itemScore } from "../../worker/domain/scoring/itemScore.ts";
import { roundHalfUp } from "../../worker/domain/scoring/roundHalfUp.ts";
import type { Cell } from "../api/results.ts";

/** An item's figure in a cell; absent where the survey has no such item. */
export type ItemFigure = Cell["items"][string] | undefined;

/** A score from 0 to 100 with the number of answers behind it, as published. */
export interface Score {
  readonly score: number;
  readonly n: number | string;
  /** The published score is only an end that the true one lies at or beyond. */
  readonly bound?: "atLeast" | "atMost";
  /** 95 % interval in points from 0 to 100, from 20 answers. */
  readonly interval?: readonly [number, number];
}

/** Score of an item on a 1–5 scale, from its released mean; null where it is not shown. */
export function itemScoreOf(figure: ItemFigure): Score | null {
  if (!figure?.shown || "counts" in figure) return null;
  const { n, mean, atLeast, atMost, interval } = figure;
  if (mean !== undefined) {
    return { score: roundHalfUp(itemScore(mean)), n, ...(interval && { interval }) };
  }
  // A bound is rounded away from the true score, so that it stays true.
  if (atLeast !== undefined) {
    return { score: Math.floor(itemScore(atLeast) + 1e-9), n, bound: "atLeast" };
  }
  if (atMost === undefined) return null;
  return { score: Math.ceil(itemScore(atMost) - 1e-9), n, bound: "atMost" };
}

/** Released score of a dimension; null where it is not shown. */
export function dimensionScoreOf(cell: Cell, dimension: string): Score | null {
  const figure = cell.dimensions[dimension];
  if (!figure?.shown) return null;
  const { score, n, bound, interval } = figure;
  return { score, n, ...(bound && { bound }), ...(interval && { interval }) };
}

/** "≥ 96" for a lower end, "≤ 4" for an upper one, else the number itself. */
export const withMark = (figure: string | number, bound: Score["bound"]): string => {
  if (bound === undefined) return String(figure);
  return `${bound === "atLeast" ? "≥" : "≤"} ${figure}`;
};

/** Favourable answers of an item; null where they are not shown. */
export function favourableOf(figure: ItemFigure): {
  readonly percent: number;
  readonly favourable: number;
  readonly n: number;
  readonly bound?: Score["bound"];
} | null {
  if (!figure?.shown || "counts" in figure || figure.share === undefined) return null;
  const { favourable, rest, bound } = figure.share;
  const n = favourable + rest;
  if (!(n > 0)) return null;
  return { percent: roundHalfUp((100 * favourable) / n), favourable, n, ...(bound && { bound }) };
}

/**
 * Where answers are too alike for a share: between which whole per cents it must lie; null
 * elsewhere.
 */
export function favourableBoundsOf(
  figure: ItemFigure,
): { readonly low: number; readonly high: number } | null {
  if (!figure?.shown || "counts" in figure || figure.shareBounds === undefined) return null;
  const [least, most] = figure.shareBounds;
  const { n } = figure;
  if (typeof n !== "number") return null;
  return { low: Math.floor((100 * least) / n), high: Math.ceil((100 * most) / n) };
}

/** The share of satisfied answers as a page writes it: "76%", "≥ 96%", "96–100%"; null if hidden. */
export function favourableText(figure: ItemFigure): string | null {
  const favourable = favourableOf(figure);
  if (favourable !== null) return withMark(`${favourable.percent}%`, favourable.bound);
  const bounds = favourableBoundsOf(figure);
  if (bounds === null) return null;
  return bounds.low === bounds.high ? `${bounds.low}%` : `${bounds.low}–${bounds.high}%`;
}

/** How many people chose each option, for items that are no 1–5 scale; null where not shown. */
export function countsOf(figure: ItemFigure) {
  return figure?.shown && "counts" in figure ? { n: figure.n, counts: figure.counts } : null;
}

/** Share of the invited who answered, in whole per cent; null where a number is not exact. */
export function responsePercent(cell: Cell): number | null {
  const { invited, ballots } = cell;
  if (typeof ballots !== "number" || invited === undefined || invited <= 0) return null;
  return roundHalfUp((100 * ballots) / invited);
}
