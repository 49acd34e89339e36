import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/**
 * SurveyJS injects style elements, hence `unsafe-inline` for styles only. Everything else is our
 * own host; no referrer, since a link's path names the wave.
 * @param scriptSources where scripts may come from, as the directive says it
 */
export const contentSecurityPolicy = (scriptSources = "'self'"): string =>
  [
    "default-src 'none'",
    `script-src ${scriptSources}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Lets the answer of this request run one script that stands in it, and no other.
 * @param hash of that script, in quotes
 */
export function allowScript(c: Context<AppEnv>, hash: string): void {
  c.set("scriptSources", `'self' ${hash}`);
}

/** Lets the answer of this request run no script at all. */
export function forbidScripts(c: Context<AppEnv>): void {
  c.set("scriptSources", "'none'");
}

/** Headers that every answer carries. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set("content-security-policy", contentSecurityPolicy(c.var.scriptSources));
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
});
