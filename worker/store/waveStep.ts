import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { wave } from "../../schema/tables/index.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { StepOutOfOrder } from "../domain/waves/stateMachine.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";
import { findWave, type WaveRow } from "./wave.ts";

/** One step of a wave's life. */
export interface WaveStepOnce {
  readonly id: string;
  /** Columns that must still be as they were read. */
  readonly from: Partial<WaveRow> & Pick<WaveRow, "state">;
  /** What else must hold at that moment. */
  readonly onlyIf?: SQL;
  readonly to: Partial<WaveRow>;
  readonly entry: AuditEntry;
}

/** A condition for statements of the same batch: the wave is still as its step expects it. */
export type StepGuard = SQL;

/**
 * Moves a wave on and notes it, in one batch that applies whole, and only while the wave is still
 * as `from` and `onlyIf` say: whoever else tries the same, it happens once and leaves one row in the audit log.
 *
 * @param along further statements of the step, each of which must stand under the guard
 * @returns `step-out-of-order` with the present state where somebody else came first
 */
export async function stepWaveOnce(
  db: DrizzleD1Database,
  { id, from, onlyIf, to, entry }: WaveStepOnce,
  along: (guard: StepGuard) => readonly BatchItem<"sqlite">[] = () => [],
): Promise<Result<{ id: string; state: WaveRow["state"] }, StepOutOfOrder>> {
  const isStill = and(eq(wave.id, id), ...Object.entries(from).map(isUnchanged), onlyIf);
  const guard = sql`EXISTS (SELECT 1 FROM wave WHERE ${isStill})`;
  // The change comes last: it ends what the guard of the others demands.
  const outcomes = await db.batch([
    insertAuditWhile(db, guard, entry),
    ...along(guard),
    db.update(wave).set(to).where(isStill).returning({ id: wave.id }),
  ]);
  const changed = outcomes.at(-1) as { id: string }[];
  if (changed.length > 0) return ok({ id, state: to.state ?? from.state });
  const present = await findWave(db, id);
  if (present === undefined) throw new Error("A wave is gone.");
  return refuse({ reason: "step-out-of-order", state: present.state });
}

/** Statement that adds the manifest of a step. */
export function insertManifestWhile(
  db: DrizzleD1Database,
  guard: StepGuard,
  { fingerprint, wave: id, body }: { fingerprint: string; wave: string; body: string },
) {
  return db.run(sql`INSERT INTO manifest (fingerprint, wave, body)
    SELECT ${fingerprint}, ${id}, ${body} WHERE ${guard}`);
}

// IS, unlike =, also compares with null.
function isUnchanged([name, value]: [string, unknown]): SQL {
  const column = wave[name as keyof WaveRow];
  return sql`${column} IS ${sql.param(value, column)}`;
}
