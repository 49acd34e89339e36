import { type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";

/** A released wave as far as lines go. Days are `YYYY-MM-DD`. */
export interface ReleasedWaveRow {
  readonly wave: string;
  readonly name: string;
  readonly survey: string;
  readonly version: string;
  readonly opensOn: string;
  /** The last day of answers, once the services have said that it is over. */
  readonly closesOn: string;
  readonly releasedAtMs: number;
  /** False for a public link: whoever has it may answer more than once. */
  readonly onePerPerson: boolean;
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
export async function listReleasedFigures(
  db: DrizzleD1Database,
  wanted: readonly FigureKey[],
): Promise<ReleasedFigureRow[]> {
  const rows = await db.all<Omit<ReleasedFigureRow, keyof FigureKey> & { position: number }>(
    releasedFigures(wanted),
  );
  return rows.map(({ position, ...row }) => ({ ...keyAt(wanted, position), ...row }));
}

/** The same as a query, for a statement that reads more; `position` is that of the key. */
export function releasedFigures(wanted: readonly FigureKey[]): SQL {
  const keys = wanted.map(({ wave, unit, kind, name }) => [wave, unit, `$.${kind}."${name}"`]);
  return sql`
    SELECT w.key AS position, c.body -> (w.value ->> 2) AS figure,
      c.body ->> '$.invited' AS invited, c.body ->> '$.ballots' AS ballots
    FROM json_each(${JSON.stringify(keys)}) w
    JOIN release_cell c ON c.wave = w.value ->> 0 AND c.unit_id = w.value ->> 1 AND c.cut = ''
    WHERE figure IS NOT NULL`;
}

/** The key at a position. @throws for one that was not wanted */
export function keyAt(wanted: readonly FigureKey[], position: number): FigureKey {
  const key = wanted[position];
  if (key === undefined) throw new Error("A figure answers a key.");
  return key;
}
