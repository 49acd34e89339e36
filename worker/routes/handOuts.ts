import { HandOuts, NewHandOuts } from "../../schema/wire/handOuts.ts";
import { WaveParams } from "../../schema/wire/waves.ts";
import { apiRoute, json, jsonBody, newRouter, problems } from "../http/apiRoute.ts";
import { problem } from "../http/problem.ts";
import { waveProblem } from "../http/waveProblem.ts";
import { enterHandOuts, readHandOuts } from "../services/handOuts.ts";

/** Codes of period waves: how many were handed out, by group and month. */
export const handOutRoutes = newRouter()
  .openapi(
    apiRoute(["hr", "observer"], {
      method: "get",
      path: "/waves/{id}/hand-outs",
      request: { params: WaveParams },
      responses: { 200: json(HandOuts, "What was entered"), ...problems(401, 403, 404, 409) },
    }),
    async (c) => {
      const read = await readHandOuts(c.var.deps, c.req.valid("param").id);
      return read.ok ? c.json(read.value, 200) : problem(c, waveProblem(read.error));
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/waves/{id}/hand-outs",
      request: { params: WaveParams, body: jsonBody(NewHandOuts) },
      responses: {
        200: json(HandOuts, "What stands now"),
        ...problems(401, 403, 404, 409, 422),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const entered = await enterHandOuts(c.var.deps, c.var.actor, id, c.req.valid("json").items);
      return entered.ok ? c.json(entered.value, 200) : problem(c, waveProblem(entered.error));
    },
  );
