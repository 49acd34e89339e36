import type { TreeUnitJson } from "./captured.ts";
import { type ReportedCount, type ShownTotal, smallestRecordGroup } from "./recordGroups.ts";
import {
  COMPANION_COUNTS,
  monthOfDay,
  monthsOf,
  READINGS,
  type RecordJson,
  type RecordReading,
} from "./recordReadings.ts";

/** What the auditor reads of a row of a scorecard. */
export interface ScorecardRowJson {
  readonly indicator: string;
  readonly source: string;
  readonly figureOf: { readonly unit: string } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly value: number | null;
  readonly baseline: { readonly value: number | null; readonly period: string | null } | null;
  readonly companions: readonly { readonly id: string; readonly value: number | null }[];
}

/** A scorecard of a manager, for any day. */
export interface ScorecardJson {
  readonly unit: string;
  readonly measures: readonly { readonly rows: readonly ScorecardRowJson[] }[];
}

/** A group of too few people that scorecards give away. */
export interface RecordLeak {
  /** Id of the indicator, or of the companion. */
  readonly figure: string;
  /** 0 where the search was given up. */
  readonly people: number;
  readonly cells: readonly { readonly unit: string; readonly period: string }[];
}

/** Fewest people behind HR's counts that managers see (privacy §6.12). */
const FEWEST = 5;

/**
 * Tries to work out of managers' scorecards, of whatever units and days, what HR has counted about
 * fewer than five people: by adding and subtracting figures of units, windows and baselines. The
 * attacker knows every denominator; numerators are what he is after. Shares no code with the policy.
 * @param records all rows of HR's counts.
 */
export function recordLeaks(
  tree: readonly TreeUnitJson[],
  records: readonly RecordJson[],
  scorecards: readonly ScorecardJson[],
): RecordLeak[] {
  const totals = new Map<string, Map<string, ShownTotal>>();
  const add = (figure: string, total: ShownTotal): void => {
    const known = totals.get(figure) ?? new Map<string, ShownTotal>();
    totals.set(figure, known.set(`${total.unit} ${total.periods.join()}`, total));
  };
  for (const { unit: asked, measures } of scorecards) {
    for (const row of measures.flatMap(({ rows }) => rows)) {
      const reading = READINGS[row.indicator];
      if (reading === undefined || row.source !== "record") continue;
      const unit = row.figureOf?.unit ?? asked;
      const rows = records.filter(({ record }) => record === reading.record);
      if (row.value !== null && row.from !== null && row.to !== null) {
        const span = { first: monthOfDay(row.from), last: monthOfDay(row.to) };
        const periods = periodsIn(rows, reading, span);
        add(row.indicator, { unit, periods });
        for (const { id, value } of row.companions) {
          if (value !== null && id in COMPANION_COUNTS) add(id, { unit, periods });
        }
      }
      const start = row.baseline?.period ?? null;
      if (start !== null && row.baseline?.value != null) {
        const { first, last } = monthsOf(start);
        const from = { row: first, year: last - (last % 12), twelve: last - 11 }[reading.reach];
        add(row.indicator, { unit, periods: periodsIn(rows, reading, { first: from, last }) });
      }
    }
  }
  return [...totals].flatMap(([figure, shown]): RecordLeak[] => {
    const counts = countsOf(figure, records);
    const isOnce = figure in COMPANION_COUNTS || READINGS[figure]?.isOnce === true;
    const found = smallestRecordGroup({
      ...{ tree, counts, totals: [...shown.values()], minimum: FEWEST, isOnce },
    });
    if (found === null) return [];
    return [{ figure, ...(found === "undecided" ? { people: 0, cells: [] } : found) }];
  });
}

/** The reported periods that a figure of these months is made of. */
function periodsIn(
  rows: readonly RecordJson[],
  { reach }: RecordReading,
  { first, last }: { readonly first: number; readonly last: number },
): string[] {
  const reported = [...new Set(rows.map(({ period }) => period))];
  return reported.filter((period) => {
    const months = monthsOf(period);
    return reach === "row"
      ? months.last === last
      : months.first >= first && months.last <= last && period.includes("-");
  });
}

/** How many people every unit has in every period, of those whom a figure is about. */
function countsOf(figure: string, records: readonly RecordJson[]): ReportedCount[] {
  const companion = COMPANION_COUNTS[figure];
  if (companion !== undefined) {
    const of = figure === "voluntary-turnover-rate" ? "turnover" : "exit-reasons";
    return records
      .filter(({ record }) => record === of)
      .map((row) => ({ unit: row.unit, period: row.period, people: companion(row) }));
  }
  const { record, people, isOfHeadcount } = READINGS[figure] ?? { record: "", people: "" };
  if (people === record) {
    return records
      .filter((row) => row.record === record)
      .map(({ unit, period, numerator, denominator }) => ({
        ...{ unit, period, people: denominator },
        ...(isOfHeadcount ? { events: numerator } : {}),
      }));
  }
  // Money says nothing of how many earn it: the headcount at the end of each period does.
  const periods = [
    ...new Set(records.filter((row) => row.record === record).map(({ period }) => period)),
  ];
  return periods.flatMap((period) => {
    const { last } = monthsOf(period);
    return records
      .filter((row) => row.record === people && monthsOf(row.period).first === last)
      .map(({ unit, denominator }) => ({ unit, period, people: denominator }));
  });
}
