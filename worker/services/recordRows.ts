import type { ChangeFacts, CountFacts } from "../../schema/text/indicatorFacts.ts";
import { countSentence } from "../../schema/text/indicatorSentence.ts";
import {
  type ChangeOfRecords,
  type CountedAs,
  changeOfRecords,
} from "../domain/programme/changeOfRecords.ts";
import { isStale } from "../domain/programme/isStale.ts";
import type { Evidence } from "../domain/programme/judge.ts";
import { lineSegments } from "../domain/programme/lineSegments.ts";
import type { RecordKind } from "../domain/programme/recordKinds.ts";
import { overlaps, type RecordFigure } from "../domain/programme/recordValue.ts";
import { readTarget } from "../domain/programme/target.ts";
import type { Actor, Deps } from "../env.ts";
import type { BaselineRow } from "../store/baseline.ts";
import type { ScorecardData } from "../store/scorecardData.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import { indicatorBreaks, type ProgrammeContext, unitBreaks } from "./programmeContext.ts";
import { baselineView } from "./readTrend.ts";
import { type RecordAtUnit, recordsAtUnit } from "./recordFigures.ts";
import {
  EMPTY_ROW,
  judgementOf,
  judgementView,
  rowHead,
  rulesOf,
  type ScorecardRow,
  targetToday,
  targetView,
} from "./scorecardRow.ts";
import { targetFacts } from "./surveyFacts.ts";

/** An indicator and the record that it is read from. */
export interface RecordIndicator {
  readonly indicator: ProgrammeIndicator;
  readonly record: string;
}

/** The records that indicators are read from, each once. */
export const recordsOf = (indicators: readonly RecordIndicator[]): string[] => [
  ...new Set(indicators.map(({ record }) => record)),
];

/**
 * Rows of the indicators that HR's counts feed, by indicator.
 * @param data what `recordWindow` reads
 */
export async function recordRows(
  deps: Deps,
  actor: Actor,
  context: ProgrammeContext,
  indicators: readonly RecordIndicator[],
  data: Pick<ScorecardData, "records" | "recordsElsewhere">,
): Promise<ReadonlyMap<string, ScorecardRow>> {
  const found = await recordsAtUnit(deps, actor, context, recordsOf(indicators), data);
  return new Map(
    indicators.map(({ indicator, record }) => [
      indicator.id,
      rowOf(context, indicator, found.get(record) ?? null, found.has(record)),
    ]),
  );
}

function rowOf(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  at: RecordAtUnit | null,
  isCounted: boolean,
): ScorecardRow {
  const latest = at?.latest ?? null;
  const decided = targetToday(context, indicator, latest?.to ?? null, null);
  const start = baselineOf(context, indicator.id, at);
  const isBroken =
    start?.figure != null && at !== null && isBrokenSince(context, indicator.id, at, start.figure);
  const change =
    at !== null && start?.figure != null && !isBroken
      ? changeOfRecords(
          start.figure,
          at.latest,
          countedAs(at.kind),
          overlaps(start.figure, at.latest),
        )
      : null;
  const rules = rulesOf(context);
  const evidence: Evidence = {
    source: "record",
    measured:
      latest?.value == null
        ? []
        : [{ value: latest.value, interval: null, change: intervalOf(change) }],
    n: null,
    isStale:
      latest !== null &&
      isStale(latest.to, context.asOf, cadenceOf(indicator, at), rules.staleAfterCadences),
    responseRate: null,
    baseline: start?.value == null ? null : { value: start.value, n: null },
    hasBreakSinceBaseline: isBroken,
    earlier: earlierValue(at),
  };
  const judgement = judgementOf(decided.target, evidence, decided.time, rules);
  const comparable = isBroken ? null : (start?.value ?? null);
  const { deciding } =
    decided.target === null ? { deciding: null } : readTarget(decided.target, comparable);
  const facts: CountFacts = {
    source: "records",
    value: latest?.value ?? null,
    numerator: latest?.numerator ?? null,
    denominator: latest?.denominator ?? null,
    from: latest?.from ?? null,
    to: latest?.to ?? null,
    standsFor: standsFor(context, at),
    judgement,
    target: targetFacts(decided.target, deciding),
    sinceBaseline: changeFactsOf(change, comparable, at, start?.figure ?? null),
    isYearly: at?.isYearly ?? false,
    withheld: withheldOf(at, start, isCounted),
  };
  const values = evidence.measured.map(({ value }) => value);
  return {
    ...rowHead(indicator, decided),
    ...EMPTY_ROW,
    source: "record",
    figureOf: figureOf(context, at),
    ...{ from: facts.from, to: facts.to, value: facts.value },
    ...{ numerator: facts.numerator, n: facts.denominator },
    target: targetView(decided, comparable, values),
    baseline:
      start === null
        ? null
        : baselineView({ row: start.row, value: start.value, n: start.n }, context),
    sinceBaseline: change,
    ...judgementView(judgement),
    companions: indicator.companions.map(({ id, title }) => ({
      ...{ id, title, value: at?.companions[id] ?? null },
    })),
    sentence: countSentence(facts),
  };
}

interface RecordStart {
  readonly row: BaselineRow;
  readonly value: number | null;
  readonly n: number | null;
  /** null where HR entered a value without a period. */
  readonly figure: RecordFigure | null;
}

/** The locked starting point at the unit whose figures are shown. */
function baselineOf(
  { baselines, company }: ProgrammeContext,
  indicator: string,
  at: RecordAtUnit | null,
): RecordStart | null {
  const row = baselines.get(indicator);
  if (row === undefined) return null;
  if (row.period === null) {
    const isOwn = row.wave === null && at?.unit === company.id;
    return { row, value: isOwn ? row.value : null, n: isOwn ? row.n : null, figure: null };
  }
  const figure = at?.figures.find(({ period }) => period === row.period) ?? null;
  return { row, value: figure?.value ?? null, n: figure?.denominator ?? null, figure };
}

/** Of the value or the baseline, which one the caller may not see for too few people. */
function withheldOf(
  at: RecordAtUnit | null,
  start: RecordStart | null,
  isCounted: boolean,
): CountFacts["withheld"] {
  if (at === null) return isCounted ? "value" : null;
  const period = start?.row.period ?? null;
  return period !== null && at.isWithheld(period) ? "baseline" : null;
}

/** What is told only once a year is not stale before the next year is over. */
const cadenceOf = ({ cadenceMonths }: ProgrammeIndicator, at: RecordAtUnit | null): number =>
  at?.isYearly ? Math.max(12, cadenceMonths) : cadenceMonths;

/** Events from which a change is told relative too: from 1 to 5 would read as "+400 %". */
const RELATIVE_FROM = 5;

/** Something else is counted, or the unit is another one, since the baseline. */
function isBrokenSince(
  context: ProgrammeContext,
  indicator: string,
  { latest, unit }: RecordAtUnit,
  start: RecordFigure,
): boolean {
  const own = unit === context.unit ? unitBreaks(context) : { moves: [], entered: [] };
  const ends = [start, latest].map(({ to }) => ({ opensOn: to, version: "" }));
  const entered = [...indicatorBreaks(context, indicator), ...own.entered];
  return lineSegments(ends, () => true, { moves: own.moves, entered }).breaks.length > 0;
}

function countedAs({ reading, isShare }: RecordKind): CountedAs {
  if (reading === "rollingHeadcount") return "events";
  return isShare ? "share" : "plain";
}

/** Bounds of the change whose sign can be read; null where it was not tested. */
function intervalOf(change: ChangeOfRecords | null): { lower: number; upper: number } | null {
  if (change === null || change.evidence === null) return null;
  const { lower, upper } = change.points;
  return lower === null || upper === null ? change.relativeInterval : { lower, upper };
}

/** The first figure known that does not overlap the latest: where a level has come from. */
function earlierValue(at: RecordAtUnit | null): number | null {
  const first = at?.figures[0];
  return first === undefined || at === null || overlaps(first, at.latest) ? null : first.value;
}

function changeFactsOf(
  change: ChangeOfRecords | null,
  from: number | null,
  at: RecordAtUnit | null,
  start: RecordFigure | null,
): ChangeFacts | null {
  const to = at?.latest.value ?? null;
  if (change === null || at === null || from === null || to === null) return null;
  const { points, evidence } = change;
  const isOfFew =
    countedAs(at.kind) !== "plain" &&
    [start, at.latest].some((figure) => (figure?.numerator ?? 0) < RELATIVE_FROM);
  const relative = isOfFew ? null : change.relative;
  return { from, to, points: points.difference, relative, evidence };
}

function figureOf({ path }: ProgrammeContext, at: RecordAtUnit | null): ScorecardRow["figureOf"] {
  if (at === null || at.why === null) return null;
  const name = path.find(({ id }) => id === at.unit)?.name ?? "";
  return { unit: at.unit, name, why: at.why };
}

function standsFor(context: ProgrammeContext, at: RecordAtUnit | null): CountFacts["standsFor"] {
  const other = figureOf(context, at);
  return other === null ? null : { unit: other.name, why: other.why };
}
