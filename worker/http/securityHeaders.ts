import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";

/**
 * SurveyJS injects style elements, hence `unsafe-inline` for styles only. Everything else is our
 * own host; no referrer, since a link's path names the wave.
 * @param scriptSource hash of the one script that stands in a page itself, in quotes
 */
export const contentSecurityPolicy = (scriptSource?: string): string =>
  [
    "default-src 'none'",
    scriptSource === undefined ? "script-src 'self'" : `script-src 'self' ${scriptSource}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Lets the answer of this request run one script that stands in it, and no other. */
export function allowScript(c: Context<AppEnv>, scriptSource: string): void {
  c.set("scriptSource", scriptSource);
}

/** Headers that every answer carries. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set("content-security-policy", contentSecurityPolicy(c.var.scriptSource));
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
});
