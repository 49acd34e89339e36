import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { ok, type Result, refuse } from "../domain/result.ts";
import type { AppEnv, Caller, Role } from "../env.ts";
import { findAccessCaller, type NotIdentified } from "../services/accessIdentity.ts";
import { findKeyCaller } from "../services/caller.ts";
import { mustSetUpSecondFactor } from "../services/secondFactor.ts";
import { findSessionCaller } from "../services/signIn.ts";
import { foreignOrigin, isChanging, isOurOrigin } from "./origin.ts";
import { type Problem, problem } from "./problem.ts";
import { readSessionCookie } from "./sessionCookie.ts";

type NotLetIn =
  | NotIdentified
  | {
      readonly reason:
        | "two-credentials"
        | "foreign-origin"
        | "password-to-change"
        | "second-factor-required";
    };

const NOT_ALLOWED: Problem = {
  slug: "not-allowed",
  status: 403,
  title: "Your role does not include this.",
};

/** Lets only the given roles through and puts the caller into `c.var.actor`. */
export const signedIn = (...roles: readonly Role[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const caller = await identify(c);
    if (!caller.ok) return refusal(c, caller.error);
    if (!roles.includes(caller.value.role)) return problem(c, NOT_ALLOWED);
    c.set("actor", caller.value);
    return next();
  });

/** The caller, or null: for routes that show more to the signed in. */
export async function callerOf(c: Context<AppEnv>): Promise<Caller | null> {
  const caller = await identify(c);
  return caller.ok ? caller.value : null;
}

// A key is sent on purpose; a browser adds cookies and Access by itself, whoever asked it to call.
async function identify(c: Context<AppEnv>): Promise<Result<Caller, NotLetIn>> {
  const { deps } = c.var;
  const authorization = c.req.header("authorization");
  const cookie = readSessionCookie(c);
  if (authorization !== undefined) {
    if (cookie !== undefined) return refuse({ reason: "two-credentials" });
    const key = /^Bearer ([\x21-\x7e]{16,200})$/.exec(authorization)?.[1];
    return found(key === undefined ? null : await findKeyCaller(deps, key));
  }
  const assertion = c.req.header("cf-access-jwt-assertion");
  if ((deps.access === null ? cookie : assertion) === undefined) {
    return refuse({ reason: "not-signed-in" });
  }
  if (isChanging(c) && !(await isOurOrigin(c))) return refuse({ reason: "foreign-origin" });
  if (deps.access !== null) return findAccessCaller(deps, deps.access, assertion);
  const caller = await findSessionCaller(deps, cookie ?? "");
  if (caller === null) return refuse({ reason: "not-signed-in" });
  if (caller.mustChangePassword && !OPEN_BEFORE_CHANGE.has(c.req.path)) {
    return refuse({ reason: "password-to-change" });
  }
  const isHeldUp = !OPEN_WITHOUT.has(c.req.path) && (await mustSetUpSecondFactor(deps, caller));
  return isHeldUp ? refuse({ reason: "second-factor-required" }) : ok(caller);
}

// What somebody needs whose password was drawn by the server; signing out is open to all.
const OPEN_BEFORE_CHANGE: ReadonlySet<string> = new Set(["/api/session", "/api/accounts/password"]);

// What somebody needs who must set up a second factor first; signing out is open to all.
const OPEN_WITHOUT: ReadonlySet<string> = new Set([
  "/api/session",
  "/api/second-factor",
  "/api/second-factor/confirmation",
  "/api/accounts/password",
]);

const found = (caller: Caller | null): Result<Caller, NotLetIn> =>
  caller === null ? refuse({ reason: "not-signed-in" }) : ok(caller);

function refusal(c: Context<AppEnv>, { reason }: NotLetIn): never {
  switch (reason) {
    case "foreign-origin":
      return foreignOrigin(c);
    case "two-credentials":
      return problem(c, {
        slug: "two-credentials",
        status: 400,
        title: "Send either the session cookie or an API key, not both.",
      });
    case "not-signed-in":
      return problem(c, {
        slug: "not-signed-in",
        status: 401,
        title: "Sign in, or send an API key that has not been revoked.",
        headers: { "www-authenticate": "Bearer" },
      });
    case "password-to-change":
      return problem(c, {
        slug: "password-to-change",
        status: 403,
        title: "Your password was drawn by the server. Choose one of your own first.",
      });
    case "second-factor-required":
      return problem(c, {
        slug: "second-factor-required",
        status: 403,
        title: "The owner asks for a second factor. Set it up under My account first.",
      });
    case "no-account":
      return problem(c, {
        slug: "no-account",
        status: 403,
        title: "You are known, but have no account here. Ask the owner for one.",
      });
    case "access-keys-unreachable":
      return problem(c, {
        slug: "access-keys-unreachable",
        status: 503,
        title: "Cloudflare Access cannot be asked at the moment. Try again in a minute.",
        headers: { "retry-after": "60" },
      });
  }
}
