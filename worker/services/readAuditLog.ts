import type { Deps } from "../env.ts";
import { listAudit } from "../store/audit.ts";

const PAGE_ROWS = 100;

/** One page of the audit log, newest first. */
export async function readAuditLog(deps: Deps, beforeId?: number) {
  const rows = await listAudit(deps.db, PAGE_ROWS + 1, beforeId);
  const items = rows
    .slice(0, PAGE_ROWS)
    .map(({ atMs, ...row }) => ({ ...row, at: new Date(atMs).toISOString() }));
  const last = items.at(-1);
  return rows.length > PAGE_ROWS && last ? { items, next: String(last.id) } : { items };
}
