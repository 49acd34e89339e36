import { Preview, RedactedComment, Redaction } from "../../schema/wire/results.ts";
import { Destruction, EmptyBody, WaveParams, WaveStep } from "../../schema/wire/waves.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { problem } from "../http/problem.ts";
import { waveProblem } from "../http/waveProblem.ts";
import { destroyWave } from "../services/destroyWave.ts";
import { previewWave } from "../services/previewWave.ts";
import { redactPlacedComment } from "../services/redactComment.ts";
import { releaseWave } from "../services/releaseWave.ts";

const stepConfig = {
  method: "post" as const,
  request: { params: WaveParams, body: jsonBody(EmptyBody) },
  responses: {
    200: json(WaveStep, "Where the wave stands now"),
    ...problems(401, 403, 404, 409, 415, 422),
  },
};

/** The life of a wave after its close: look, publish once, destroy. */
export const releaseRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/waves/{id}/preview",
      request: { params: WaveParams },
      responses: {
        200: json(Preview, "What would be released, and what is hidden by which rule"),
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const preview = await previewWave(c.var.deps, c.var.actor, c.req.valid("param").id);
      if (preview.ok) return c.json(preview.value as never, 200);
      return problem(c, waveProblem(preview.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves/{id}/comments/redact",
      request: { params: WaveParams, body: jsonBody(Redaction) },
      responses: {
        200: json(RedactedComment, "The comment as it stands now"),
        ...problems(401, 403, 404, 409, 415, 422),
      },
    }),
    async (c) => {
      const { hide = null, ...place } = c.req.valid("json");
      const { id } = c.req.valid("param");
      const redacted = await redactPlacedComment(c.var.deps, c.var.actor, id, { ...place, hide });
      return redacted.ok ? c.json(redacted.value, 200) : problem(c, waveProblem(redacted.error));
    },
  )
  .openapi(apiRoute(["hr"], { ...stepConfig, path: "/waves/{id}/release" }), async (c) => {
    const released = await releaseWave(c.var.deps, c.var.actor, c.req.valid("param").id);
    return released.ok ? c.json(released.value, 200) : problem(c, waveProblem(released.error));
  })
  .openapi(
    apiRoute(["hr"], {
      ...stepConfig,
      path: "/waves/{id}/destroy",
      responses: {
        ...stepConfig.responses,
        200: json(Destruction, "Where the wave stands now, and whether more is to be deleted"),
      },
    }),
    async (c) => {
      const destroyed = await destroyWave(c.var.deps, c.var.actor, c.req.valid("param").id);
      return destroyed.ok ? c.json(destroyed.value, 200) : problem(c, waveProblem(destroyed.error));
    },
  );
