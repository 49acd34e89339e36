import { and, asc, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { wave } from "../../schema/tables/index.ts";

/** A released wave as far as lines go. Days are `YYYY-MM-DD`. */
export interface ReleasedWaveRow {
  readonly wave: string;
  readonly name: string;
  readonly survey: string;
  readonly version: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly releasedAtMs: number;
}

/** Released waves of the given surveys, the earliest to close first. */
export async function listReleasedWaves(
  db: DrizzleD1Database,
  surveys: readonly string[],
  releasedBeforeMs: number,
): Promise<ReleasedWaveRow[]> {
  const rows = await db
    .select({
      wave: wave.id,
      name: wave.name,
      survey: wave.survey,
      version: wave.version,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      releasedAtMs: wave.releasedAtMs,
    })
    .from(wave)
    .where(
      and(
        inArray(wave.survey, [...surveys]),
        inArray(wave.state, ["released", "destroyed"]),
        isNotNull(wave.releasedAtMs),
        lt(wave.releasedAtMs, releasedBeforeMs),
      ),
    )
    .orderBy(asc(wave.closesOn), asc(wave.opensOn), asc(wave.id));
  return rows.map((row) => ({ ...row, releasedAtMs: row.releasedAtMs ?? 0 }));
}

/** One figure of a released cell. */
export interface FigureKey {
  readonly wave: string;
  readonly unit: string;
  readonly kind: "items" | "dimensions";
  readonly name: string;
}

/** A shown figure with the people of its cell; what is hidden has no row. */
export interface ReleasedFigureRow extends FigureKey {
  /** JSON, as released. */
  readonly figure: string;
  readonly invited: number | null;
  /** A number, or a range such as `5-9`. */
  readonly ballots: number | string | null;
}

/**
 * The shown ones among the wanted figures of whole units, however many: released cells are all that
 * is read. A cell that does not exist and a hidden figure are alike: neither has a row.
 */
export function listReleasedFigures(
  db: DrizzleD1Database,
  wanted: readonly FigureKey[],
): Promise<ReleasedFigureRow[]> {
  const keys = wanted.map(({ wave: id, unit, kind, name }) => [id, unit, kind, name]);
  return db.all<ReleasedFigureRow>(sql`
    SELECT w.value ->> 0 AS wave, w.value ->> 1 AS unit, w.value ->> 2 AS kind,
      w.value ->> 3 AS name,
      c.body -> ('$.' || (w.value ->> 2) || '."' || (w.value ->> 3) || '"') AS figure,
      c.body ->> '$.invited' AS invited, c.body ->> '$.ballots' AS ballots
    FROM json_each(${JSON.stringify(keys)}) w
    JOIN release_cell c ON c.wave = w.value ->> 0 AND c.unit_id = w.value ->> 1 AND c.cut = ''
    WHERE figure IS NOT NULL`);
}
