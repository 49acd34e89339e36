import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../env.ts";
import { problem } from "./problem.ts";

/** Refuses any body that is not declared as one of the given types (charset utf-8 allowed). */
export const demandContentType = (allowed: readonly string[]) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const [type = "", ...parameters] = (c.req.header("content-type") ?? "")
      .toLowerCase()
      .split(";")
      .map((part) => part.trim());
    const isUtf8 = parameters.every((parameter) => parameter === "charset=utf-8");
    if (!allowed.includes(type) || !isUtf8) {
      return problem(c, {
        slug: "content-type",
        status: 415,
        title: `Send the body as ${allowed.join(" or ")} in UTF-8.`,
      });
    }
    return next();
  });
