import { z } from "@hono/zod-openapi";
import { DateOnly } from "../../schema/wire/common.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, problem } from "../http/problem.ts";
import { runDueJobs } from "../jobs/runDueJobs.ts";
import { moveClock } from "../services/moveClock.ts";

/** Time travel for an embedded server that was started with a clock; elsewhere it does not exist. */
export const clockRoutes = newRouter();

clockRoutes.use("/clock", async (c, next) =>
  c.var.deps.clock.moveTo ? next() : problem(c, NOT_FOUND),
);

clockRoutes.openapi(
  apiRoute(["owner"], {
    method: "post",
    path: "/clock",
    request: { body: jsonBody(z.strictObject({ to: DateOnly })) },
    responses: {
      200: json(z.strictObject({ now: DateOnly }), "The product's date after all due jobs ran"),
      ...problems(401, 403, 404, 409, 422),
    },
  }),
  async (c) => {
    const { deps } = c.var;
    const { moveTo } = deps.clock;
    if (!moveTo) return problem(c, NOT_FOUND);
    const moved = await moveClock(deps, moveTo, c.req.valid("json").to, runDueJobs);
    return moved.ok
      ? c.json(moved.value, 200)
      : problem(c, {
          slug: "clock-never-moves-back",
          status: 409,
          title: "The clock only moves forward.",
          members: { now: moved.error.now },
        });
  },
);
