import { sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { BaselineRow } from "./baseline.ts";
import type { SeriesBreakRow } from "./seriesBreak.ts";
import { type Settings, settingsFrom } from "./setting.ts";
import type { TargetRevisionRow } from "./targetRevision.ts";
import type { ReleasedWaveRow } from "./trend.ts";
import type { UnitMoveRow } from "./unitMove.ts";

/** A unit on the way up to the company. */
export interface PathUnit {
  readonly id: string;
  readonly name: string;
}

/** A released wave: when it was planned to close, and when it was closed. */
export interface ClosedWaveRow extends ReleasedWaveRow {
  readonly closedAtMs: number | null;
}

/** Everything that figures are read with, apart from the figures. */
export interface ProgrammeState {
  readonly settings: Settings;
  /** null before a roster is imported. */
  readonly company: PathUnit | null;
  /** The unit and all above it, the company last; empty for an unknown one. */
  readonly path: readonly PathUnit[];
  /** All, the oldest first. */
  readonly baselines: readonly BaselineRow[];
  readonly revisions: readonly TargetRevisionRow[];
  readonly seriesBreaks: readonly SeriesBreakRow[];
  readonly moves: readonly UnitMoveRow[];
  /** Released waves, the earliest planned to close first. */
  readonly waves: readonly ClosedWaveRow[];
}

/**
 * Reads it in one statement, since a round trip to the database costs more than what it carries.
 * @param unit the company where null
 * @param surveys whose waves are told; null for all
 */
export async function readProgrammeState(
  db: DrizzleD1Database,
  unit: string | null,
  surveys: readonly string[] | null,
): Promise<ProgrammeState> {
  const slugs = surveys === null ? null : JSON.stringify(surveys);
  const row = await db.get<Record<keyof ProgrammeState, string | null>>(sql`
    WITH RECURSIVE asked (id) AS (
      SELECT coalesce(${unit}, (SELECT id FROM unit WHERE parent_id IS NULL))
    ), up (id, parent_id, name, height) AS (
      SELECT unit.id, parent_id, name, 0 FROM unit JOIN asked ON unit.id = asked.id
      UNION ALL
      SELECT unit.id, unit.parent_id, unit.name, height + 1 FROM unit JOIN up ON unit.id = up.parent_id
    )
    SELECT
      (SELECT json_group_object(name, json(value)) FROM setting) AS settings,
      (SELECT json_object('id', id, 'name', name) FROM unit WHERE parent_id IS NULL) AS company,
      (SELECT json_group_array(json_object('id', id, 'name', name))
        FROM (SELECT id, name FROM up ORDER BY height)) AS path,
      (SELECT json_group_array(json_object('indicator', indicator, 'wave', wave, 'period', period,
          'value', value, 'numerator', numerator, 'n', n, 'source', source, 'version', version,
          'lockedBy', locked_by, 'lockedAtMs', locked_at_ms, 'reason', reason))
        FROM (SELECT * FROM baseline ORDER BY id)) AS baselines,
      (SELECT json_group_array(json_object('indicator', indicator, 'target', target,
          'changeBasis', change_basis, 'dueOn', due_on, 'owner', json(owner), 'reason', reason,
          'revisedBy', revised_by, 'revisedAtMs', revised_at_ms, 'validFrom', valid_from))
        FROM (SELECT * FROM target_revision ORDER BY id)) AS revisions,
      (SELECT json_group_array(json_object('id', id, 'kind', kind, 'on', day,
          'indicator', indicator, 'unitId', unit_id, 'note', note, 'enteredBy', entered_by,
          'enteredAtMs', entered_at_ms))
        FROM (SELECT * FROM series_break ORDER BY day, id)) AS seriesBreaks,
      (SELECT json_group_array(json_object('unitId', unit_id, 'day', day, 'moved', moved,
          'headcountBefore', headcount_before, 'headcountAfter', headcount_after))
        FROM (SELECT * FROM unit_move WHERE unit_id = (SELECT id FROM asked) ORDER BY id)) AS moves,
      (SELECT json_group_array(json_array(id, name, survey, version, opens_on, closes_on,
          closed_at_ms, released_at_ms, channel))
        FROM (SELECT * FROM wave WHERE state IN ('released', 'destroyed')
          AND released_at_ms IS NOT NULL AND (${slugs} IS NULL
            OR survey IN (SELECT value FROM json_each(${slugs})))
          ORDER BY closes_on, opens_on, id)) AS waves`);
  const part = <K extends keyof ProgrammeState>(name: K): ProgrammeState[K] =>
    JSON.parse(row?.[name] ?? "null");
  return {
    settings: settingsFrom(JSON.parse(row?.settings ?? "{}")),
    company: part("company"),
    path: part("path"),
    baselines: part("baselines"),
    revisions: part("revisions"),
    seriesBreaks: part("seriesBreaks"),
    moves: part("moves"),
    waves: (JSON.parse(row?.waves ?? "[]") as WaveColumns[]).map(toWave),
  };
}

// Names of columns repeated for every wave would be half of what is read.
type WaveColumns = [
  wave: string,
  name: string,
  survey: string,
  version: string,
  opensOn: string,
  closesOn: string,
  closedAtMs: number | null,
  releasedAtMs: number,
  channel: string,
];

const toWave = ([
  wave,
  name,
  survey,
  version,
  opensOn,
  closesOn,
  closedAtMs,
  releasedAtMs,
  channel,
]: WaveColumns): ClosedWaveRow => ({
  ...{ wave, name, survey, version, opensOn, closesOn, closedAtMs, releasedAtMs },
  onePerPerson: channel !== "open",
});
