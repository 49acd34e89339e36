import { ok, type Result, refuse } from "../domain/result.ts";
import type { Caller, Deps } from "../env.ts";
import {
  deleteExpiredSessions,
  deleteSessions,
  findAccount,
  findPasswordHash,
  writePasswordHash,
} from "../store/account.ts";
import { type Challenge, type OpenSession, sessionKeeper } from "../store/accountSession.ts";
import { hashPassword, isPassword } from "../store/passwordHash.ts";
import { deleteExpiredChallenges } from "../store/secondFactor.ts";
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

/** Who has signed in, and the value of the session's cookie. */
export interface SignedIn {
  readonly caller: Caller;
  readonly cookieValue: string;
}

/**
 * Opens a session by e-mail and password, or makes a challenge that a second factor answers: until
 * then there is no session. `address` is counted in memory and never stored.
 */
export async function signIn(
  deps: Deps,
  tried: { readonly email: string; readonly password: string; readonly address: string },
): Promise<Result<SignedIn | Challenge, NotSignedIn>> {
  if (deps.access !== null) return refuse({ reason: "signs-in-by-access" });
  const retryAfterSeconds = takeAttempt(tried, deps.clock.realNowMs());
  if (retryAfterSeconds !== null) return refuse({ reason: "too-many-attempts", retryAfterSeconds });
  const opened = await keeperOf(deps).signIn(tried.email, tried.password);
  if (opened === null) return refuse({ reason: "wrong-email-or-password" });
  noteRightPassword(tried);
  const realNowMs = deps.clock.realNowMs();
  await deps.db.batch([
    deleteExpiredSessions(deps.db, new Date(realNowMs)),
    ...deleteExpiredChallenges(deps.db, realNowMs),
  ]);
  return ok("challenge" in opened ? opened : toSignedIn(opened));
}

/** Who holds this session, or null where it is over, revoked, forged, or the account disabled. */
export async function findSessionCaller(deps: Deps, cookieValue: string): Promise<Caller | null> {
  const account = await keeperOf(deps).read(cookieValue);
  return account === null ? null : callerOfAccount(account);
}

/** Ends a session; one that is over already stays so. */
export const signOut = (deps: Deps, cookieValue: string): Promise<void> =>
  keeperOf(deps).end(cookieValue);

/** Why one's own password was not taken as a proof. */
export type NotOwnPassword =
  | TooManyAttempts
  | { readonly reason: "has-no-password" | "wrong-password" };

/** Compares one's own password before a change that a session alone must not make. */
export async function checkOwnPassword(
  deps: Deps,
  { id, email }: Caller,
  tried: { readonly password: string; readonly address: string },
): Promise<Result<null, NotOwnPassword>> {
  const stored = email === null ? null : await findPasswordHash(deps.db, id);
  if (email === null || stored === null || deps.access !== null) {
    return refuse({ reason: "has-no-password" });
  }
  const attempt = { email, address: tried.address };
  const retryAfterSeconds = takeAttempt(attempt, deps.clock.realNowMs());
  if (retryAfterSeconds !== null) return refuse({ reason: "too-many-attempts", retryAfterSeconds });
  if (!isPassword(tried.password, stored)) return refuse({ reason: "wrong-password" });
  noteRightPassword(attempt);
  return ok(null);
}

/**
 * Sets one's own password. All sessions of the account end; the one who changed it goes on in a
 * new one.
 */
export async function changeOwnPassword(
  deps: Deps,
  caller: Caller,
  tried: { readonly current: string; readonly next: string; readonly address: string },
): Promise<Result<SignedIn, NotOwnPassword>> {
  const { id } = caller;
  const checked = await checkOwnPassword(deps, caller, {
    password: tried.current,
    address: tried.address,
  });
  if (!checked.ok) return checked;
  await deps.db.batch([
    writePasswordHash(deps.db, id, hashPassword(tried.next, deps.random(16))),
    deleteSessions(deps.db, id),
    audit(deps, caller, "account.password-changed", id),
  ]);
  const account = await findAccount(deps.db, id);
  if (account === null) throw new Error("An account changed its password and is gone.");
  return ok(toSignedIn(await keeperOf(deps).open(account)));
}

/** The keeper of the sessions of this database. */
export const keeperOf = (deps: Deps) => sessionKeeper(deps.db, deps.secrets.authSecret);

/** An open session as the routes hand it on. */
export const toSignedIn = ({ account, cookieValue }: OpenSession): SignedIn => ({
  caller: callerOfAccount(account),
  cookieValue,
});
