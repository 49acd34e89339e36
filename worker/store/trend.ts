import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { releaseCell, wave } from "../../schema/tables/index.ts";

/** A released wave with the released figure of one item at one unit; null where it is hidden. */
export interface TrendRow {
  readonly wave: string;
  readonly name: string;
  readonly survey: string;
  readonly version: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** JSON of the figure. */
  readonly figure: string | null;
}

/**
 * Released waves of the given surveys that asked `item`, the earliest to close first, each with its
 * figure at `unit`. Every such wave has a row, whether or not the unit is shown, known, or existed.
 */
export function listTrendRows(
  db: DrizzleD1Database,
  surveys: string[],
  unit: string,
  item: string,
): Promise<TrendRow[]> {
  return db
    .select({
      wave: wave.id,
      name: wave.name,
      survey: wave.survey,
      version: wave.version,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
      figure: sql<string | null>`${releaseCell.body} -> ${`$.items."${item}"`}`,
    })
    .from(wave)
    .leftJoin(
      releaseCell,
      and(eq(releaseCell.wave, wave.id), eq(releaseCell.unitId, unit), eq(releaseCell.cut, "")),
    )
    .where(
      and(
        inArray(wave.survey, surveys),
        inArray(wave.state, ["released", "destroyed"]),
        isNotNull(wave.releasedAtMs),
        // A pulse asks some of the anchors only: what it never asked is no gap in a line.
        sql`EXISTS (SELECT 1 FROM release_statement s, json_each(s.body, '$.frame.scaleItems') asked
          WHERE s.wave = ${wave.id} AND asked.value = ${item})`,
      ),
    )
    .orderBy(asc(wave.closesOn), asc(wave.id));
}
