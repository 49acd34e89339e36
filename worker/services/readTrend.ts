import type { z } from "@hono/zod-openapi";
import { lineBreakSentence, surveySentence } from "../../schema/text/indicatorSentence.ts";
import type { LineBreak as LineBreakView } from "../../schema/wire/programme.ts";
import type { TargetLine, Trend, TrendPoint } from "../../schema/wire/trend.ts";
import { indicatorTarget } from "../domain/programme/indicatorTarget.ts";
import type { LineBreak } from "../domain/programme/lineSegments.ts";
import { exactShare, previousOf } from "../domain/programme/surveyEvidence.ts";
import { type SurveyLine, surveyLine, type WaveOnLine } from "../domain/programme/surveyLine.ts";
import { readTarget } from "../domain/programme/target.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import type { ReleasedWaveRow } from "../store/trend.ts";
import { findProgrammeIndicator, type ProgrammeIndicator } from "./indicatorSource.ts";
import { loadLineVersions } from "./lineVersions.ts";
import {
  indicatorBreaks,
  loadProgramme,
  type ProgrammeContext,
  unitBreaks,
} from "./programmeContext.ts";
import {
  fetchFigures,
  itemKey,
  type ReleasedFigures,
  type WaveReading,
} from "./releasedFigures.ts";
import { surveyBaseline, type UnitBaseline } from "./surveyBaseline.ts";
import { changeBetween, readingFacts, shareBoundsOf, shareView } from "./surveyFacts.ts";

/** A pulse repeats the anchors of the full surveys. */
export const PULSE = "pulse";

/**
 * A survey indicator over released waves at one unit (the company without one): points with their
 * intervals, breaks, baseline, target lines, and the change since last time. A unit that is not the
 * caller's answers exactly as one that is hidden or does not exist.
 * @returns refused where no survey feeds such an indicator
 */
export async function readTrend(
  deps: Deps,
  actor: Actor,
  indicatorId: string,
  unit: string | undefined,
): Promise<Result<z.infer<typeof Trend>, { readonly reason: "no-survey-line" }>> {
  const indicator = findProgrammeIndicator(indicatorId);
  if (indicator?.source.type !== "survey") return refuse({ reason: "no-survey-line" });
  const context = await loadProgramme(deps, actor, unit, [indicator.source.survey, PULSE]);
  if (!context.ok) throw new Error("Today is no day of the future.");
  const { line, figures } = await shownLine(deps, context.value, indicator);
  const full = line.waves.filter(({ isPulse }) => !isPulse);
  const at = (wave: WaveOnLine<ReleasedWaveRow>) => figures.readingAt(wave, context.value.unit);
  const latest = full.at(-1);
  const readings = full.map(at);
  const baseline = baselineAt(context.value, indicator.id, line, latest, figures);
  const previous = previousOf(readings);
  const targets = targetLines(context.value, indicator, baseline);
  const goal = targets.find(({ to }) => to === null)?.value ?? null;
  return ok({
    indicator: indicatorId,
    unit: context.value.asked,
    points: line.waves.map((wave) =>
      pointOf(at(wave), previousOf(readings.slice(0, full.indexOf(wave) + 1)), baseline, goal),
    ),
    breaks: line.breaks.map(breakView),
    baseline: baseline && baselineView(baseline, context.value),
    targets,
    change: changeBetween(exactShare(previous), exactShare(readings.at(-1))),
    sentence: sentenceOf(readings.at(-1), previous, goal),
  });
}

/** The line of an indicator at the context's unit, with all of its figures. */
async function shownLine(
  deps: Deps,
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
): Promise<{ line: SurveyLine<ReleasedWaveRow>; figures: ReleasedFigures }> {
  const { waves } = context;
  const versionOf = await loadLineVersions(deps, waves);
  const entered = indicatorBreaks(context, indicator.id);
  const bare = surveyLine(indicator.id, waves, versionOf, { moves: [], entered });
  const keys = bare.waves.map((wave) => itemKey(wave, context.unit));
  const figures = await fetchFigures(deps, keys);
  // What happened to a unit is told only where the unit is: else it would tell hidden from unknown.
  const isShown = keys.some((key) => figures.figureAt(key).shown);
  if (!isShown) return { line: bare, figures };
  const own = unitBreaks(context);
  const organisation = { moves: own.moves, entered: [...entered, ...own.entered] };
  return { line: surveyLine(indicator.id, waves, versionOf, organisation), figures };
}

const baselineAt = (
  context: ProgrammeContext,
  indicator: string,
  line: SurveyLine<ReleasedWaveRow>,
  latest: WaveOnLine<ReleasedWaveRow> | undefined,
  figures: ReleasedFigures,
): UnitBaseline | null =>
  surveyBaseline(
    context.baselines.get(indicator),
    line.waves,
    latest,
    { id: context.unit, isCompany: context.unit === context.company.id },
    figures,
  );

function pointOf(
  reading: WaveReading,
  previous: WaveReading | undefined,
  baseline: UnitBaseline | null,
  goal: number | null,
): z.infer<typeof TrendPoint> {
  const { wave, name, survey, version, opensOn, closesOn, onePerPerson, isPulse, segment } =
    reading.wave;
  return {
    ...{ wave, name, survey, version, opensOn, closesOn, onePerPerson, isPulse, segment },
    // Exactly as released: its shape is the wire's own.
    figure: reading.figure as z.infer<typeof TrendPoint>["figure"],
    share: shareView(reading),
    bounds: shareBoundsOf(reading),
    isBaseline: baseline?.row.wave === wave,
    sentence: sentenceOf(reading, isPulse ? undefined : previous, goal),
  };
}

/** What a wave says. Nothing is judged here, yet the share is read beside the target of today. */
const sentenceOf = (
  reading: WaveReading | undefined,
  previous: WaveReading | undefined,
  goal: number | null,
) =>
  surveySentence({
    ...readingFacts(reading, previous),
    target: goal === null ? null : { value: goal, change: null },
  });

/** A break as it goes over the wire. */
export function breakView(one: LineBreak): z.infer<typeof LineBreakView> {
  const versions =
    one.kind === "version"
      ? { fromVersion: one.fromVersion, toVersion: one.toVersion }
      : { fromVersion: null, toVersion: null };
  const note = "note" in one ? one.note : null;
  return {
    ...{ on: one.on, kind: one.kind, ...versions },
    sentence: lineBreakSentence({ ...one, ...versions, note }),
  };
}

/** A baseline as it goes over the wire. */
export const baselineView = (
  { row, value, n }: Pick<UnitBaseline, "row" | "n"> & { readonly value: number | null },
  context: ProgrammeContext,
) => ({
  ...{ value, n, wave: row.wave, period: row.period, source: row.source, version: row.version },
  lockedOn: context.dayOf(row.lockedAtMs),
});

/** The programme's own target and every revision, each for its days. */
function targetLines(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  baseline: UnitBaseline | null,
): z.infer<typeof TargetLine>[] {
  const revisions = context.revisions.get(indicator.id) ?? [];
  return [null, ...revisions].flatMap((revision, index) => {
    const target = indicatorTarget(indicator, revision);
    if (target === null) return [];
    const value = baseline?.isComparable ? baseline.value : null;
    const { deciding } = readTarget(target, value);
    return [
      {
        from: revision?.validFrom ?? null,
        to: revisions[index]?.validFrom ?? null,
        wanted: target.kind === "change" ? target.change : target.level,
        basis: target.kind === "change" ? target.basis : null,
        value: deciding?.value ?? null,
        isCapped: deciding?.isCapped ?? false,
      },
    ];
  });
}
