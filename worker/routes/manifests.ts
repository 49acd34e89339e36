import { z } from "@hono/zod-openapi";
import { Manifest } from "../../schema/wire/manifest.ts";
import { WaveParams } from "../../schema/wire/waves.ts";
import { apiRoute, json, newRouter, problems } from "../http/apiRoute.ts";
import { NOT_FOUND, problem } from "../http/problem.ts";
import { readManifestText, readNewestManifest } from "../services/readManifest.ts";

/** Public manifests as their exact bytes: the fingerprint is the SHA-256 of the body. */
export const manifestRoutes = newRouter()
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/waves/{id}/manifest",
      request: { params: WaveParams },
      responses: { 200: json(Manifest, "The newest manifest"), ...problems(404) },
    }),
    async (c) => {
      const newest = await readNewestManifest(c.var.deps, c.req.valid("param").id);
      if (newest === null) return problem(c, NOT_FOUND);
      // The state changes while the manifest stands, so it travels beside the bytes, not in them.
      const state = { "wave-state": newest.state };
      return c.body(newest.body, 200, { ...headers("no-cache"), ...state }) as never;
    },
  )
  .openapi(
    apiRoute("public", {
      method: "get",
      path: "/manifests/{fingerprint}",
      request: {
        params: z.strictObject({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }),
      },
      responses: { 200: json(Manifest, "This very manifest"), ...problems(404) },
    }),
    async (c) => {
      const body = await readManifestText(c.var.deps, c.req.valid("param").fingerprint);
      return body === null
        ? problem(c, NOT_FOUND)
        : (c.body(body, 200, headers("public, max-age=31536000, immutable")) as never);
    },
  );

const headers = (cacheControl: string) => ({
  "content-type": "application/json",
  "cache-control": cacheControl,
});
