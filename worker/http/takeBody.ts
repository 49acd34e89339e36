import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { notReadable, problem } from "./problem.ts";
import { readBody, readJsonBody } from "./readBody.ts";

/**
 * Reads a body of at most so many KiB, once, for whatever the route does with it: JSON is handed to
 * its validator as read here.
 */
export const takeBody = (mostKib: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const body = await readBody(c.req.raw, mostKib * 1024);
    if (body === null) {
      return problem(c, {
        slug: "too-large",
        status: 413,
        title: `The body may have at most ${mostKib} KiB.`,
      });
    }
    if (c.req.header("content-type")?.toLowerCase().startsWith("application/json")) {
      const read = readJsonBody(body);
      if (!read.ok) return problem(c, notReadable(read.error));
      c.req.json = () => Promise.resolve(read.value as never);
    } else {
      c.req.arrayBuffer = () => Promise.resolve(body.buffer as ArrayBuffer);
    }
    return next();
  });
