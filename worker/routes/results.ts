import { AuditCounts } from "../../schema/wire/auditCounts.ts";
import { Participation } from "../../schema/wire/participation.ts";
import { Receipts, Results, ResultsQuery } from "../../schema/wire/results.ts";
import { Statement } from "../../schema/wire/statement.ts";
import { WaveParams } from "../../schema/wire/waves.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { problem } from "../http/problem.ts";
import { waveProblem } from "../http/waveProblem.ts";
import { readParticipation } from "../services/readParticipation.ts";
import { readReceipts } from "../services/readReceipts.ts";
import { readReleaseCounts } from "../services/readReleaseCounts.ts";
import { readCompanyResults, readResults } from "../services/readResults.ts";
import { readStatement } from "../services/readStatement.ts";

/** What a wave has to say, once it may: read from released tables only. */
export const resultRoutes = newRouter()
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/waves/{id}/results",
      request: { params: WaveParams, query: ResultsQuery },
      responses: {
        200: json(Results, "Released figures of the units that the caller may see"),
        ...problems(401, 404, 409, 422),
      },
    }),
    async (c) => {
      const { id } = c.req.valid("param");
      const { unit } = c.req.valid("query");
      const results = await readResults(c.var.deps, c.var.actor, id, unit);
      return results.ok
        ? c.json(results.value as never, 200)
        : problem(c, waveProblem(results.error));
    },
  )
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/waves/{id}/company-results",
      request: { params: WaveParams },
      responses: { 200: json(Results, "The company's figures"), ...problems(404, 409) },
    }),
    async (c) => {
      const results = await readCompanyResults(c.var.deps, c.req.valid("param").id);
      return results.ok
        ? c.json(results.value as never, 200)
        : problem(c, waveProblem(results.error));
    },
  )
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/waves/{id}/receipts",
      request: { params: WaveParams },
      responses: {
        200: json(Receipts, "Sorted receipts of all counted ballots"),
        ...problems(404, 409),
      },
    }),
    async (c) => {
      const receipts = await readReceipts(c.var.deps, c.req.valid("param").id);
      return receipts.ok
        ? c.json({ items: receipts.value }, 200)
        : problem(c, waveProblem(receipts.error));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "manager", "observer"], {
      method: "get",
      path: "/waves/{id}/statement",
      request: { params: WaveParams },
      responses: { 200: json(Statement, "What each rule hid"), ...problems(401, 404, 409) },
    }),
    async (c) => {
      const statement = await readStatement(c.var.deps, c.req.valid("param").id);
      return statement.ok ? c.json(statement.value, 200) : problem(c, waveProblem(statement.error));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "observer"], {
      method: "get",
      path: "/waves/{id}/audit-counts",
      request: { params: WaveParams },
      responses: {
        200: json(AuditCounts, "Numbers of people that an audit of the release needs"),
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const counts = await readReleaseCounts(c.var.deps, c.req.valid("param").id);
      return counts.ok ? c.json(counts.value as never, 200) : problem(c, waveProblem(counts.error));
    },
  )
  .openapi(
    apiRoute(["hr", "observer"], {
      method: "get",
      path: "/waves/{id}/participation",
      request: { params: WaveParams },
      responses: {
        200: json(Participation, "Codes used, by unit"),
        ...problems(401, 403, 404, 409),
      },
    }),
    async (c) => {
      const participation = await readParticipation(c.var.deps, c.req.valid("param").id);
      return participation.ok
        ? c.json(participation.value as never, 200)
        : problem(c, waveProblem(participation.error));
    },
  );
