import { z } from "@hono/zod-openapi";
import { AuditEntry } from "../../schema/wire/access.ts";
import { listOf } from "../../schema/wire/common.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { readAuditLog } from "../services/readAuditLog.ts";

/** Who did what, when: newest first, 100 a page. */
export const auditLogRoutes = newRouter().openapi(
  apiRoute(["owner", "observer"], {
    method: "get",
    path: "/audit-log",
    request: {
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
    },
    responses: { 200: json(listOf(AuditEntry), "Administrative acts"), ...problems(401, 403) },
  }),
  async (c) => {
    const { cursor } = c.req.valid("query");
    return c.json(
      await readAuditLog(c.var.deps, cursor === undefined ? undefined : Number(cursor)),
      200,
    );
  },
);
