import { z } from "@hono/zod-openapi";
import { RosterImport, RosterPreview, RosterQuery } from "../../schema/wire/roster.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { notValid, type Problem, problem } from "../http/problem.ts";
import { importRoster } from "../services/importRoster.ts";
import { previewRoster } from "../services/previewRoster.ts";

const ERRORS_SHOWN = 1000;

const ROSTER_CHANGED: Problem = {
  slug: "roster-changed",
  status: 409,
  title: "Another import came in between. Look at a new preview, then import again.",
};

const request = {
  query: RosterQuery,
  body: {
    content: {
      "text/csv": {
        schema: z.string().openapi({
          example: "personId,name,email,unit,level,hiredOn\r\np001,甲一,,总部/一部,,2024-05-06",
        }),
      },
    },
    required: true,
  },
} as const;

/** The roster: a complete file is looked at first, then applied whole or not at all. */
export const rosterRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/roster/preview",
      request,
      responses: {
        200: json(RosterPreview, "Every error, or what would change"),
        ...problems(401, 403, 413, 415, 422),
      },
    }),
    async (c) => {
      const file = new Uint8Array(await c.req.arrayBuffer());
      const preview = await previewRoster(c.var.deps, file, readRenames(c.req.valid("query")));
      return preview.ok
        ? c.json(preview.value, 200)
        : problem(c, notValid(preview.error.errors.slice(0, ERRORS_SHOWN)));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/roster",
      request,
      responses: {
        200: json(RosterImport, "What has changed"),
        ...problems(401, 403, 409, 413, 415, 422),
      },
    }),
    async (c) => {
      const file = new Uint8Array(await c.req.arrayBuffer());
      const renames = readRenames(c.req.valid("query"));
      const imported = await importRoster(c.var.deps, c.var.actor, file, renames);
      if (imported.ok) return c.json(imported.value, 200);
      switch (imported.error.reason) {
        case "roster-changed":
          return problem(c, ROSTER_CHANGED);
        case "roster-not-valid":
        case "renames-not-valid":
          return problem(c, notValid(imported.error.errors.slice(0, ERRORS_SHOWN)));
      }
    },
  );

/** `u00004:总部/华东大区` for each rename; the shape has been checked. */
function readRenames({ rename = [] }: z.infer<typeof RosterQuery>) {
  return [rename].flat().map((text) => {
    const colon = text.indexOf(":");
    return { unitId: text.slice(0, colon), newPath: text.slice(colon + 1) };
  });
}
