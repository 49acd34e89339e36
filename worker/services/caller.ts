import type { Caller, Deps } from "../env.ts";
import type { Account } from "../store/account.ts";
import { findActor } from "./apiKeys.ts";

/** Who an account is as a caller. */
export const callerOfAccount = ({ id, name, role, units, email }: Account): Caller => ({
  ...{ id, name, role, units, email },
  kind: "account",
});

/** Who holds an API key, or null. */
export async function findKeyCaller(deps: Deps, key: string): Promise<Caller | null> {
  const actor = await findActor(deps, key);
  return actor === null ? null : { ...actor, kind: "key", email: null };
}
