import { listOf } from "../../schema/wire/common.ts";
import { Indicator, Trend, TrendQuery } from "../../schema/wire/trend.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, problem } from "../http/problem.ts";
import { INDICATORS } from "../services/indicators.ts";
import { readTrend } from "../services/readTrend.ts";

/** The programme's indicators, and the line of each that a survey feeds. */
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
      responses: { 200: json(Trend, "Released waves, oldest first"), ...problems(401, 404, 422) },
    }),
    async (c) => {
      const { indicator, unit } = c.req.valid("query");
      const trend = await readTrend(c.var.deps, c.var.actor, indicator, unit);
      // The figures are exactly those that the release has stored.
      return trend.ok ? c.json(trend.value as never, 200) : problem(c, NOT_FOUND);
    },
  );
