import { isIndicatorContinued, type LineVersion } from "../definitions/comparison/compareLines.ts";
import { must } from "../must.ts";
import {
  type EnteredBreak,
  type HeadcountMove,
  type LineBreak,
  lineSegments,
} from "./lineSegments.ts";
import type { CountedOptions } from "./releasedShare.ts";

/** A released wave that may lie on an indicator's line. */
export interface CandidateWave {
  readonly wave: string;
  readonly survey: string;
  readonly version: string;
  readonly opensOn: string;
  readonly closesOn: string;
}

/** A wave that asked an indicator's item, and where it lies on the line. */
export type WaveOnLine<W extends CandidateWave> = W & {
  /** The item that the wave's version reads the indicator from. */
  readonly item: string;
  /** Which options count, where the item is a single choice. */
  readonly options: CountedOptions | null;
  /** A pulse asks in another context: drawn beside the line, never part of it. */
  readonly isPulse: boolean;
  /** Number of the piece of the line, from 0; null for a pulse. */
  readonly segment: number | null;
};

/** An indicator's line over released waves. */
export interface SurveyLine<W extends CandidateWave> {
  readonly waves: readonly WaveOnLine<W>[];
  readonly breaks: readonly LineBreak[];
}

/**
 * Lays the released waves of an indicator on its line (instruments §3.16): which asked its item,
 * which only repeat it, and within which pieces they may be compared. Says nothing of any figure.
 * @param candidates waves in the order of their days, of any surveys.
 */
export function surveyLine<W extends CandidateWave>(
  indicator: string,
  candidates: readonly W[],
  versionOf: (survey: string, version: string) => LineVersion,
  organisation: {
    readonly moves: readonly HeadcountMove[];
    readonly entered: readonly EnteredBreak[];
  },
): SurveyLine<W> {
  const asked = candidates.flatMap((wave) => {
    const version = versionOf(wave.survey, wave.version);
    const source = version.content.scoring.indicators.find((one) => one.indicator === indicator);
    if (source === undefined) return [];
    const { item, role, countedOptions, excludedOptions = [] } = source;
    const options =
      countedOptions === undefined ? null : { counted: countedOptions, excluded: excludedOptions };
    return [{ ...wave, item, options, isPulse: role === "preview" }];
  });
  const full = asked.filter(({ isPulse }) => !isPulse);
  const { segments, breaks } = lineSegments(
    full,
    ([first], wave) =>
      isIndicatorContinued(
        indicator,
        versionOf(first.survey, first.version),
        versionOf(wave.survey, wave.version),
      ),
    organisation,
  );
  const segmentByWave = new Map(full.map(({ wave }, index) => [wave, must(segments[index])]));
  const waves = asked.map((wave) => ({ ...wave, segment: segmentByWave.get(wave.wave) ?? null }));
  return { waves, breaks };
}
