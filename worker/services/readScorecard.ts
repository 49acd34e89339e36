import type { z } from "@hono/zod-openapi";
import type { Scorecard } from "../../schema/wire/scorecard.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Actor, Deps } from "../env.ts";
import { readScorecardData } from "../store/scorecardData.ts";
import { PROGRAMME, type ProgrammeIndicator, sourceOf } from "./indicatorSource.ts";
import { loadLineVersions } from "./lineVersions.ts";
import { processRow } from "./processRows.ts";
import { loadProgramme, type ProgrammeContext } from "./programmeContext.ts";
import { recordWindow } from "./recordFigures.ts";
import { type RecordIndicator, recordRows, recordsOf } from "./recordRows.ts";
import { toFigures } from "./releasedFigures.ts";
import type { ScorecardRow } from "./scorecardRow.ts";
import { suggestionDays, suggestionRow } from "./suggestionRow.ts";
import { surveyKeys, surveyLines } from "./surveyLines.ts";
import { surveyRows } from "./surveyRows.ts";

/**
 * The eight measures and the evaluation section at one unit on one day: of surveys only what was
 * released by then, of HR's counts only what a period ended by then tells. A unit that is not the
 * caller's answers as one that does not exist.
 */
export async function readScorecard(
  deps: Deps,
  actor: Actor,
  asked: { readonly unit: string | undefined; readonly asOf: string | undefined },
): Promise<Result<z.infer<typeof Scorecard>, { readonly reason: "day-in-future" }>> {
  const loaded = await loadProgramme(deps, actor, asked.unit, null, asked.asOf);
  if (!loaded.ok) return loaded;
  const context = loaded.value;
  const rows = await rowsOf(deps, actor, context);
  return ok({
    unit: context.asked,
    asOf: context.asOf,
    programmeStart: context.settings.programmeStart,
    keyMetrics: [...PROGRAMME.keyMetrics],
    measures: PROGRAMME.measures.map(({ id, number, title, indicators }) => ({
      ...{ id, number, title },
      rows: indicators.flatMap((indicator) => rows.get(indicator) ?? []),
    })),
  });
}

async function rowsOf(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
): Promise<ReadonlyMap<string, ScorecardRow>> {
  const fromRecords: RecordIndicator[] = [];
  const fromSurveys: ProgrammeIndicator[] = [];
  const others: ProgrammeIndicator[] = [];
  const released = new Set(context.waves.map(({ survey }) => survey));
  for (const indicator of PROGRAMME.indicators) {
    const record = recordOf(context, indicator, released);
    if (record !== null) fromRecords.push({ indicator, record });
    else if (indicator.source.type === "survey") fromSurveys.push(indicator);
    else others.push(indicator);
  }
  const versionOf = await loadLineVersions(deps, context.waves);
  const lines = surveyLines(context, fromSurveys, versionOf);
  const data = await readScorecardData(deps.db, {
    figures: surveyKeys(context, lines),
    records: recordWindow(context, recordsOf(fromRecords)),
    suggestions: suggestionDays(context),
  });
  const rows = new Map([
    ...surveyRows(context, lines, toFigures(data.figures)),
    ...(await recordRows(deps, actor, context, fromRecords, data)),
  ]);
  for (const indicator of others) {
    const isProcess = indicator.source.type === "process";
    rows.set(
      indicator.id,
      isProcess ? processRow(context, indicator) : suggestionRow(context, indicator, data),
    );
  }
  return rows;
}

/**
 * The record that an indicator is read from, or null. Where a survey may be replaced by HR's counts,
 * the baseline decides, so that the two are never mixed in one series; without one, whatever there
 * is.
 */
function recordOf(
  { baselines, settings }: ProgrammeContext,
  indicator: ProgrammeIndicator,
  releasedSurveys: ReadonlySet<string>,
): string | null {
  const { survey, record } = sourceOf(indicator, settings);
  if (survey === null || record === null) return record;
  const baseline = baselines.get(indicator.id);
  if (baseline !== undefined) return baseline.period === null ? null : record;
  return releasedSurveys.has(survey.slug) ? null : record;
}
