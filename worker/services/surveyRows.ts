import { surveySentence } from "../../schema/text/indicatorSentence.ts";
import type { Evidence } from "../domain/programme/judge.ts";
import { releasedScore } from "../domain/programme/releasedScore.ts";
import type { Judgement } from "../domain/programme/status.ts";
import { exactShare, previousOf, surveyEvidence } from "../domain/programme/surveyEvidence.ts";
import { readTarget } from "../domain/programme/target.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import type { ProgrammeContext } from "./programmeContext.ts";
import { baselineView } from "./readTrend.ts";
import type { ReleasedFigures, WaveReading } from "./releasedFigures.ts";
import {
  EMPTY_ROW,
  judgementOf,
  judgementView,
  rowHead,
  rulesOf,
  type ScorecardRow,
  type TargetToday,
  targetToday,
  targetView,
} from "./scorecardRow.ts";
import { surveyBaseline, type UnitBaseline } from "./surveyBaseline.ts";
import {
  changeBetween,
  changeFacts,
  readingFacts,
  shareBoundsOf,
  shareView,
  targetFacts,
} from "./surveyFacts.ts";
import { diagnosticOf, type Line, neededWaves, type SurveyLines } from "./surveyLines.ts";

/** Rows of the indicators that surveys feed, by indicator. */
export const surveyRows = (
  context: ProgrammeContext,
  lines: SurveyLines,
  figures: ReleasedFigures,
): ReadonlyMap<string, ScorecardRow> =>
  new Map(
    lines.indicators.map((indicator) => [indicator.id, rowOf(context, indicator, lines, figures)]),
  );

/** An indicator judged at one unit. */
interface Judged {
  readonly readings: readonly WaveReading[];
  readonly latest: WaveReading | undefined;
  readonly baseline: UnitBaseline | null;
  readonly today: TargetToday;
  readonly evidence: Evidence;
  readonly judgement: Judgement | null;
}

function judgeAt(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  line: Line,
  unit: string,
  figures: ReleasedFigures,
): Judged {
  const row = context.baselines.get(indicator.id);
  const { full } = neededWaves(line, row?.wave ?? null);
  const readings = full.map((wave) => figures.readingAt(wave, unit));
  const latest = readings.at(-1);
  const isCompany = unit === context.company.id;
  const baseline = surveyBaseline(row, full, latest?.wave, { id: unit, isCompany }, figures);
  const isChange = indicator.kind === "change";
  const decidedBy = isChange ? (latest?.closesOn ?? "none") : null;
  const today = targetToday(context, indicator, latest?.closesOn ?? null, decidedBy);
  const rules = rulesOf(context);
  const survey = latest?.wave.survey ?? "";
  const cadenceMonths = context.settings.cadences[survey] ?? indicator.cadenceMonths;
  const evidence = surveyEvidence(
    // The baseline's wave lies on the line too, yet "last time" is the wave before the latest.
    readings,
    baseline,
    isChange ? "baseline" : "last",
    { today: context.asOf, cadenceMonths },
    rules,
  );
  const judgement = judgementOf(today.target, evidence, today.time, rules);
  return { readings, latest, baseline, today, evidence, judgement };
}

function rowOf(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  lines: SurveyLines,
  figures: ReleasedFigures,
): ScorecardRow {
  const own = lines.byIndicator.get(indicator.id);
  if (own === undefined) throw new Error("Every indicator has a line.");
  const judged = judgeAt(context, indicator, own.unit, context.unit, figures);
  const { latest, baseline, today, evidence, judgement } = judged;
  const previous = previousOf(judged.readings);
  const comparable = baseline?.isComparable ? baseline : null;
  const share = latest === undefined ? null : exactShare(latest);
  const view = latest === undefined ? null : shareView(latest);
  const facts = readingFacts(latest, previous);
  const sinceBaseline = changeFacts(comparable?.proportion ?? null, share);
  const isBaselineOpen = sinceBaseline !== null && comparable?.onePerPerson === false;
  const company = companyBeside(context, indicator, own.company, judged, figures);
  const baselineRow = context.baselines.get(indicator.id);
  const values = evidence.measured.map(({ value }) => value);
  const { deciding } =
    today.target === null
      ? { deciding: null }
      : readTarget(today.target, comparable?.value ?? null);
  return {
    ...rowHead(indicator, today),
    ...EMPTY_ROW,
    to: latest?.closesOn ?? null,
    wave: latest === undefined ? null : waveView(latest),
    value: view?.value ?? null,
    valueBound: facts.favourableBound,
    bounds: latest === undefined ? null : shareBoundsOf(latest),
    interval: view?.interval ?? null,
    team: view?.team ?? null,
    score: latest === undefined ? null : releasedScore([latest.figure]),
    n: latest?.figure.shown ? latest.figure.n : null,
    numerator: share?.x ?? null,
    target: targetView(today, comparable?.value ?? null, values),
    baseline:
      baselineRow === undefined
        ? null
        : baselineView(
            { row: baselineRow, value: baseline?.value ?? null, n: baseline?.n ?? null },
            context,
          ),
    sinceBaseline: changeBetween(comparable?.proportion ?? null, share),
    sinceLast: changeBetween(exactShare(previous), share),
    ...judgementView(judgement),
    companions: indicator.companions.map((one) => ({ ...one, value: null })),
    diagnostic: diagnosticView(indicator, latest, context.unit, lines, figures),
    pulse: pulseView(own.unit, context, figures),
    company:
      company === null
        ? null
        : { value: company.value, n: company.n, ...judgementView(company.judgement) },
    sentence: surveySentence({
      ...facts,
      judgement,
      target: targetFacts(today.target, deciding),
      sinceBaseline,
      openLink: facts.openLink ?? (isBaselineOpen ? "compared" : null),
      company:
        company === null
          ? null
          : {
              ...{ value: company.value, n: company.n },
              status: company.judgement?.status ?? null,
              flags: company.judgement?.flags ?? [],
            },
    }),
  };
}

const waveView = ({ wave: { wave, name, version, onePerPerson } }: WaveReading) => ({
  ...{ id: wave, name, version, onePerPerson },
});

/** The company's value and status beside a unit that has no value of its own (§3.17). */
function companyBeside(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  line: Line,
  { latest }: Judged,
  figures: ReleasedFigures,
): { value: number; n: number; judgement: Judgement | null } | null {
  const hasValue = latest !== undefined && latest.share !== null;
  if (context.unit === context.company.id || hasValue) return null;
  const { latest: whole, judgement } = judgeAt(
    context,
    indicator,
    line,
    context.company.id,
    figures,
  );
  const share = whole === undefined ? null : exactShare(whole);
  return share === null ? null : { value: share.x / share.n, n: share.n, judgement };
}

function diagnosticView(
  indicator: ProgrammeIndicator,
  latest: WaveReading | undefined,
  unit: string,
  { versionOf }: SurveyLines,
  figures: ReleasedFigures,
): ScorecardRow["diagnostic"] {
  const id = diagnosticOf(indicator);
  if (id === null || latest === undefined) return null;
  const { wave, survey, version } = latest.wave;
  const dimension = versionOf(survey, version).content.scoring.dimensions.find(
    (one) => one.id === id,
  );
  const figure = figures.figureAt({ wave, unit, kind: "dimensions", name: id });
  if (dimension === undefined || !figure.shown || !("score" in figure)) return null;
  const { score, bound } = figure as unknown as { score: number; bound?: "atLeast" | "atMost" };
  return {
    ...{ dimension: id, title: dimension.title, n: figure.n },
    score: { value: score, bound: bound ?? null },
  };
}

function pulseView(
  line: Line,
  context: ProgrammeContext,
  figures: ReleasedFigures,
): ScorecardRow["pulse"] {
  const { pulse } = neededWaves(line, null);
  if (pulse === undefined) return null;
  const reading = figures.readingAt(pulse, context.unit);
  const score = releasedScore([reading.figure]);
  if (!reading.figure.shown || score === null) return null;
  const share = exactShare(reading);
  return {
    ...{ wave: pulse.wave, on: pulse.closesOn, onePerPerson: pulse.onePerPerson },
    ...{ score, n: reading.figure.n },
    value: share === null ? null : share.x / share.n,
  };
}
