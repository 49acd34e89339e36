import { Settings, SettingsChange } from "../../schema/wire/settings.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { changeSettings, readCompanySettings } from "../services/settings.ts";

/** Company-wide settings: read by the signed in, changed by the owner. */
export const settingRoutes = newRouter()
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/settings",
      responses: { 200: json(Settings, "All settings"), ...problems(401) },
    }),
    async (c) => c.json(await readCompanySettings(c.var.deps), 200),
  )
  .openapi(
    apiRoute(["owner"], {
      method: "put",
      path: "/settings",
      request: { body: jsonBody(SettingsChange) },
      responses: {
        200: json(Settings, "All settings after the change"),
        ...problems(401, 403, 422),
      },
    }),
    async (c) => c.json(await changeSettings(c.var.deps, c.var.actor, c.req.valid("json")), 200),
  );
