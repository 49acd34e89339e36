import { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { Scorecard, ScorecardQuery } from "../../schema/wire/scorecard.ts";
import { DimensionTrend, Indicator, Trend, TrendQuery } from "../../schema/wire/trend.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, notValid, problem } from "../http/problem.ts";
import { INDICATORS } from "../services/indicators.ts";
import { readDimensionTrend } from "../services/readDimensionTrend.ts";
import { readScorecard } from "../services/readScorecard.ts";
import { readTrend } from "../services/readTrend.ts";

/** The programme's indicators, the line of each that a survey feeds, and all of them at a unit. */
export const trendRoutes = newRouter()
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/indicators",
      responses: { 200: json(listOf(Indicator), "All nineteen"), ...problems(401) },
    }),
    (c) => c.json({ items: [...INDICATORS] }, 200),
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/trend",
      request: { query: TrendQuery },
      responses: {
        200: json(z.union([Trend, DimensionTrend]), "Released waves, oldest first"),
        ...problems(401, 404, 422),
      },
    }),
    async (c) => {
      const { indicator, survey = "", dimension = "", unit } = c.req.valid("query");
      const { deps, actor } = c.var;
      const trend =
        indicator === undefined
          ? await readDimensionTrend(deps, actor, { survey, dimension, unit })
          : await readTrend(deps, actor, indicator, unit);
      return trend.ok ? c.json(trend.value, 200) : problem(c, NOT_FOUND);
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/scorecard",
      request: { query: ScorecardQuery },
      responses: {
        200: json(Scorecard, "The measures at a unit, as they stood at the end of a day"),
        ...problems(401, 422),
      },
    }),
    async (c) => {
      const { unit, asOf } = c.req.valid("query");
      const scorecard = await readScorecard(c.var.deps, c.var.actor, { unit, asOf });
      if (scorecard.ok) return c.json(scorecard.value, 200);
      const detail = "This day lies in the future. Choose today or an earlier day.";
      return problem(c, notValid([{ pointer: "/query/asOf", code: "day-in-future", detail }]));
    },
  );
