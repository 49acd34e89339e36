import type { Deps } from "../../worker/env.ts";

/** The same store, where `act` happens once between what a service reads and what it writes. */
export function withActBeforeWrite(deps: Deps, act: () => Promise<unknown>): Deps {
  let hasActed = false;
  const db = new Proxy(deps.db, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name, target);
      return async (statements: Parameters<typeof target.batch>[0]) => {
        if (!hasActed) {
          hasActed = true;
          await act();
        }
        return target.batch(statements);
      };
    },
  });
  return { ...deps, db };
}

/** Actions in the audit log about one subject, the earliest first. */
export async function auditActions(deps: Deps, subject: string): Promise<string[]> {
  const { results } = await deps.d1
    .prepare("SELECT action FROM audit_log WHERE subject = ?1 ORDER BY id")
    .bind(subject)
    .all<{ action: string }>();
  return results.map(({ action }) => action);
}
