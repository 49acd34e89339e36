import type { TrendPointView } from "../api/trends.ts";
import { favourableOf, itemScoreOf } from "./figures.ts";

/** What a line shows: the share of satisfied answers in per cent, or the mean score from 0 to 100. */
export type TrendMeasure = "share" | "score";

/** One wave on a line; `value` is null where the wave is not shown. */
export interface LinePoint {
  readonly wave: string;
  readonly closesOn: string;
  readonly isPulse: boolean;
  readonly value: number | null;
}

/** A line of one measure, oldest wave first. */
export interface TrendSeries {
  readonly measure: TrendMeasure;
  readonly points: readonly LinePoint[];
}

/**
 * One line never mixes two measures: it is of shares where every shown wave has one, and else of
 * mean scores, which every shown wave has.
 */
export function trendSeries(points: readonly TrendPointView[]): TrendSeries {
  const shown = points.filter(({ figure }) => figure.shown);
  const measure = shown.every(({ figure }) => favourableOf(figure) !== null) ? "share" : "score";
  return {
    measure,
    points: points.map(({ wave, closesOn, isPulse, figure }) => ({
      wave,
      closesOn,
      isPulse,
      value: measured(figure, measure),
    })),
  };
}

function measured(figure: TrendPointView["figure"], measure: TrendMeasure): number | null {
  return measure === "share"
    ? (favourableOf(figure)?.percent ?? null)
    : (itemScoreOf(figure)?.score ?? null);
}

/**
 * The wave that stands for "now": the latest full one, since a pulse asks in another context; the
 * latest pulse where there is no full wave; undefined where there is none at all.
 */
export function latestPoint(points: readonly TrendPointView[]): TrendPointView | undefined {
  return fullPoints(points).at(-1);
}

/** The latest wave before the latest one that is shown. */
export function lastShownBefore(points: readonly TrendPointView[]): TrendPointView | undefined {
  return fullPoints(points)
    .slice(0, -1)
    .findLast(({ figure }) => figure.shown);
}

function fullPoints(points: readonly TrendPointView[]): readonly TrendPointView[] {
  const full = points.filter(({ isPulse }) => !isPulse);
  return full.length > 0 ? full : points;
}
