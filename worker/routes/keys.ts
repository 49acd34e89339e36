import { z } from "@hono/zod-openapi";
import { ApiKey, MadeKey, NewKey } from "../../schema/wire/access.ts";
import { listOf } from "../../schema/wire/common.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, notValid, problem } from "../http/problem.ts";
import { makeApiKey, readApiKeys, removeApiKey } from "../services/apiKeys.ts";

/** API keys: made, listed, revoked by the owner. */
export const keyRoutes = newRouter()
  .openapi(
    apiRoute(["owner"], {
      method: "post",
      path: "/keys",
      request: { body: jsonBody(NewKey) },
      responses: { 201: json(MadeKey, "The key, shown only here"), ...problems(401, 403, 422) },
    }),
    async (c) => {
      const made = await makeApiKey(c.var.deps, c.var.actor, c.req.valid("json"));
      return made.ok
        ? c.json(made.value, 201)
        : problem(
            c,
            notValid([
              { pointer: "/units", code: made.error.reason, detail: "There is no such unit." },
            ]),
          );
    },
  )
  .openapi(
    apiRoute(["owner"], {
      method: "get",
      path: "/keys",
      responses: { 200: json(listOf(ApiKey), "Keys that work"), ...problems(401, 403) },
    }),
    async (c) => c.json({ items: await readApiKeys(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute(["owner"], {
      method: "delete",
      path: "/keys/{id}",
      request: { params: z.strictObject({ id: z.uuid() }) },
      responses: {
        200: json(z.strictObject({ id: z.string() }), "Revoked"),
        ...problems(401, 403, 404),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const isRevoked = await removeApiKey(c.var.deps, c.var.actor, id);
      return isRevoked ? c.json({ id }, 200) : problem(c, NOT_FOUND);
    },
  );
