import { type SurveyLine, surveyLine } from "../domain/programme/surveyLine.ts";
import type { FigureKey, ReleasedWaveRow } from "../store/trend.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import type { VersionOf } from "./lineVersions.ts";
import { indicatorBreaks, type ProgrammeContext, unitBreaks } from "./programmeContext.ts";
import { PULSE } from "./readTrend.ts";
import { itemKey } from "./releasedFigures.ts";

/** Waves of an indicator at one place, in the order of their closing. */
export type Line = SurveyLine<ReleasedWaveRow>;

/** Indicators that a survey feeds, and the waves that they are read from. */
export interface SurveyLines {
  readonly versionOf: VersionOf;
  readonly indicators: readonly ProgrammeIndicator[];
  /** At the unit, and at the company: only the unit's is cut by what happened to the unit. */
  readonly byIndicator: ReadonlyMap<string, { readonly unit: Line; readonly company: Line }>;
}

/** Lays the released waves on the lines of the indicators that surveys feed. */
export const surveyLines = (
  context: ProgrammeContext,
  indicators: readonly ProgrammeIndicator[],
  versionOf: VersionOf,
): SurveyLines => ({
  ...{ versionOf, indicators },
  byIndicator: new Map(
    indicators.map((indicator) => [indicator.id, linesOf(context, indicator, versionOf)]),
  ),
});

/** The figures that rows are made of: four full waves and a pulse of each line at most. */
export const surveyKeys = (context: ProgrammeContext, lines: SurveyLines): FigureKey[] =>
  lines.indicators.flatMap((indicator) => keysOf(context, indicator, lines));

function linesOf(
  context: ProgrammeContext,
  { id, source }: ProgrammeIndicator,
  versionOf: VersionOf,
): { unit: Line; company: Line } {
  const survey = source.type === "survey" ? source.survey : "";
  const waves = context.waves.filter((wave) => wave.survey === survey || wave.survey === PULSE);
  const entered = indicatorBreaks(context, id);
  const company = surveyLine(id, waves, versionOf, { moves: [], entered });
  const own = unitBreaks(context);
  const isUncut = own.moves.length === 0 && own.entered.length === 0;
  const organisation = { moves: own.moves, entered: [...entered, ...own.entered] };
  return { company, unit: isUncut ? company : surveyLine(id, waves, versionOf, organisation) };
}

/** The waves of a line that a row is made of: nothing else is fetched. */
export function neededWaves({ waves }: Line, baselineWave: string | null) {
  const full = waves.filter(({ isPulse }) => !isPulse);
  const latest = full.at(-1);
  const first = full.find(({ segment }) => segment === latest?.segment);
  const baseline = full.find(({ wave }) => wave === baselineWave);
  const needed = new Set([first, baseline, ...full.slice(-2)].filter((wave) => wave !== undefined));
  const pulse = waves.findLast(({ isPulse }) => isPulse);
  const isLater = pulse !== undefined && (latest === undefined || pulse.closesOn > latest.closesOn);
  return { full: full.filter((wave) => needed.has(wave)), pulse: isLater ? pulse : undefined };
}

function keysOf(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  { byIndicator }: SurveyLines,
): FigureKey[] {
  const lines = byIndicator.get(indicator.id);
  if (lines === undefined) return [];
  const baselineWave = context.baselines.get(indicator.id)?.wave ?? null;
  return [
    [lines.unit, context.unit] as const,
    ...(context.unit === context.company.id ? [] : [[lines.company, context.company.id] as const]),
  ].flatMap(([line, unit]) => {
    const { full, pulse } = neededWaves(line, baselineWave);
    const keys = [...full, ...(pulse === undefined ? [] : [pulse])].map((w) => itemKey(w, unit));
    const latest = full.at(-1);
    const dimension = diagnosticOf(indicator);
    return latest === undefined || dimension === null
      ? keys
      : [...keys, { wave: latest.wave, unit, kind: "dimensions" as const, name: dimension }];
  });
}

/** The dimension that is shown beside the indicator, to say why. */
export const diagnosticOf = ({ source }: ProgrammeIndicator): string | null =>
  source.type === "survey" ? (source.diagnosticDimension ?? null) : null;
