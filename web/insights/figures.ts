import { itemScore } from "../../worker/domain/scoring/itemScore.ts";
import { roundHalfUp } from "../../worker/domain/scoring/roundHalfUp.ts";
import type { Cell } from "../api/results.ts";

/** An item's figure in a cell; absent where the survey has no such item. */
export type ItemFigure = Cell["items"][string] | undefined;

/** A score from 0 to 100 with the number of answers behind it, as published. */
export interface Score {
  readonly score: number;
  readonly n: number | string;
}

/** Score of an item on a 1–5 scale, from its released mean; null where it is not shown. */
export function itemScoreOf(figure: ItemFigure): Score | null {
  if (!figure?.shown || !("mean" in figure)) return null;
  return { score: roundHalfUp(itemScore(figure.mean)), n: figure.n };
}

/** Released score of a dimension; null where it is not shown. */
export function dimensionScoreOf(cell: Cell, dimension: string): Score | null {
  const figure = cell.dimensions[dimension];
  return figure?.shown ? { score: figure.score, n: figure.n } : null;
}

/** Favourable answers of an item; null where they are not shown. */
export function favourableOf(
  figure: ItemFigure,
): { readonly percent: number; readonly favourable: number; readonly n: number } | null {
  if (!figure?.shown || !("mean" in figure) || figure.share === undefined) return null;
  const { favourable, rest } = figure.share;
  const n = favourable + rest;
  return n > 0 ? { percent: roundHalfUp((100 * favourable) / n), favourable, n } : null;
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
