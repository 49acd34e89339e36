import { Session } from "../../schema/wire/session.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";

/** Tells the pages who is signed in. */
export const sessionRoutes = newRouter().openapi(
  apiRoute(["owner", "hr", "manager", "observer"], {
    method: "get",
    path: "/session",
    responses: { 200: json(Session, "Who is calling"), ...problems(401) },
  }),
  (c) => {
    const { id, name, role, units } = c.var.actor;
    return c.json({ id, name, role, units: [...units] }, 200, { "cache-control": "no-store" });
  },
);
