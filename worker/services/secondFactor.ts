import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Caller, Deps } from "../env.ts";
import { deleteSessions, findAccount } from "../store/account.ts";
import { isTotp, type NotCounted } from "../store/accountSession.ts";
import { deleteSessionsExcept } from "../store/ownSessions.ts";
import {
  clearCodeAttempts,
  findChallenged,
  removeSecondFactor,
  takeCode,
  takeCodeAttempt,
} from "../store/secondFactor.ts";
import { readSettings } from "../store/setting.ts";
import { audit } from "./audit.ts";
import { tokenOf } from "./ownSessions.ts";
import {
  checkOwnPassword,
  isDrawnPasswordOver,
  keeperOf,
  type NotOwnPassword,
  type SignedIn,
  type TooManyAttempts,
  toSignedIn,
} from "./signIn.ts";
import { noteRefusedCode, noteSignIn } from "./signInLog.ts";

/** Why a code was not taken as a proof. */
export type NotProven =
  | TooManyAttempts
  | { readonly reason: NotCounted | "code-tried-before" | "no-second-factor" };

/** What somebody proves with, from a session that was let in already. */
interface Proof {
  readonly cookieValue: string;
  readonly password: string;
  readonly code: string;
}

/** Whether a caller is let into nothing else before a second factor is set up. */
export async function mustSetUpSecondFactor(deps: Deps, caller: Caller): Promise<boolean> {
  const isMeant = caller.role === "owner" || caller.role === "hr";
  if (!isMeant || caller.hasSecondFactor !== false) return false;
  return (await readSettings(deps.db)).secondFactorRequired;
}

/** Whether one has a second factor, and the number of recovery codes left. */
export async function readSecondFactor(
  deps: Deps,
  caller: Caller,
): Promise<{ isOn: boolean; recoveryCodesLeft: number }> {
  if (caller.hasSecondFactor !== true) return { isOn: false, recoveryCodesLeft: 0 };
  const left = await keeperOf(deps).readRecoveryCodes(caller.id);
  return { isOn: true, recoveryCodesLeft: left.length };
}

/** Opens the session of a challenge by a code. Until then there is none. */
export async function answerChallenge(
  deps: Deps,
  { challenge, code }: { readonly challenge: string; readonly code: string },
): Promise<
  Result<SignedIn, NotProven | { readonly reason: "challenge-over" | "password-expired" }>
> {
  const identifier = /^(2fa-[\w-]{20})\./.exec(challenge)?.[1];
  const realNowMs = deps.clock.realNowMs();
  const accountId =
    identifier === undefined ? null : await findChallenged(deps.db, identifier, realNowMs);
  if (accountId === null) return refuse({ reason: "challenge-over" });
  const taken = await takeTurn(deps, accountId, code);
  if (!taken.ok) return taken;
  const opened = await keeperOf(deps).answerChallenge(challenge, code);
  if (typeof opened === "string") {
    // Somebody knows the password.
    if (opened === "wrong-code") await noteRefusedCode(deps, accountId);
    return refuse({ reason: opened });
  }
  if (isDrawnPasswordOver(deps, opened.account)) {
    await keeperOf(deps).end(opened.cookieValue);
    return refuse({ reason: "password-expired" });
  }
  const signedIn = toSignedIn(opened);
  await noteRightCode(deps, signedIn.caller, code);
  await noteSignIn(deps, signedIn.caller);
  return ok(signedIn);
}

/** Draws a secret for an app; it counts from its first right code on. */
export async function beginSecondFactor(
  deps: Deps,
  caller: Caller,
  tried: Omit<Proof, "code">,
): Promise<
  Result<{ uri: string; secret: string }, NotOwnPassword | { readonly reason: "is-on-already" }>
> {
  const checked = await checkOwnPassword(deps, caller, tried.password);
  if (!checked.ok) return checked;
  const begun = await keeperOf(deps).beginSecondFactor(tried.cookieValue, tried.password);
  if (begun === null) return refuse({ reason: "is-on-already" });
  return ok({ uri: begun.uri, secret: new URL(begun.uri).searchParams.get("secret") ?? "" });
}

/**
 * Makes a begun secret count by a first code of it. All other sessions of the account end: they
 * were opened without it.
 * @returns the recovery codes, to be shown once, and the session that goes on
 */
export async function confirmSecondFactor(
  deps: Deps,
  caller: Caller,
  tried: Pick<Proof, "cookieValue" | "code">,
): Promise<
  Result<
    SignedIn & { readonly recoveryCodes: readonly string[] },
    NotProven | { readonly reason: "is-on-already" | "has-no-password" }
  >
> {
  if (caller.hasSecondFactor === null) return refuse({ reason: "has-no-password" });
  if (caller.hasSecondFactor) return refuse({ reason: "is-on-already" });
  if (!isTotp(tried.code)) return refuse({ reason: "wrong-code" });
  const proven = await checkCode(deps, caller, tried);
  if (!proven.ok) return proven;
  const { cookieValue } = proven.value;
  await deps.db.batch([
    deleteSessionsExcept(deps.db, caller.id, tokenOf(cookieValue)),
    audit(deps, caller, "account.second-factor-on", caller.id),
  ]);
  const recoveryCodes = await keeperOf(deps).readRecoveryCodes(caller.id);
  return ok({ ...proven.value, recoveryCodes });
}

/** Draws new recovery codes; those that were left work no more. */
export async function drawRecoveryCodes(
  deps: Deps,
  caller: Caller,
  proof: Proof,
): Promise<Result<readonly string[], NotOwnPassword | NotProven>> {
  const proven = await checkBoth(deps, caller, proof);
  if (!proven.ok) return proven;
  const codes = await keeperOf(deps).drawRecoveryCodes(proof.cookieValue, proof.password);
  await audit(deps, caller, "account.recovery-codes-drawn", caller.id);
  return ok(codes);
}

/** Turns one's own second factor off. */
export async function turnOffSecondFactor(
  deps: Deps,
  caller: Caller,
  proof: Proof,
): Promise<Result<null, NotOwnPassword | NotProven>> {
  const proven = await checkBoth(deps, caller, proof);
  if (!proven.ok) return proven;
  await deps.db.batch([
    ...removeSecondFactor(deps.db, caller.id),
    audit(deps, caller, "account.second-factor-off", caller.id),
  ]);
  return ok(null);
}

/** Takes the second factor from an account whose phone is lost; false where it has none. */
export async function resetSecondFactor(deps: Deps, actor: Actor, id: string): Promise<boolean> {
  const found = await findAccount(deps.db, id);
  if (found?.hasSecondFactor !== true) return false;
  await deps.db.batch([
    ...removeSecondFactor(deps.db, id),
    deleteSessions(deps.db, id),
    audit(deps, actor, "account.second-factor-reset", id, { email: found.email }),
  ]);
  return true;
}

// The password first: a recovery code is used up by being compared.
async function checkBoth(
  deps: Deps,
  caller: Caller,
  proof: Proof,
): Promise<Result<SignedIn, NotOwnPassword | NotProven>> {
  if (caller.hasSecondFactor === false) return refuse({ reason: "no-second-factor" });
  const checked = await checkOwnPassword(deps, caller, proof.password);
  return checked.ok ? checkCode(deps, caller, proof) : checked;
}

async function checkCode(
  deps: Deps,
  caller: Caller,
  { cookieValue, code }: Pick<Proof, "cookieValue" | "code">,
): Promise<Result<SignedIn, NotProven>> {
  const taken = await takeTurn(deps, caller.id, code);
  if (!taken.ok) return taken;
  const opened = await keeperOf(deps).checkCode(cookieValue, code);
  if (typeof opened === "string") return refuse({ reason: opened });
  await noteRightCode(deps, caller, code);
  return ok(toSignedIn(opened));
}

// A recovery code waits for nobody: it cannot be guessed, and a guesser must not keep its owner out.
async function takeTurn(
  deps: Deps,
  accountId: string,
  code: string,
): Promise<Result<null, NotProven>> {
  if (!isTotp(code)) return ok(null);
  const realNowMs = deps.clock.realNowMs();
  const attempt = await takeCodeAttempt(deps.db, accountId, realNowMs);
  if (attempt === "no-second-factor") return refuse({ reason: attempt });
  if (attempt !== null) return refuse({ reason: "too-many-attempts", retryAfterSeconds: attempt });
  const isFirstUse = await takeCode(deps.db, accountId, code, realNowMs);
  return isFirstUse ? ok(null) : refuse({ reason: "code-tried-before" });
}

async function noteRightCode(deps: Deps, caller: Caller, code: string): Promise<void> {
  await clearCodeAttempts(deps.db, caller.id);
  if (isTotp(code)) return;
  const { length: recoveryCodesLeft } = await keeperOf(deps).readRecoveryCodes(caller.id);
  await audit(deps, caller, "account.recovery-code-used", caller.id, { recoveryCodesLeft });
}
