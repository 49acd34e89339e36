import { asc, eq, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { handOut } from "../../schema/tables/index.ts";
import type { StepGuard } from "./waveStep.ts";

/** Codes of one group handed out in one month (`YYYY-MM`). */
export type HandOutRow = Pick<typeof handOut.$inferSelect, "groupId" | "month" | "count">;

/** What was handed out of a wave's pools, by group and month. */
export function listHandOuts(db: DrizzleD1Database, wave: string): Promise<HandOutRow[]> {
  const { groupId, month, count } = handOut;
  return db
    .select({ groupId, month, count })
    .from(handOut)
    .where(eq(handOut.wave, wave))
    .orderBy(asc(month), asc(groupId));
}

/** Statement of a step: writes entries, each in the place of an earlier one. */
export function saveHandOuts(
  db: DrizzleD1Database,
  wave: string,
  rows: readonly HandOutRow[],
  guard: StepGuard,
) {
  const list = JSON.stringify(rows.map(({ groupId, month, count }) => [groupId, month, count]));
  return db.run(sql`INSERT INTO hand_out (wave, group_id, month, count)
    SELECT ${wave}, value ->> 0, value ->> 1, value ->> 2 FROM json_each(${list}) WHERE ${guard}
    ON CONFLICT (wave, group_id, month) DO UPDATE SET count = excluded.count`);
}
