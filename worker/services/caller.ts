import type { Caller, Deps } from "../env.ts";
import type { Account } from "../store/account.ts";
import { findActor } from "./apiKeys.ts";

/** Who an account is as a caller. */
export const callerOfAccount = (account: Account): Caller => {
  const { id, name, role, units, email, hasSecondFactor, passwordDrawnAtMs } = account;
  const mustChangePassword = passwordDrawnAtMs !== null;
  return { id, name, role, units, email, hasSecondFactor, mustChangePassword, kind: "account" };
};

/** Who holds an API key, or null. */
export async function findKeyCaller(deps: Deps, key: string): Promise<Caller | null> {
  const actor = await findActor(deps, key);
  if (actor === null) return null;
  return { ...actor, kind: "key", email: null, hasSecondFactor: null, mustChangePassword: false };
}
