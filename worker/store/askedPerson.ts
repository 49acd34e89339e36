import { and, desc, gte, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { wave } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";
import type { WaveRow } from "./wave.ts";
import type { StepGuard } from "./waveStep.ts";

/** A person whom a wave asks, and the ballot group in which it does. */
export interface AskedPersonRow {
  readonly personId: string;
  readonly groupId: string;
}

/** So many of the given people stand in a group of another wave, by the group they were given with. */
export interface SharedPeopleRow {
  readonly wave: string;
  readonly ownGroup: string;
  readonly otherGroup: string;
  readonly people: number;
}

/** Statements that keep whom a wave asks. */
export function insertAskedPeople(
  db: DrizzleD1Database,
  waveId: string,
  rows: readonly AskedPersonRow[],
) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO asked_person (wave, person_id, group_id)
      SELECT ${waveId}, value ->> 'personId', value ->> 'groupId' FROM json_each(${chunk})`),
  );
}

/**
 * Waves whose people a launch is compared with, the latest to open first: launched and not over, or
 * released at `releasedSinceMs` or later, whatever became of their ballots. A wave that was stopped,
 * or destroyed without a release, publishes nothing.
 */
export function listComparableWaves(
  db: DrizzleD1Database,
  releasedSinceMs: number,
): Promise<WaveRow[]> {
  return db
    .select()
    .from(wave)
    .where(
      or(
        inArray(wave.state, ["scheduled", "open", "closed"]),
        and(
          inArray(wave.state, ["released", "destroyed"]),
          gte(wave.releasedAtMs, releasedSinceMs),
        ),
      ),
    )
    .orderBy(desc(wave.opensAtMs), wave.id);
}

/** How many of these people each of the waves asks, by both groups. */
export async function countSharedPeople(
  db: DrizzleD1Database,
  waves: readonly string[],
  rows: readonly AskedPersonRow[],
): Promise<SharedPeopleRow[]> {
  const chunks = toJsonChunks(rows.map(({ personId, groupId }) => [personId, groupId]));
  const counted = await Promise.all(
    chunks.map((chunk) => db.all<SharedPeopleRow>(sharedPeople(JSON.stringify(waves), chunk))),
  );
  return counted.flat();
}

/**
 * The query of `countSharedPeople`, for JSON lists of waves and of people with groups. CROSS fixes the
 * order of the loops: else SQLite reads the list of people anew for each row of the table, which takes
 * minutes for 20,000.
 */
export const sharedPeople = (waves: string, people: string): SQL =>
  sql`SELECT a.wave AS wave, own.value ->> 1 AS ownGroup, a.group_id AS otherGroup, count(*) AS people
    FROM json_each(${waves}) w CROSS JOIN json_each(${people}) own
      CROSS JOIN asked_person a ON a.wave = w.value AND a.person_id = own.value ->> 0
    GROUP BY 1, 2, 3`;

/** How many waves were ever launched. It only grows, so that an equal number means no launch between. */
export async function countLaunches(db: DrizzleD1Database): Promise<number> {
  return db.$count(wave, ne(wave.state, "draft"));
}

/** Statement that makes its batch fail where a wave was launched since they were counted. */
export function demandNoLaunchSince(db: DrizzleD1Database, launches: number) {
  return db.run(sql`SELECT json(CASE
    WHEN (SELECT count(*) FROM wave WHERE state <> 'draft') = ${launches}
    THEN '0' ELSE 'another wave was launched' END)`);
}

/** Forgets whom waves asked that were released before, or destroyed without a release. */
export async function forgetAskedPeople(
  db: DrizzleD1Database,
  releasedBeforeMs: number,
): Promise<void> {
  await db.run(sql`DELETE FROM asked_person WHERE wave IN (SELECT id FROM wave
    WHERE (state IN ('released', 'destroyed') AND released_at_ms < ${releasedBeforeMs})
      OR (state = 'destroyed' AND released_at_ms IS NULL))`);
}

/** Statement of a step: forgets whom a wave asked. */
export function deleteAskedPeople(db: DrizzleD1Database, waveId: string, guard: StepGuard) {
  return db.run(sql`DELETE FROM asked_person WHERE wave = ${waveId} AND ${guard}`);
}
