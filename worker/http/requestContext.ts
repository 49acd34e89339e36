import { createMiddleware } from "hono/factory";
import { depsOf } from "../createDeps.ts";
import type { AppEnv } from "../env.ts";

/** Gives each request its dependencies and a random id that stands in problems only. */
export const requestContext = createMiddleware<AppEnv>(async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  c.set("deps", await depsOf(c.env));
  await next();
  // Whatever a route does not call public and lasting is nobody else's to keep.
  if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
});
