import { z } from "@hono/zod-openapi";
import { version } from "../../package.json";
import { apiRoute, json, newRouter } from "../http/apiRoute.ts";

const Health = z.strictObject({ ok: z.literal(true), version: z.string() }).openapi("Health");

/** Whether the Worker answers, and which version it is. */
export const healthRoutes = newRouter().openapi(
  apiRoute("public", {
    method: "get",
    path: "/health",
    responses: { 200: json(Health, "Alive") },
  }),
  (c) => c.json({ ok: true as const, version }, 200),
);
