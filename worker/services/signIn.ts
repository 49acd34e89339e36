import { ok, type Result, refuse } from "../domain/result.ts";
import type { Caller, Deps } from "../env.ts";
import {
  deleteExpiredSessions,
  deleteSessions,
  findPasswordHash,
  writePasswordHash,
} from "../store/account.ts";
import { type OpenSession, sessionKeeper } from "../store/accountSession.ts";
import { hashPassword, isPassword } from "../store/passwordHash.ts";
import { audit } from "./audit.ts";
import { callerOfAccount } from "./caller.ts";
import { noteRightPassword, takeAttempt } from "./passwordAttempts.ts";

export { SESSION_COOKIE } from "../store/accountSession.ts";

/** Why nobody may try a password now. */
export type TooManyAttempts = {
  readonly reason: "too-many-attempts";
  readonly retryAfterSeconds: number;
};

/** Why a sign-in was refused. One reason for an unknown e-mail, a wrong password, and disabled. */
export type NotSignedIn =
  | { readonly reason: "wrong-email-or-password" | "signs-in-by-access" }
  | TooManyAttempts;

/** Opens a session by e-mail and password. `address` is counted in memory and never stored. */
export async function signIn(
  deps: Deps,
  tried: { readonly email: string; readonly password: string; readonly address: string },
): Promise<Result<{ caller: Caller; cookieValue: string }, NotSignedIn>> {
  if (deps.access !== null) return refuse({ reason: "signs-in-by-access" });
  const retryAfterSeconds = takeAttempt(tried, deps.clock.realNowMs());
  if (retryAfterSeconds !== null) return refuse({ reason: "too-many-attempts", retryAfterSeconds });
  const opened = await keeperOf(deps).signIn(tried.email, tried.password);
  if (opened === null) return refuse({ reason: "wrong-email-or-password" });
  noteRightPassword(tried);
  await deleteExpiredSessions(deps.db, new Date(deps.clock.realNowMs()));
  return ok(toSignedIn(opened));
}

/** Who holds this session, or null where it is over, revoked, forged, or the account disabled. */
export async function findSessionCaller(deps: Deps, cookieValue: string): Promise<Caller | null> {
  const account = await keeperOf(deps).read(cookieValue);
  return account === null ? null : callerOfAccount(account);
}

/** Ends a session; one that is over already stays so. */
export const signOut = (deps: Deps, cookieValue: string): Promise<void> =>
  keeperOf(deps).end(cookieValue);

/**
 * Sets one's own password. All sessions of the account end; the one who changed it goes on in a
 * new one.
 */
export async function changeOwnPassword(
  deps: Deps,
  caller: Caller,
  tried: { readonly current: string; readonly next: string; readonly address: string },
): Promise<
  Result<
    { caller: Caller; cookieValue: string },
    TooManyAttempts | { readonly reason: "has-no-password" | "wrong-password" }
  >
> {
  const { id, email } = caller;
  const stored = email === null ? null : await findPasswordHash(deps.db, id);
  if (email === null || stored === null || deps.access !== null) {
    return refuse({ reason: "has-no-password" });
  }
  const attempt = { email, address: tried.address };
  const retryAfterSeconds = takeAttempt(attempt, deps.clock.realNowMs());
  if (retryAfterSeconds !== null) return refuse({ reason: "too-many-attempts", retryAfterSeconds });
  if (!isPassword(tried.current, stored)) return refuse({ reason: "wrong-password" });
  noteRightPassword(attempt);
  await deps.db.batch([
    writePasswordHash(deps.db, id, hashPassword(tried.next, deps.random(16))),
    deleteSessions(deps.db, id),
    audit(deps, caller, "account.password-changed", id),
  ]);
  const opened = await keeperOf(deps).signIn(email, tried.next);
  if (opened === null) throw new Error("A new password does not open a session.");
  return ok(toSignedIn(opened));
}

const keeperOf = (deps: Deps) => sessionKeeper(deps.db, deps.secrets.authSecret);

const toSignedIn = ({ account, cookieValue }: OpenSession) => ({
  caller: callerOfAccount(account),
  cookieValue,
});
