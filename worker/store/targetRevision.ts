import { asc, getTableColumns } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { targetRevision } from "../../schema/tables/index.ts";

/** A target as it is from a day on; what was not changed repeats what stood before. */
export interface TargetRevisionRow {
  readonly indicator: string;
  /** As in the programme: a share, or the change wanted. */
  readonly target: number;
  readonly changeBasis: "relative" | "points" | null;
  /** `YYYY-MM-DD`; null: the programme's own month. */
  readonly dueOn: string | null;
  /** null: the programme's own. */
  readonly owner: { readonly zh: string; readonly en: string } | null;
  readonly reason: string;
  readonly revisedBy: string;
  readonly revisedAtMs: number;
  /** `YYYY-MM-DD` in the company's zone: the day of the revision. */
  readonly validFrom: string;
}

/** All revisions, the oldest first: the last one of an indicator stands, the others stay drawn. */
export function listTargetRevisions(db: DrizzleD1Database): Promise<TargetRevisionRow[]> {
  const { id, ...columns } = getTableColumns(targetRevision);
  return db.select(columns).from(targetRevision).orderBy(asc(id));
}

/** Statement that revises a target; earlier revisions stay. */
export function insertTargetRevision(db: DrizzleD1Database, row: TargetRevisionRow) {
  return db.insert(targetRevision).values(row);
}
