import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor, AppEnv, Role } from "../env.ts";
import { findActor } from "../services/apiKeys.ts";
import { type Problem, problem } from "./problem.ts";

const NOT_SIGNED_IN: Problem = {
  slug: "not-signed-in",
  status: 401,
  title: "Sign in, or send an API key that has not been revoked.",
  headers: { "www-authenticate": "Bearer" },
};

const NOT_ALLOWED: Problem = {
  slug: "not-allowed",
  status: 403,
  title: "Your role does not include this.",
};

/** Lets only the given roles through and puts the caller into `c.var.actor`. */
export const signedIn = (...roles: readonly Role[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const actor = await callerOf(c);
    if (actor === null) return problem(c, NOT_SIGNED_IN);
    if (!roles.includes(actor.role)) return problem(c, NOT_ALLOWED);
    c.set("actor", actor);
    return next();
  });

/** The caller by the API key sent, or null: for routes that show more to the signed in. */
export async function callerOf(c: Context<AppEnv>): Promise<Actor | null> {
  const key = /^Bearer ([\x21-\x7e]{16,200})$/.exec(c.req.header("authorization") ?? "")?.[1];
  return key === undefined ? null : findActor(c.var.deps, key);
}
