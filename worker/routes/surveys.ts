import { z } from "@hono/zod-openapi";
import {
  PublishedVersion,
  PublishRequest,
  SurveyList,
  SurveySlug,
  SurveyVersionBody,
  SurveyVersionParams,
} from "../../schema/wire/surveys.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, notValid, type Problem, problem } from "../http/problem.ts";
import { callerOf } from "../http/session.ts";
import { type BumpRefused, publishSurvey } from "../services/publishSurvey.ts";
import {
  isVersionInUse,
  readSurveys,
  readSurveyVersion,
  saveSurveyDraft,
} from "../services/surveys.ts";

function bumpRefused({ smallestBump, problems }: BumpRefused): Problem {
  return {
    slug: "bump-refused",
    status: 422,
    title: `The change is not what this bump allows, or a question is not provably the same; it takes at least "${smallestBump}".`,
    errors: problems,
    members: { smallestBump },
  };
}

const SlugParam = z.strictObject({ slug: SurveySlug });
const Draft = z.strictObject({
  id: z.uuid().optional(),
  survey: z.looseObject({}),
  scoring: z.looseObject({}),
});
const SurveyProblem = z.looseObject({ pointer: z.string(), code: z.string() });

/** Survey definitions: published versions never change, so they may be kept for ever. */
export const surveyRoutes = newRouter()
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/surveys",
      responses: { 200: json(SurveyList, "All surveys"), ...problems(401) },
    }),
    async (c) => c.json({ items: await readSurveys(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/surveys/{slug}/versions/{version}",
      request: { params: SurveyVersionParams },
      responses: { 200: json(SurveyVersionBody, "The definition"), ...problems(404) },
    }),
    async (c) => {
      const { slug, version } = c.req.valid("param");
      const row = await readSurveyVersion(c.var.deps, slug, version);
      if (row === undefined) return problem(c, NOT_FOUND);
      // Employees read the definition of a launched wave without signing in; HR's others are not public.
      const isPublic = await isVersionInUse(c.var.deps, slug, version);
      if (!isPublic && (await callerOf(c)) === null) return problem(c, NOT_FOUND);
      const etag = `"${row.sha256}"`;
      const headers = {
        etag,
        "cache-control": `${isPublic ? "public" : "private"}, max-age=31536000, immutable`,
      };
      if (c.req.header("if-none-match")?.includes(etag)) {
        return c.body(null, 304, headers) as never;
      }
      return c.body(row.body, 200, { ...headers, "content-type": "application/json" }) as never;
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/surveys/{slug}/drafts",
      request: { params: SlugParam, body: jsonBody(Draft) },
      responses: {
        201: json(
          z.strictObject({ id: z.uuid(), problems: z.array(SurveyProblem) }),
          "Saved, with what would stop it from being published",
        ),
        ...problems(401, 403, 422),
      },
    }),
    async (c) =>
      c.json(
        await saveSurveyDraft(
          c.var.deps,
          c.var.actor,
          c.req.valid("param").slug,
          c.req.valid("json"),
        ),
        201,
      ),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/surveys/{slug}/versions",
      request: {
        params: SlugParam,
        body: jsonBody(PublishRequest),
      },
      responses: {
        201: json(
          PublishedVersion,
          "Published, immutable from now on; and what becomes of each line",
        ),
        ...problems(401, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { slug } = c.req.valid("param");
      const published = await publishSurvey(c.var.deps, c.var.actor, slug, c.req.valid("json"));
      if (published.ok) return c.json(published.value, 201);
      switch (published.error.reason) {
        case "unknown-draft":
          return problem(c, NOT_FOUND);
        case "published-meanwhile":
          return problem(c, {
            slug: "published-meanwhile",
            status: 409,
            title: "Somebody has just published a version. Compare, then publish again.",
          });
        case "bump-refused":
          return problem(c, bumpRefused(published.error));
        case "survey-not-valid":
          return problem(c, notValid(published.error.problems));
      }
    },
  );
