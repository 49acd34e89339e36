import type { Actor, Deps } from "../env.ts";
import type { AuditEntry } from "../store/audit.ts";

/** What the audit log says of one act, for statements that write it under a condition. */
export const auditEntry = (
  deps: Deps,
  actor: Actor,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): AuditEntry => ({
  atMs: deps.clock.nowMs(),
  actor: actor.id,
  actorName: actor.name,
  action,
  subject,
  detail,
});
