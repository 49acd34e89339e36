import { createMiddleware } from "hono/factory";
import { depsOf } from "../createDeps.ts";
import type { AppEnv } from "../env.ts";
import { clientAddress } from "./clientAddress.ts";
import { problem } from "./problem.ts";
import { createRefusedCallLimiter } from "./refusedCallLimiter.ts";

/**
 * The context of calls that employees make without saying who they are: no request id, no cookie
 * and no key, and only refused calls are counted, per address and in memory, for a minute.
 */
export function withoutTrace() {
  const limiter = createRefusedCallLimiter({ limit: 30, windowMs: 60_000, mostAddresses: 10_000 });
  return createMiddleware<AppEnv>(async (c, next) => {
    limiter.forget(Date.now());
    c.set("deps", await depsOf(c.env));
    const { headers } = c.req.raw;
    if (headers.has("cookie") || headers.has("authorization")) {
      c.res = problem(c, {
        slug: "no-credentials",
        status: 400,
        title: "Send this without cookie or Authorization header.",
      });
    } else {
      await next();
    }
    if (c.res.status >= 400) {
      const address = clientAddress(headers, c.var.deps);
      const retryAfterSeconds = address === null ? null : limiter.noteRefused(address, Date.now());
      if (retryAfterSeconds !== null) {
        c.res = problem(c, {
          slug: "too-many-requests",
          status: 429,
          title: "Too many refused calls from this address. Wait a minute.",
          headers: { "retry-after": String(retryAfterSeconds) },
        });
      }
    }
    c.res.headers.set("cache-control", "no-store");
  });
}
