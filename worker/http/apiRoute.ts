import { createRoute, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { AppEnv, Role } from "../env.ts";
import { demandContentType } from "./contentType.ts";
import { inputErrors } from "./inputErrors.ts";
import { notValid, problem } from "./problem.ts";
import { signedIn } from "./session.ts";
import { takeBody } from "./takeBody.ts";

/** Who may call a route: everybody, or the named roles and no other. */
export type Access = "public" | readonly [Role, ...Role[]];

const PUBLIC_BODY_KIB = 64;
// A wave may name its people one by one.
const DESK_BODY_KIB = 1024;
const IMPORT_BODY_KIB = 10 * 1024;

/**
 * A documented route that is closed by default: the roles stand beside the path, go into the
 * OpenAPI document as `x-roles`, and are enforced by the same line.
 */
export function apiRoute<P extends string, R extends Omit<RouteConfig, "path"> & { path: P }>(
  access: Access,
  config: R,
) {
  const middleware: MiddlewareHandler<AppEnv>[] = [
    (c, next) => {
      c.set("accepted", config.request);
      return next();
    },
  ];
  if (access !== "public") middleware.push(signedIn(...access));
  const contentTypes = Object.keys(config.request?.body?.content ?? {});
  if (contentTypes.length > 0) {
    const maxKib = contentTypes.includes("text/csv")
      ? IMPORT_BODY_KIB
      : access === "public"
        ? PUBLIC_BODY_KIB
        : DESK_BODY_KIB;
    middleware.push(demandContentType(contentTypes), takeBody(maxKib));
  }
  return createRoute({
    ...config,
    middleware,
    ...(access === "public" ? {} : { security: [{ apiKey: [] }, { session: [] }] }),
    "x-roles": access,
  });
}

/** A router whose refused input becomes a problem that names the places. */
export function newRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (validated, c) => {
      if (validated.success) return;
      const { error, target } = validated;
      return problem(c, notValid(inputErrors(c.var.accepted ?? {}, target, error.issues)));
    },
  });
}

/** A JSON answer of a route. */
export const json = <S extends z.ZodType>(schema: S, description: string) => ({
  content: { "application/json": { schema } },
  description,
});

/** A required JSON body. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  content: { "application/json": { schema } },
  required: true,
});

const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    requestId: z.string().optional(),
    state: z.string().optional(),
    errors: z.array(z.looseObject({})).optional(),
  })
  .openapi("Problem");

const MEANING: Record<number, string> = {
  400: "Not JSON",
  401: "Not signed in",
  403: "Not allowed",
  404: "Nothing here",
  409: "Out of order; carries the present state",
  413: "Too large",
  415: "Wrong content type",
  422: "Does not fit; names every place",
  429: "Too many requests",
  503: "Not yet; try again",
};

/** The problems that a route may answer with, for the OpenAPI document. */
export function problems<const S extends readonly (keyof typeof MEANING & number)[]>(
  ...statuses: S
) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        content: { "application/problem+json": { schema: ProblemDocument } },
        description: MEANING[status] ?? "Problem",
      },
    ]),
  ) as Record<never, never>;
}
