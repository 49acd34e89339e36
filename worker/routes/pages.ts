import { Hono } from "hono";
import type { AppEnv } from "../env.ts";

/** The entry pages: `/w/…` and `/suggest` for employees, everything else for HR and managers. */
export const pageRoutes = new Hono<AppEnv>()
  .get("/w/:wave{[A-Za-z0-9-]+}", (c) => page(c.req.raw, c.var.deps.assets, "/s.html"))
  .get("/suggest", (c) => page(c.req.raw, c.var.deps.assets, "/box.html"))
  .get("/w", (c) => page(c.req.raw, c.var.deps.assets, "/s.html"))
  .get("*", (c) => page(c.req.raw, c.var.deps.assets, "/index.html"));

// Pages are small and name hashed assets, so they are asked for anew each time.
async function page(request: Request, assets: Fetcher, path: string): Promise<Response> {
  const asset = await assets.fetch(new Request(new URL(path, request.url)));
  const headers = new Headers(asset.headers);
  headers.set("cache-control", "no-cache");
  return new Response(asset.body, { status: asset.status, headers });
}
