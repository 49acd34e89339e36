import { listOf } from "../../schema/wire/common.ts";
import {
  Baseline,
  BreakParams,
  NewBaseline,
  NewBreak,
  NewTarget,
  SeriesBreak,
  TargetRevision,
} from "../../schema/wire/judgedBy.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, notValid, problem } from "../http/problem.ts";
import { enterBreak, removeBreak } from "../services/enterBreak.ts";
import { lockBaseline } from "../services/lockBaseline.ts";
import {
  readBaselines,
  readBreaks,
  readTargets,
  toBaseline,
  toBreak,
  toTarget,
} from "../services/readJudgedBy.ts";
import { reviseTarget } from "../services/reviseTarget.ts";

/** What indicators are judged by: where they started, where they should go, where lines break. */
export const judgedByRoutes = newRouter()
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/baselines",
      responses: {
        200: json(listOf(Baseline), "All ever locked, the oldest first"),
        ...problems(401, 403),
      },
    }),
    async (c) => c.json({ items: await readBaselines(c.var.deps, c.var.actor) }, 200),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/baselines",
      request: { body: jsonBody(NewBaseline) },
      responses: { 201: json(Baseline, "Locked"), ...problems(401, 403, 422) },
    }),
    async (c) => {
      const locked = await lockBaseline(c.var.deps, c.var.actor, c.req.valid("json"));
      return locked.ok
        ? c.json(toBaseline(locked.value, true), 201)
        : problem(c, notValid([placeOf(locked.error)]));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/targets",
      responses: {
        200: json(listOf(TargetRevision), "All revisions, the oldest first"),
        ...problems(401, 403),
      },
    }),
    async (c) => c.json({ items: await readTargets(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/targets",
      request: { body: jsonBody(NewTarget) },
      responses: { 201: json(TargetRevision, "Revised from today on"), ...problems(401, 403, 422) },
    }),
    async (c) => {
      const revised = await reviseTarget(c.var.deps, c.var.actor, c.req.valid("json"));
      return revised.ok
        ? c.json(toTarget(revised.value, true), 201)
        : problem(c, notValid([placeOf(revised.error)]));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "observer"], {
      method: "get",
      path: "/breaks",
      responses: { 200: json(listOf(SeriesBreak), "By day"), ...problems(401, 403) },
    }),
    async (c) => c.json({ items: await readBreaks(c.var.deps) }, 200),
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/breaks",
      request: { body: jsonBody(NewBreak) },
      responses: {
        201: json(listOf(SeriesBreak), "Entered, one per line that breaks"),
        ...problems(401, 403, 422),
      },
    }),
    async (c) => {
      const entered = await enterBreak(c.var.deps, c.var.actor, c.req.valid("json"));
      return entered.ok
        ? c.json({ items: entered.value.map(toBreak) }, 201)
        : problem(c, notValid([placeOf(entered.error)]));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "delete",
      path: "/breaks/{id}",
      request: { params: BreakParams },
      responses: { 200: json(BreakParams, "Taken back"), ...problems(401, 403, 404) },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const isRemoved = await removeBreak(c.var.deps, c.var.actor, id);
      return isRemoved ? c.json({ id }, 200) : problem(c, NOT_FOUND);
    },
  );

const placeOf = ({ pointer, code, detail }: { pointer: string; code: string; detail: string }) => ({
  ...{ pointer, code, detail },
});
