import { Session } from "../../schema/wire/session.ts";
import type { Caller } from "../env.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";

/** Tells the pages who is signed in. */
export const sessionRoutes = newRouter().openapi(
  apiRoute(["owner", "hr", "manager", "observer"], {
    method: "get",
    path: "/session",
    responses: { 200: json(Session, "Who is calling"), ...problems(400, 401) },
  }),
  (c) => c.json(toSession(c.var.actor), 200, { "cache-control": "no-store" }),
);

/** A caller as the pages see it. */
export const toSession = ({ id, name, role, units, kind, email }: Caller): Session => ({
  ...{ id, name, role, kind, units: [...units] },
  ...(email === null ? {} : { email }),
});
