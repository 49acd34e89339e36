import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from "jose";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { AccessSettings, Caller, Deps } from "../env.ts";
import { findAccountByEmail } from "../store/account.ts";
import { callerOfAccount } from "./caller.ts";

/** Why Cloudflare Access lets nobody in. */
export type NotIdentified = {
  readonly reason: "not-signed-in" | "no-account" | "access-keys-unreachable";
};

const keysByUrl = new Map<string, JWTVerifyGetKey>();

/**
 * Who Cloudflare Access says is calling: its assertion is checked for signature (RS256), issuer,
 * audience and time, and its e-mail must be that of an account here, which gives the role.
 *
 * @param assertion the header `Cf-Access-Jwt-Assertion`, if any
 */
export async function findAccessCaller(
  deps: Deps,
  access: AccessSettings,
  assertion: string | undefined,
): Promise<Result<Caller, NotIdentified>> {
  if (assertion === undefined) return refuse({ reason: "not-signed-in" });
  const email = await readEmail(access, assertion);
  if (!email.ok) return email;
  const account = await findAccountByEmail(deps.db, email.value);
  if (account === null || account.isDisabled) return refuse({ reason: "no-account" });
  // Access asks for its own second factor.
  return ok({ ...callerOfAccount(account), hasSecondFactor: null, mustChangePassword: false });
}

async function readEmail(
  access: AccessSettings,
  assertion: string,
): Promise<Result<string, NotIdentified>> {
  try {
    const { payload } = await jwtVerify(assertion, keysOf(access.keysUrl), {
      algorithms: ["RS256"],
      issuer: access.issuer,
      audience: access.audience,
      requiredClaims: ["exp", "email"],
    });
    return typeof payload.email === "string"
      ? ok(payload.email)
      : refuse({ reason: "not-signed-in" });
  } catch (error) {
    return refuse({ reason: isRefusal(error) ? "not-signed-in" : "access-keys-unreachable" });
  }
}

// The bare class stands for a key set that could not be fetched or read.
const isRefusal = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  error.constructor !== errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid);

// Fetched at first use, kept for ten minutes, and fetched anew for an unknown key id.
function keysOf(url: string): JWTVerifyGetKey {
  const known = keysByUrl.get(url);
  if (known !== undefined) return known;
  const keys = createRemoteJWKSet(new URL(url));
  keysByUrl.set(url, keys);
  return keys;
}
