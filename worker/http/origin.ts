import type { Context } from "hono";
import type { AppEnv } from "../env.ts";
import { readCompanySettings } from "../services/settings.ts";
import { type Problem, problem } from "./problem.ts";

const FOREIGN_ORIGIN: Problem = {
  slug: "foreign-origin",
  status: 403,
  title:
    "This change was asked for by another site, or without saying by which. Use our own pages.",
};

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Whether a request may change something, going by its method. */
export const isChanging = (c: Context<AppEnv>): boolean => !SAFE_METHODS.includes(c.req.method);

/**
 * Whether a request says that it comes from our own pages: its `Origin` is that of its address, or
 * the one that the owner set as public, behind a proxy that ends TLS. A missing `Origin` is none of
 * ours: every browser sends it with a request that changes something.
 */
export async function isOurOrigin(c: Context<AppEnv>): Promise<boolean> {
  const origin = c.req.header("origin");
  if (origin === undefined || origin === "null") return false;
  if (origin === new URL(c.req.url).origin) return true;
  return origin === (await readCompanySettings(c.var.deps)).publicOrigin;
}

/** Refuses a request by a browser in which another site has a hand. */
export const foreignOrigin = (c: Context<AppEnv>): never => problem(c, FOREIGN_ORIGIN);
