import { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { OwnSession } from "../../schema/wire/session.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { readSessionCookie } from "../http/sessionCookie.ts";
import { endOtherSessions, endOwnSession, readOwnSessions } from "../services/ownSessions.ts";

const ALL = ["owner", "hr", "manager", "observer"] as const;
const SessionParams = z.strictObject({ id: z.uuid() });

/** One's own sessions: seen, and ended. */
export const ownSessionRoutes = newRouter()
  .openapi(
    apiRoute(ALL, {
      method: "get",
      path: "/sessions",
      responses: { 200: json(listOf(OwnSession), "The newest first"), ...problems(401) },
    }),
    async (c) => {
      const cookie = readSessionCookie(c) ?? "";
      return c.json({ items: await readOwnSessions(c.var.deps, c.var.actor, cookie) }, 200);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "delete",
      path: "/sessions",
      responses: { 200: json(EmptyBody, "All but the one that asks have ended"), ...problems(401) },
    }),
    async (c) => {
      await endOtherSessions(c.var.deps, c.var.actor, readSessionCookie(c) ?? "");
      return c.json({}, 200);
    },
  )
  .openapi(
    apiRoute(ALL, {
      method: "delete",
      path: "/sessions/{id}",
      request: { params: SessionParams },
      responses: { 200: json(EmptyBody, "It has ended, now or before"), ...problems(401, 422) },
    }),
    async (c) => {
      await endOwnSession(c.var.deps, c.var.actor, c.req.valid("param").id);
      return c.json({}, 200);
    },
  );
