import {
  type DimensionLine,
  dimensionLine,
  type LineVersion,
} from "../definitions/comparison/compareLines.ts";
import { must } from "../must.ts";
import {
  type EnteredBreak,
  type HeadcountMove,
  type LineBreak,
  lineSegments,
} from "./lineSegments.ts";
import type { CandidateWave } from "./surveyLine.ts";

/** A dimension's line: for each wave its piece, and for each piece what it is drawn on. */
export interface DimensionSeries {
  readonly segments: readonly number[];
  readonly breaks: readonly LineBreak[];
  readonly pieces: readonly DimensionLine[];
}

/**
 * Lays the released waves of a survey that ask a dimension on its line (instruments §3.16): a piece
 * goes on while enough items are the same question in all of its waves.
 * @param waves in the order of their days, each asking the dimension.
 */
export function dimensionSeries<W extends CandidateWave>(
  dimension: string,
  waves: readonly W[],
  versionOf: (survey: string, version: string) => LineVersion,
  organisation: {
    readonly moves: readonly HeadcountMove[];
    readonly entered: readonly EnteredBreak[];
  },
): DimensionSeries {
  const lineOver = ([first, ...others]: readonly [W, ...W[]]) =>
    dimensionLine(dimension, [
      versionOf(first.survey, first.version),
      ...distinct(others.map(({ survey, version }) => versionOf(survey, version))),
    ]);
  const isContinued = ([first, ...others]: readonly [W, ...W[]], wave: W) =>
    lineOver([first, ...others, wave]).outcome !== "broken";
  const { segments, breaks } = lineSegments(waves, isContinued, organisation);
  const pieces = Map.groupBy(waves, (_, index) => segments[index]);
  return {
    ...{ segments, breaks },
    pieces: [...pieces.values()].map(([first, ...others]) => lineOver([must(first), ...others])),
  };
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
