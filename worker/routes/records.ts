import { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import {
  HrRecord,
  RECORDS_FILE,
  RecordState,
  RecordsImport,
  RecordsPreview,
  RecordsQuery,
} from "../../schema/wire/records.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { notValid, problem } from "../http/problem.ts";
import { importRecords } from "../services/importRecords.ts";
import { previewRecords } from "../services/previewRecords.ts";
import { readRecordStates } from "../services/readRecordStates.ts";
import { readRecords } from "../services/readRecords.ts";

const ERRORS_SHOWN = 1000;

const request = {
  body: {
    content: {
      "text/csv": {
        schema: z.string().openapi({
          description: RECORDS_FILE,
          example:
            "record,unit,period,numerator,denominator,opening,closing\r\nturnover,总部,2026-01,2,,60,59",
        }),
      },
    },
    required: true,
  },
} as const;

/** HR's counts behind the indicators that no survey feeds: looked at first, then stored whole. */
export const recordRoutes = newRouter()
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/records/preview",
      request,
      responses: {
        200: json(RecordsPreview, "Every error, or what would change"),
        ...problems(401, 403, 413, 415),
      },
    }),
    async (c) => {
      const file = new Uint8Array(await c.req.arrayBuffer());
      return c.json(await previewRecords(c.var.deps, file), 200);
    },
  )
  .openapi(
    apiRoute(["hr"], {
      method: "post",
      path: "/records",
      request,
      responses: {
        200: json(RecordsImport, "What has changed"),
        ...problems(401, 403, 413, 415, 422),
      },
    }),
    async (c) => {
      const file = new Uint8Array(await c.req.arrayBuffer());
      const imported = await importRecords(c.var.deps, c.var.actor, file);
      return imported.ok
        ? c.json(imported.value, 200)
        : problem(c, notValid(imported.error.errors.slice(0, ERRORS_SHOWN)));
    },
  )
  .openapi(
    apiRoute(["owner", "hr", "observer"], {
      method: "get",
      path: "/records",
      request: { query: RecordsQuery },
      responses: {
        200: json(listOf(HrRecord), "By record, unit and period"),
        ...problems(401, 403, 422),
      },
    }),
    async (c) => c.json(await readRecords(c.var.deps, c.req.valid("query")), 200),
  )
  .openapi(
    apiRoute(["owner", "hr", "observer"], {
      method: "get",
      path: "/records/state",
      responses: {
        200: json(listOf(RecordState), "All kinds, with what is missing"),
        ...problems(401, 403),
      },
    }),
    async (c) => c.json({ items: await readRecordStates(c.var.deps) }, 200),
  );
