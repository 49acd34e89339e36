import { describe, expect, it } from "vitest";
import { LEFT_OUT, LISTS, READ, readableRoutes, unknownRoutes } from "../../web/capture/routes.ts";
import { createApp } from "../../worker/app.ts";

const app = createApp();
const document = app.getOpenAPI31Document({
  openapi: "3.1.0",
  info: { title: "Anwen", version: "1.0.0" },
});

/** `GET /api/waves/{id}` of every route with a method of its own, pages left out. */
const served = new Set(
  app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`),
);

const documented = Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    roles: (operation as { "x-roles"?: unknown })["x-roles"],
  })),
);

describe("the app", () => {
  it("serves what its document describes and nothing else", () => {
    const names = documented.map(({ name }) => name);
    expect([...served].sort()).toEqual([...names, "GET /api/openapi.json"].sort());
  });

  it("answers to every method only where that is a guard, or not found", () => {
    const everyMethod = app.routes.filter(({ method }) => method === "ALL");
    expect([...new Set(everyMethod.map(({ path }) => path))].sort()).toEqual([
      "/*",
      "/api/*",
      "/api/clock",
    ]);
  });

  it("has no route that an audit neither reads nor leaves out for a reason", () => {
    expect(unknownRoutes(document)).toEqual([]);
    const readable = new Set(readableRoutes(document));
    const known = [...LISTS, ...Object.keys(READ), ...Object.keys(LEFT_OUT)];
    expect(known.filter((path) => !readable.has(path))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
    const more = { paths: { "/api/teams": { get: {} }, "/api/units": { get: {}, post: {} } } };
    expect(unknownRoutes(more)).toEqual(["/teams"]);
  });

  it("says of each route who may call it", () => {
    const unmarked = documented.filter(
      ({ roles }) => roles !== "public" && !(Array.isArray(roles) && roles.length > 0),
    );
    expect(unmarked).toEqual([]);
  });

  it("says of each text that somebody writes in which unit its length is counted", () => {
    // Looked up, never shown; passwords have a unit of their own.
    const lookedUp = /^(password|current|next|code|wave|group|item|personIds|timeZone)$/;
    const UNIT = "x-length-unit";
    const unsaid: string[] = [];
    const walk = (node: unknown, path: readonly string[]): void => {
      if (typeof node !== "object" || node === null) return;
      const { maxLength, pattern, format, ...more } = node as Record<string, unknown>;
      const isText = maxLength !== undefined && pattern === undefined && format === undefined;
      const name =
        path.findLast((part) => !/^(\d+|items|properties|anyOf|allOf)$/.test(part)) ?? "";
      if (isText && !lookedUp.test(name) && more[UNIT] === undefined) {
        unsaid.push(path.join("/"));
      }
      for (const [key, value] of Object.entries(node)) walk(value, [...path, key]);
    };
    walk(document.components?.schemas, []);
    for (const [path, operations] of Object.entries(document.paths ?? {})) {
      for (const operation of Object.values(operations)) {
        walk((operation as { requestBody?: unknown }).requestBody, [path]);
      }
    }
    expect(unsaid).toEqual([]);
    expect(JSON.stringify(document).split(UNIT).length).toBeGreaterThan(20);
  });
});
