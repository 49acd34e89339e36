import { z } from "@hono/zod-openapi";
import { version } from "../../package.json";
import { depsOf, KeysDoNotFit } from "../createDeps.ts";
import type { Deps } from "../env.ts";
import { apiRoute, json, newRouter } from "../http/apiRoute.ts";
import { callerOf } from "../http/session.ts";
import { type CheckState, checkHealth, type Health } from "../services/checkHealth.ts";

const Check = z.enum(["ok", "failed", "not-tried"]);

const HealthBody = z
  .strictObject({
    ok: z.boolean(),
    version: z.string(),
    /** What was tried; `keys`: whether the secrets are those that the data was made with. */
    checks: z.strictObject({
      keys: Check,
      databaseRead: Check,
      databaseWrite: Check,
      boxRead: Check,
      boxWrite: Check,
      ballots: Check,
    }),
    /** Waves whose ballots nobody can open, for owner, HR and observers. */
    lost: z
      .array(z.strictObject({ id: z.string(), name: z.string(), seed: z.string() }))
      .optional(),
  })
  .openapi("Health");

type Checks = z.infer<typeof HealthBody>["checks"];

const NOTHING_TRIED: Health["checks"] = {
  databaseRead: "not-tried",
  databaseWrite: "not-tried",
  boxRead: "not-tried",
  boxWrite: "not-tried",
  ballots: "not-tried",
};

/** Whether the Worker can do its work, and which version it is. */
export const healthRoutes = newRouter().openapi(
  apiRoute("public", {
    method: "get",
    path: "/health",
    responses: {
      200: json(HealthBody, "All is well"),
      503: json(HealthBody, "Something has failed; says what"),
    },
  }),
  async (c) => {
    c.header("cache-control", "no-store");
    const { deps, keys } = await tryDeps(() => depsOf(c.env));
    if (deps === null) {
      const databaseRead: CheckState = keys === "ok" ? "failed" : "ok";
      return c.json({ ok: false, version, checks: { ...NOTHING_TRIED, keys, databaseRead } }, 503);
    }
    const { checks: tried, lost } = await checkHealth(deps);
    const checks: Checks = { keys, ...tried };
    if (!Object.values(checks).includes("failed"))
      return c.json({ ok: true, version, checks }, 200);
    c.set("deps", deps);
    // Only those who may know which waves there are hear which are lost.
    const caller = lost.length === 0 ? null : await callerOf(c).catch(() => null);
    const isTold = caller !== null && caller.role !== "manager";
    return c.json({ ok: false, version, checks, ...(isTold ? { lost: [...lost] } : {}) }, 503);
  },
);

// Without keys that fit there are no dependencies; any other fault there is one of the database.
async function tryDeps(
  make: () => Promise<Deps>,
): Promise<{ readonly deps: Deps | null; readonly keys: CheckState }> {
  try {
    return { deps: await make(), keys: "ok" };
  } catch (error) {
    return { deps: null, keys: error instanceof KeysDoNotFit ? "failed" : "ok" };
  }
}
