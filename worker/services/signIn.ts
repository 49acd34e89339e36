import { ok, type Result, refuse } from "../domain/result.ts";
import type { Caller, Deps } from "../env.ts";
import {
  type Account,
  deleteExpiredSessions,
  deleteSessions,
  findAccount,
  findPasswordHash,
  writePassword,
} from "../store/account.ts";
import { type Challenge, type OpenSession, sessionKeeper } from "../store/accountSession.ts";
import { hashPassword, isPassword } from "../store/passwordHash.ts";
import { deleteExpiredChallenges } from "../store/secondFactor.ts";
import { audit } from "./audit.ts";
import { callerOfAccount } from "./caller.ts";
import { isCommonPassword } from "./isCommonPassword.ts";
import { addMark, readDevice } from "./knownDevice.ts";
import { type TooManyAttempts, tryPassword } from "./passwordAttempts.ts";
import { noteRefusedSignIn, noteSignIn } from "./signInLog.ts";

export { SESSION_COOKIE } from "../store/accountSession.ts";
export type { TooManyAttempts } from "./passwordAttempts.ts";

/** Why a sign-in was refused. One reason for an unknown e-mail, a wrong password, and disabled. */
export type NotSignedIn =
  | { readonly reason: "wrong-email-or-password" | "signs-in-by-access" | "password-expired" }
  | TooManyAttempts;

/** Who has signed in, and the value of the session's cookie. */
export interface SignedIn {
  readonly caller: Caller;
  readonly cookieValue: string;
}

/** From where somebody signs in; counted in memory and never stored. */
export interface SignInPlace {
  /** null: not known. */
  readonly address: string | null;
  /** What an earlier sign-in has left in this browser; see `markDevice`. */
  readonly deviceMark: string | undefined;
}

/**
 * Opens a session by e-mail and password, or makes a challenge that a second factor answers: until
 * then there is no session.
 */
export async function signIn(
  deps: Deps,
  tried: { readonly email: string; readonly password: string } & SignInPlace,
): Promise<Result<SignedIn | Challenge, NotSignedIn>> {
  if (deps.access !== null) return refuse({ reason: "signs-in-by-access" });
  const { email, password, address, deviceMark = "" } = tried;
  const device = readDevice(deps, deviceMark, email);
  const by =
    device === null ? { kind: "stranger" as const, address } : { kind: "device" as const, device };
  const attempt = await tryPassword(deps, { email, by }, () =>
    keeperOf(deps).signIn(email, password),
  );
  if (!attempt.ok) return attempt;
  const opened = attempt.value;
  if (opened === null) {
    await noteRefusedSignIn(deps, email);
    return refuse({ reason: "wrong-email-or-password" });
  }
  if ("account" in opened) {
    if (isDrawnPasswordOver(deps, opened.account)) {
      await keeperOf(deps).end(opened.cookieValue);
      return refuse({ reason: "password-expired" });
    }
    await noteSignIn(deps, callerOfAccount(opened.account));
  }
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
  if (account === null || isDrawnPasswordOver(deps, account)) return null;
  return callerOfAccount(account);
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
  password: string,
): Promise<Result<null, NotOwnPassword>> {
  const stored = email === null ? null : await findPasswordHash(deps.db, id);
  if (email === null || stored === null || deps.access !== null) {
    return refuse({ reason: "has-no-password" });
  }
  const tried = await tryPassword(deps, { email, by: { kind: "session" } }, async () =>
    isPassword(password, stored) ? true : null,
  );
  if (!tried.ok) return tried;
  return tried.value === null ? refuse({ reason: "wrong-password" }) : ok(null);
}

/**
 * Sets one's own password. All sessions of the account end; the one who changed it goes on in a
 * new one.
 */
export async function changeOwnPassword(
  deps: Deps,
  caller: Caller,
  tried: { readonly current: string; readonly next: string },
): Promise<
  Result<SignedIn, NotOwnPassword | { readonly reason: "password-common" | "same-password" }>
> {
  const { id } = caller;
  if (isCommonPassword(tried.next)) return refuse({ reason: "password-common" });
  const checked = await checkOwnPassword(deps, caller, tried.current);
  if (!checked.ok) return checked;
  // Compared as it is hashed; else a drawn password could be kept for ever.
  if (tried.current.normalize("NFKC") === tried.next.normalize("NFKC")) {
    return refuse({ reason: "same-password" });
  }
  await deps.db.batch([
    ...writePassword(deps.db, id, hashPassword(tried.next, deps.random(16)), null),
    deleteSessions(deps.db, id),
    audit(deps, caller, "account.password-changed", id),
  ]);
  const account = await findAccount(deps.db, id);
  if (account === null) throw new Error("An account changed its password and is gone.");
  return ok(toSignedIn(await keeperOf(deps).open(account)));
}

/** A password that the server drew lets its owner in for so long, to be changed. */
const DRAWN_PASSWORD_MS = 7 * 86_400_000;

/** Whether a password that was drawn has not been changed in time. */
export const isDrawnPasswordOver = ({ clock }: Deps, { passwordDrawnAtMs }: Account): boolean =>
  passwordDrawnAtMs !== null && clock.realNowMs() - passwordDrawnAtMs >= DRAWN_PASSWORD_MS;

/** What is left in a browser from which somebody has signed in; null where it is there already. */
export const deviceMarkOf = (deps: Deps, { email }: Caller, known = ""): string | null =>
  addMark(deps, email ?? "", known);

/** The keeper of the sessions of this database. */
export const keeperOf = (deps: Deps) => sessionKeeper(deps.db, deps.secrets.authKeys);

/** An open session as the routes hand it on. */
export const toSignedIn = ({ account, cookieValue }: OpenSession): SignedIn => ({
  caller: callerOfAccount(account),
  cookieValue,
});
