import { dimensionScore } from "../scoring/dimensionScore.ts";
import { roundHalfUp } from "../scoring/roundHalfUp.ts";
import type { ReleasedFigure } from "./releasedShare.ts";

/** A score in whole points from 0 to 100, or the end that it lies at or beyond. */
export interface ReleasedScore {
  readonly value: number;
  readonly bound: "atLeast" | "atMost" | null;
}

/**
 * The score of one item, or of several together: the mean of their released means, so that it says
 * nothing that they did not. On common items of two versions it has no interval, and is never
 * tested for change (instruments §3.16).
 *
 * @param figures at least one.
 * @returns null where an item is hidden; a bound where all ends that are bounds lie in one
 *   direction, rounded so that it stays true.
 */
export function releasedScore(figures: readonly ReleasedFigure[]): ReleasedScore | null {
  const means: number[] = [];
  const bounds = new Set<"atLeast" | "atMost">();
  for (const figure of figures) {
    if (!figure.shown) return null;
    const mean = figure.mean ?? figure.atLeast ?? figure.atMost;
    if (mean === undefined) return null;
    means.push(mean);
    if (figure.atLeast !== undefined) bounds.add("atLeast");
    if (figure.atMost !== undefined) bounds.add("atMost");
  }
  const score = dimensionScore(means);
  if (!score.ok) return null;
  if (bounds.size !== 1) return { value: roundHalfUp(score.value), bound: null };
  return bounds.has("atLeast")
    ? { value: Math.floor(score.value + 1e-9), bound: "atLeast" }
    : { value: Math.ceil(score.value - 1e-9), bound: "atMost" };
}
