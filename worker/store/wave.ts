import { and, asc, desc, eq, inArray, lte, ne, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { manifest, wave, waveGroup, waveUnit } from "../../schema/tables/index.ts";
import { toJsonChunks } from "./jsonChunks.ts";

/** A wave as stored; `units`, `population` and `notice` are JSON texts. */
export type WaveRow = typeof wave.$inferSelect;
export type WaveGroupRow = typeof waveGroup.$inferSelect;
export type WaveUnitRow = typeof waveUnit.$inferSelect;

/** The wave with this id. */
export function findWave(db: DrizzleD1Database, id: string): Promise<WaveRow | undefined> {
  return db.select().from(wave).where(eq(wave.id, id)).get();
}

/** All waves, the latest to open first. */
export function listWaves(db: DrizzleD1Database): Promise<WaveRow[]> {
  return db.select().from(wave).orderBy(desc(wave.opensAtMs), asc(wave.name), asc(wave.id));
}

/** Whether any wave past its draft uses this survey version. */
export async function hasLaunchedWave(
  db: DrizzleD1Database,
  survey: string,
  version: string,
): Promise<boolean> {
  const row = await db
    .select({ id: wave.id })
    .from(wave)
    .where(and(eq(wave.survey, survey), eq(wave.version, version), ne(wave.state, "draft")))
    .limit(1)
    .get();
  return row !== undefined;
}

/** Waves in one of the states, the earliest to open first. */
export function listWavesInState(
  db: DrizzleD1Database,
  states: WaveRow["state"][],
): Promise<WaveRow[]> {
  return db.select().from(wave).where(inArray(wave.state, states)).orderBy(asc(wave.opensAtMs));
}

/** Scheduled waves whose opening time has come. */
export function listWavesToOpen(db: DrizzleD1Database, nowMs: number): Promise<WaveRow[]> {
  return db
    .select()
    .from(wave)
    .where(and(eq(wave.state, "scheduled"), lte(wave.opensAtMs, nowMs)))
    .orderBy(asc(wave.opensAtMs));
}

/** Open waves whose closing time has come. */
export function listWavesToClose(db: DrizzleD1Database, nowMs: number): Promise<WaveRow[]> {
  return db
    .select()
    .from(wave)
    .where(and(eq(wave.state, "open"), lte(wave.closesAtMs, nowMs)))
    .orderBy(asc(wave.closesAtMs));
}

/** Statement that adds a draft. */
export function insertWave(db: DrizzleD1Database, row: typeof wave.$inferInsert) {
  return db.insert(wave).values(row);
}

/**
 * Statement that changes a wave only while it is in one of `from`: the compare-and-set on which
 * every step rests. Returns the id where it applied.
 */
export function changeWave(
  db: DrizzleD1Database,
  id: string,
  from: WaveRow["state"][],
  change: Partial<WaveRow>,
) {
  return db
    .update(wave)
    .set(change)
    .where(and(eq(wave.id, id), inArray(wave.state, from)))
    .returning({ id: wave.id });
}

/** Ballot groups of a launched wave, by their position in a packed ballot. */
export function listWaveGroups(db: DrizzleD1Database, waveId: string): Promise<WaveGroupRow[]> {
  return db
    .select()
    .from(waveGroup)
    .where(eq(waveGroup.wave, waveId))
    .orderBy(asc(waveGroup.position));
}

/** The unit tree of a launched wave as it was then. */
export function listWaveUnits(db: DrizzleD1Database, waveId: string): Promise<WaveUnitRow[]> {
  return db.select().from(waveUnit).where(eq(waveUnit.wave, waveId)).orderBy(asc(waveUnit.unitId));
}

/** Statements that freeze the groups. */
export function insertWaveGroups(db: DrizzleD1Database, rows: readonly WaveGroupRow[]) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO wave_group (wave, position, id, unit_id, unit_name, cut, invited)
      SELECT value ->> 'wave', value ->> 'position', value ->> 'id', value ->> 'unitId',
        value ->> 'unitName', value ->> 'cut', value ->> 'invited'
      FROM json_each(${chunk})`),
  );
}

/** Statements that freeze the unit tree. */
export function insertWaveUnits(db: DrizzleD1Database, rows: readonly WaveUnitRow[]) {
  return toJsonChunks(rows).map((chunk) =>
    db.run(sql`INSERT INTO wave_unit (wave, unit_id, parent_id, name, path)
      SELECT value ->> 'wave', value ->> 'unitId', value ->> 'parentId', value ->> 'name',
        value ->> 'path'
      FROM json_each(${chunk})`),
  );
}

/** The exact bytes of a manifest. */
export function findManifest(db: DrizzleD1Database, fingerprint: string) {
  return db
    .select({ body: manifest.body, wave: manifest.wave })
    .from(manifest)
    .where(eq(manifest.fingerprint, fingerprint))
    .get();
}

/** Statement that adds a manifest. */
export function insertManifest(
  db: DrizzleD1Database,
  row: { fingerprint: string; wave: string; body: string },
) {
  return db.insert(manifest).values(row);
}

/** How long a launch may take before another may overtake it, in milliseconds. */
export const LAUNCH_CLAIM_MS = 60_000;

/** Reserves a draft for one launch; false where it is no draft or another launch is under way. */
export async function claimLaunch(
  db: DrizzleD1Database,
  id: string,
  realNowMs: number,
): Promise<boolean> {
  const claimed = await db
    .update(wave)
    .set({ launchClaimedAtMs: realNowMs })
    .where(
      and(
        eq(wave.id, id),
        eq(wave.state, "draft"),
        sql`coalesce(${wave.launchClaimedAtMs}, 0) < ${realNowMs - LAUNCH_CLAIM_MS}`,
      ),
    )
    .returning({ id: wave.id });
  return claimed.length > 0;
}

/** Frees a draft whose launch was refused. */
export async function freeLaunchClaim(db: DrizzleD1Database, id: string): Promise<void> {
  await db.update(wave).set({ launchClaimedAtMs: null }).where(eq(wave.id, id));
}

/** Whether a launch still has its claim: another may have overtaken it. */
export async function holdsLaunchClaim(
  db: DrizzleD1Database,
  id: string,
  claimedAtMs: number,
): Promise<boolean> {
  const row = await findWave(db, id);
  return row?.state === "draft" && row.launchClaimedAtMs === claimedAtMs;
}

/** Statement that makes its batch fail unless the launch still has its claim. */
export function demandLaunchClaim(db: DrizzleD1Database, id: string, claimedAtMs: number) {
  return db.run(sql`SELECT json(CASE
    WHEN EXISTS (SELECT 1 FROM wave WHERE id = ${id} AND state = 'draft'
      AND launch_claimed_at_ms = ${claimedAtMs}) THEN '0' ELSE 'the launch was overtaken' END)`);
}
