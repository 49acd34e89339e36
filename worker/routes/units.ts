import { listOf } from "../../schema/wire/common.ts";
import { Unit } from "../../schema/wire/units.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { listVisibleUnits } from "../services/listUnits.ts";

/** The unit tree, as far as the caller may see it. */
export const unitRoutes = newRouter().openapi(
  apiRoute(["owner", "hr", "manager", "observer"], {
    method: "get",
    path: "/units",
    responses: { 200: json(listOf(Unit), "Units by path"), ...problems(401, 403) },
  }),
  async (c) => c.json({ items: await listVisibleUnits(c.var.deps, c.var.actor) }, 200),
);
