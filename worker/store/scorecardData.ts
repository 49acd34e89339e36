import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { HrRecordRow } from "./hrRecord.ts";
import { hrRecordsSince, type RecordWindow, recordsElsewhere } from "./recordWindow.ts";
import { type CountedRow, suggestionsAsOf } from "./suggestion.ts";
import { type FigureKey, keyAt, type ReleasedFigureRow, releasedFigures } from "./trend.ts";

/** What a scorecard is made of. */
export interface ScorecardData {
  readonly figures: readonly ReleasedFigureRow[];
  readonly records: readonly HrRecordRow[];
  /** Records that units outside of the window have reported too. */
  readonly recordsElsewhere: readonly string[];
  readonly suggestions: readonly CountedRow[];
  /** People on the roster. */
  readonly people: number;
}

/**
 * Reads it in one statement, since a round trip costs more than what it carries; as lists without
 * names of columns, which would be half of it. (`|| ''` keeps a figure the text that it is.)
 */
export async function readScorecardData(
  db: DrizzleD1Database,
  wanted: {
    readonly figures: readonly FigureKey[];
    readonly records: RecordWindow;
    readonly suggestions: { readonly from: string; readonly to: string; readonly asOf: string };
  },
): Promise<ScorecardData> {
  const row = await db.get<Record<keyof ScorecardData, string>>(sql`SELECT
    (SELECT json_group_array(json_array(position, figure || '', invited, ballots))
      FROM (${releasedFigures(wanted.figures)})) AS figures,
    (SELECT json_group_array(json_array(record, unitId, period, numerator, denominator,
        json(detail)))
      FROM (${hrRecordsSince(wanted.records)})) AS records,
    (SELECT json_group_array(record) FROM (${recordsElsewhere(wanted.records)}))
      AS recordsElsewhere,
    (SELECT json_group_array(json_object('receivedOn', receivedOn, 'status', status,
        'named', named, 'answeredOn', answeredOn))
      FROM (${suggestionsAsOf(wanted.suggestions)})) AS suggestions,
    (SELECT count(*) FROM person) AS people`);
  if (row === undefined) throw new Error("A statement without a table has one row.");
  const figures = JSON.parse(row.figures) as FigureColumns[];
  const records = JSON.parse(row.records) as RecordColumns[];
  return {
    figures: figures.map(([position, figure, invited, ballots]) => ({
      ...keyAt(wanted.figures, position),
      ...{ figure, invited, ballots },
    })),
    records: records.map(([record, unitId, period, numerator, denominator, detail]) => ({
      ...{ record, unitId, period, numerator, denominator, detail },
    })),
    recordsElsewhere: JSON.parse(row.recordsElsewhere),
    suggestions: JSON.parse(row.suggestions),
    people: Number(row.people),
  };
}

type FigureColumns = [
  position: number,
  figure: string,
  invited: number | null,
  ballots: number | string | null,
];
type RecordColumns = [
  record: string,
  unitId: string,
  period: string,
  numerator: number,
  denominator: number,
  detail: Record<string, number>,
];
