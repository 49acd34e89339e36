import type { Caller, Deps } from "../env.ts";
import { findAccount, insertRefusedSignIn } from "../store/account.ts";
import { audit, SYSTEM } from "./audit.ts";
import { auditEntry } from "./auditEntry.ts";

const DAY_MS = 86_400_000;

/** Notes who has signed in; never from where. */
export async function noteSignIn(deps: Deps, caller: Caller): Promise<void> {
  await audit(deps, caller, "account.signed-in", caller.id);
}

/**
 * Notes that a wrong password was tried for an account, if there is one: at most once a day, so that
 * a guesser cannot fill the log. It takes as long where there is none.
 */
export async function noteRefusedSignIn(deps: Deps, email: string): Promise<void> {
  const entry = auditEntry(deps, SYSTEM, "account.sign-in-refused", "");
  await insertRefusedSignIn(deps.db, email.toLowerCase(), entry.atMs - DAY_MS, entry);
}

/** Notes that a wrong code came behind a right password, in the same way. */
export async function noteRefusedCode(deps: Deps, accountId: string): Promise<void> {
  const account = await findAccount(deps.db, accountId);
  if (account === null) return;
  const entry = auditEntry(deps, SYSTEM, "account.code-refused", "");
  await insertRefusedSignIn(deps.db, account.email, entry.atMs - DAY_MS, entry);
}
