import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import { DESK_PATHS } from "../../schema/deskPaths.ts";
import { restingStateOf } from "../../schema/text/respond.ts";
import type { AppEnv } from "../env.ts";
import { firstScreen } from "../http/page/firstScreen.ts";
import { missingPage } from "../http/page/missingPage.ts";
import { fillPage, type PageParts, readPageTemplate } from "../http/page/pageTemplate.ts";
import { noWaveScreen, restingScreen } from "../http/page/restingScreen.ts";
import { allowScript, forbidScripts } from "../http/securityHeaders.ts";
import { readFirstScreen } from "../services/readFirstScreen.ts";

const withSlash = (path: string): string[] => (path === "/" ? [path] : [path, `${path}/`]);

/**
 * The entry pages: `/w/…`, `/suggest`, `/done` and `/privacy` for employees, the desk for HR and
 * managers. At any other address there is a file, or nothing.
 */
export const pageRoutes = new Hono<AppEnv>()
  // The tag is a hash of the page, the same for everybody: it tells nobody apart.
  .on("GET", ["/w/:wave", "/w/:wave/"], etag(), async (c) => {
    const found = await readFirstScreen(c.var.deps, c.req.param("wave"));
    if (found === null) return employeePage(c, noWaveScreen(), 404);
    const { manifest, state } = found;
    const resting = restingStateOf(state);
    if (resting !== null) return employeePage(c, restingScreen(manifest, resting), 200);
    return employeePage(c, firstScreen(found, c.var.deps.isEmbedded), 200, KEPT_WHILE_OPEN);
  })
  .get("/w/*", (c) => employeePage(c, noWaveScreen(), 404))
  .on("GET", withSlash("/suggest"), (c) => staticPage(c, "/box.html"))
  .on("GET", withSlash("/done"), (c) => staticPage(c, "/done.html"))
  .on("GET", withSlash("/privacy"), (c) => {
    forbidScripts(c);
    return staticPage(c, "/privacy.html");
  })
  .on("GET", DESK_PATHS.flatMap(withSlash), (c) => staticPage(c, "/index.html"))
  .get("*", async (c) => (await file(c)) ?? missing(c));

// Pages are small and name hashed assets, so they are asked for anew each time.
const ASKED_ANEW = "no-cache";

// Whoever comes back soon, or hands the phone on, waits for no network. If the wave has closed in
// between, the page's code learns so from the state beside the manifest, as in a tab left open.
const KEPT_WHILE_OPEN = "private, max-age=600";

// The page's own code reads it, since no manifest tells where the store is.
const LOCAL_STORE_MARK = `<meta name="anwen-store" content="local" />`;

async function employeePage(
  c: Context<AppEnv>,
  parts: PageParts,
  status: 200 | 404,
  caching = ASKED_ANEW,
) {
  const template = await readPageTemplate(c.var.deps.assets, c.req.url);
  allowScript(c, template.scriptSource);
  c.header("cache-control", caching);
  const mark = c.var.deps.isEmbedded ? LOCAL_STORE_MARK : "";
  return c.html(fillPage(template, { ...parts, data: mark + parts.data }), status);
}

/**
 * A file, where no platform has looked for it before the Worker: an embedded server sends all
 * through it, since nothing else reads a request to its end. Pages are no files: they have holes.
 */
async function file(c: Context<AppEnv>): Promise<Response | null> {
  const { assets, isEmbedded } = c.var.deps;
  if (!isEmbedded || c.req.path.endsWith(".html")) return null;
  const asset = await assets.fetch(c.req.url, { headers: c.req.raw.headers });
  return asset.status === 404 ? null : new Response(asset.body, asset);
}

function missing(c: Context<AppEnv>): Response | Promise<Response> {
  forbidScripts(c);
  c.header("cache-control", ASKED_ANEW);
  return c.html(missingPage(), 404);
}

async function staticPage(c: Context<AppEnv>, path: string): Promise<Response> {
  const asset = await c.var.deps.assets.fetch(new Request(new URL(path, c.req.url)));
  const headers = new Headers(asset.headers);
  headers.set("cache-control", ASKED_ANEW);
  return new Response(asset.body, { status: asset.status, headers });
}
