import type { Actor, Deps } from "../env.ts";
import { insertAudit } from "../store/audit.ts";
import { auditEntry } from "./auditEntry.ts";

/** The system itself, for steps that a date brings about. */
export const SYSTEM: Actor = { id: "system", name: "system", role: "owner", units: [] };

/** The audit row of one act, to stand in the same batch as the act. */
export function audit(
  deps: Deps,
  actor: Actor,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
) {
  return insertAudit(deps.db, auditEntry(deps, actor, action, subject, detail));
}
