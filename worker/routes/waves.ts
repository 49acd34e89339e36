import { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import {
  EmptyBody,
  Extension,
  NewWave,
  Poster,
  Wave,
  WaveParams,
  WavePlan,
  WaveStep,
} from "../../schema/wire/waves.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, problem } from "../http/problem.ts";
import { waveProblem } from "../http/waveProblem.ts";
import { createWave } from "../services/createWave.ts";
import { extendWave } from "../services/extendWave.ts";
import { launchWave } from "../services/launchWave.ts";
import { planWave } from "../services/planWave.ts";
import { readInvitations } from "../services/readInvitations.ts";
import { readPosters } from "../services/readPosters.ts";
import { readWave, readWaves } from "../services/readWaves.ts";
import { closeWave } from "../services/stepWave.ts";

const stepResponses = {
  200: json(WaveStep, "Where the wave stands now"),
  ...problems(401, 403, 404, 409, 422),
};

/** Waves from draft to close; what follows is in the release routes. */
export const waveRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves",
      request: { body: jsonBody(NewWave) },
      responses: { 201: json(WaveStep, "A draft"), ...problems(401, 403, 409, 422) },
    }),
    async (c) => {
      const created = await createWave(c.var.deps, c.var.actor, c.req.valid("json"));
      return created.ok ? c.json(created.value, 201) : problem(c, waveProblem(created.error));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/waves",
      responses: { 200: json(listOf(Wave), "All waves, the latest first"), ...problems(401) },
    }),
    async (c) => c.json({ items: await readWaves(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/waves/{id}",
      request: { params: WaveParams },
      responses: { 200: json(Wave, "One wave"), ...problems(401, 404) },
    }),
    async (c) => {
      const wave = await readWave(c.var.deps, c.req.valid("param").id);
      return wave === null ? problem(c, NOT_FOUND) : c.json(wave, 200);
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/waves/{id}/plan",
      request: { params: WaveParams },
      responses: {
        200: json(WavePlan, "Ballot groups as they would be now"),
        ...problems(401, 403, 404, 422),
      },
    }),
    async (c) => {
      const plan = await planWave(c.var.deps, c.req.valid("param").id);
      return plan.ok ? c.json(plan.value, 200) : problem(c, waveProblem(plan.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves/{id}/launch",
      request: { params: WaveParams, body: jsonBody(EmptyBody) },
      responses: stepResponses,
    }),
    async (c) => {
      const launched = await launchWave(c.var.deps, c.var.actor, c.req.valid("param").id);
      return launched.ok ? c.json(launched.value, 200) : problem(c, waveProblem(launched.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/waves/{id}/invitations",
      request: { params: WaveParams },
      responses: {
        200: {
          content: { "text/csv": { schema: z.string() } },
          description: "personId,name,email,unit,code,link; slips: unit,code,link, shuffled",
        },
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const { origin } = new URL(c.req.url);
      const csv = await readInvitations(c.var.deps, c.var.actor, c.req.valid("param").id, origin);
      if (!csv.ok) return problem(c, waveProblem(csv.error));
      return c.body(csv.value, 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="invitations.csv"',
        "cache-control": "no-store",
      });
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "get",
      path: "/waves/{id}/posters",
      request: { params: WaveParams },
      responses: {
        200: json(listOf(Poster), "The link of each group of an open wave"),
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const { origin } = new URL(c.req.url);
      const posters = await readPosters(c.var.deps, c.req.valid("param").id, origin);
      return posters.ok
        ? c.json({ items: posters.value }, 200)
        : problem(c, waveProblem(posters.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves/{id}/extend",
      request: { params: WaveParams, body: jsonBody(Extension) },
      responses: stepResponses,
    }),
    async (c) => {
      const { closesOn } = c.req.valid("json");
      const { id } = c.req.valid("param");
      const extended = await extendWave(c.var.deps, c.var.actor, id, closesOn);
      return extended.ok ? c.json(extended.value, 200) : problem(c, waveProblem(extended.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves/{id}/close",
      request: { params: WaveParams, body: jsonBody(EmptyBody) },
      responses: stepResponses,
    }),
    async (c) => {
      const closed = await closeWave(c.var.deps, c.var.actor, c.req.valid("param").id);
      return closed.ok ? c.json(closed.value, 200) : problem(c, waveProblem(closed.error));
    },
  );
