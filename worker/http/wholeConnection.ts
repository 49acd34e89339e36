import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { drainBody } from "./readBody.ts";

/**
 * No answer leaves before the body of its request has come in, whoever refused it and why. The
 * runtime closes a connection on which a body was not read to the end, without saying so in the
 * answer, and breaks with it the next request, which behind a proxy is a stranger's. A
 * `Connection: close` of ours would not reach the wire (ADR 0038).
 */
export const wholeConnection = createMiddleware<AppEnv>(async (c, next) => {
  const request = c.req.raw;
  await next();
  await drainBody(request);
});
