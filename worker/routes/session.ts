import { Session } from "../../schema/wire/session.ts";
import type { Caller } from "../env.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { mustSetUpSecondFactor } from "../services/secondFactor.ts";

/** Tells the pages who is signed in. */
export const sessionRoutes = newRouter().openapi(
  apiRoute(["owner", "hr", "manager", "observer"], {
    method: "get",
    path: "/session",
    responses: { 200: json(Session, "Who is calling"), ...problems(400, 401) },
  }),
  async (c) => {
    const { deps, actor } = c.var;
    const isHeldUp = await mustSetUpSecondFactor(deps, actor);
    const session = {
      ...toSession(actor),
      ...(isHeldUp ? { mustSetUpSecondFactor: true as const } : {}),
    };
    return c.json(session, 200, { "cache-control": "no-store" });
  },
);

/** A caller as the pages see it. */
export const toSession = (caller: Caller): Session => {
  const { id, name, role, units, kind, email, hasSecondFactor, mustChangePassword } = caller;
  return {
    ...{ id, name, role, kind, units: [...units] },
    ...(email === null ? {} : { email }),
    ...(hasSecondFactor === null ? {} : { hasSecondFactor }),
    ...(mustChangePassword ? { mustChangePassword: true as const } : {}),
  };
};
