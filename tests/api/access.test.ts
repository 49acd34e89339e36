import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers, makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer();
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
});
afterAll(() => server.stop());

describe("keys", () => {
  it("are shown once, and end when they are revoked", async () => {
    const made = (await callers.owner.post("/keys", { name: "merge", role: "hr" })).body;
    expect(made.key).toMatch(/^anwen_[A-Za-z0-9_-]{43}$/);
    const listed = (await callers.owner.get("/keys")).body.items;
    expect(JSON.stringify(listed)).not.toContain(made.key);
    const holder = caller(server.base, made.key);
    expect((await holder.get("/units")).status).toBe(200);
    expect((await callers.owner.remove(`/keys/${made.id}`)).status).toBe(200);
    expect((await holder.get("/units")).status).toBe(401);
  });

  it("are the owner's alone to make, and the owner is not HR", async () => {
    expect((await callers.hr.post("/keys", { name: "x", role: "owner" })).status).toBe(403);
    expect((await callers.nobody.post("/keys", { name: "x", role: "hr" })).status).toBe(401);
    expect((await callers.owner.postCsv("/roster", "personId")).status).toBe(403);
  });

  it("of a manager name units that exist, those of others none", async () => {
    const unknown = await callers.owner.post("/keys", {
      name: "m",
      role: "manager",
      units: ["u99999"],
    });
    expect(unknown.body.errors).toEqual([
      { pointer: "/units", code: "unknown-unit", detail: "There is no such unit." },
    ]);
    const hr = await callers.owner.post("/keys", { name: "m", role: "hr", units: ["u00001"] });
    expect(hr.body.errors[0].pointer).toBe("/units");
  });
});

describe("every route", () => {
  it("refuses an unknown field by where it stands and does not echo what was sent", async () => {
    const { status, text, body } = await callers.owner.put("/settings", {
      company: "甲",
      sécret: "zzz",
      retention: { holdDays: 7, geheim: 1 },
      cadences: { "no slug": 3, qqq: 99 },
    });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      {
        pointer: "/retention",
        code: "unknown-field",
        detail: expect.stringMatching(/: holdDays\.$/),
      },
      { pointer: "/cadences", code: "invalid_key" },
      { pointer: "/cadences", code: "too_big" },
      { pointer: "", code: "unknown-field" },
    ]);
    expect(body.errors[3].detail).toContain("Known are: company, timeZone, ");
    expect(text).not.toMatch(/s.cret|zzz|geheim|slug"|qqq/);
  });

  it("refuses what is nested too deep by its place, and text that is not UTF-8 in words", async () => {
    const { key } = (await callers.owner.post("/keys", { name: "deep", role: "hr" })).body;
    const send = (path: string, body: string | Uint8Array) =>
      fetch(`${server.base}/api${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: body as BodyInit,
      });
    const nested = (depth: number) =>
      `{"survey":{"x":${"[".repeat(depth)}${"]".repeat(depth)}},"scoring":{}}`;
    expect((await send("/surveys/pulse/drafts", nested(62))).status).toBe(201);
    for (const depth of [63, 1_000, 100_000]) {
      const refused = await send("/surveys/pulse/drafts", nested(depth));
      expect([depth, refused.status]).toEqual([depth, 422]);
      expect((await refused.json()).errors).toMatchObject([
        // {"survey":{"x": is 15 characters with two levels in them.
        { pointer: "", code: "nested-too-deep", position: 15 + 63 },
      ]);
    }
    const refused = await send("/waves", new TextEncoder().encode('{"name":"甲"}').subarray(0, -3));
    expect([refused.status, (await refused.json()).title]).toEqual([
      400,
      "The body is not UTF-8. Send or save it as UTF-8.",
    ]);
  });

  it("answers a broken body, a foreign content type and an unknown path with a problem", async () => {
    const send = (type: string, body: string) =>
      fetch(`${server.base}/api/keys`, {
        method: "POST",
        headers: { authorization: `Bearer ${server.ownerKey}`, "content-type": type },
        body,
      });
    const answers = [
      await send("application/json", "{"),
      await send("text/plain", "{}"),
      await send("application/json", `{"name":"${"x".repeat(1_100_000)}"}`),
      await fetch(`${server.base}/api/nothing`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([400, 415, 413, 404]);
    for (const answer of answers) {
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  it("carries the security headers and names no other host", async () => {
    for (const path of ["/", "/w/6f1a0e9e-0000-4000-8000-000000000000", "/api/health"]) {
      const { headers } = await fetch(server.base + path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toMatch(/https?:/);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("set-cookie")).toBeNull();
    }
  });

  it("brings the promises and their limits as a page that runs no script", async () => {
    const page = await fetch(`${server.base}/privacy`);
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy")?.split("; ");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'none'");
    expect(page.headers.get("content-type")).toMatch(/^text\/html; *charset=utf-8$/i);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const html = await page.text();
    expect(html).not.toMatch(/<script|modulepreload|https?:|<!--/);
    expect(html).toContain('<section lang="zh-CN"');
    expect(html).toContain('<section lang="en"');
    const style = /<link rel="stylesheet"[^>]* href="([^"]+)"/.exec(html)?.[1];
    expect((await fetch(server.base + style)).status).toBe(200);
  });

  it("of the signed in is nobody else's to keep", async () => {
    for (const path of ["/units", "/waves", "/audit-log", "/keys"]) {
      const answer = await callers.owner.get(path);
      expect([path, answer.headers.get("cache-control")]).toEqual([path, "no-store"]);
    }
  });

  it("stands in the OpenAPI document with the roles that may call it", async () => {
    const { body } = await callers.nobody.get("/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(body.paths["/api/waves/{id}/launch"].post["x-roles"]).toEqual(["hr"]);
    expect(body.paths["/api/ballot"].post["x-roles"]).toBe("public");
  });
});

describe("settings", () => {
  it("have defaults, keep what is not given, and refuse what makes no sense", async () => {
    expect((await callers.hr.get("/settings")).body).toMatchObject({ timeZone: "Asia/Shanghai" });
    await callers.owner.put("/settings", { company: "示例公司" });
    const after = await callers.owner.put("/settings", { publicOrigin: "https://survey.example" });
    expect(after.body).toMatchObject({
      company: "示例公司",
      publicOrigin: "https://survey.example",
    });
    const wrong = await callers.owner.put("/settings", {
      timeZone: "Mars/Base",
      publicOrigin: "https://a/b",
    });
    expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/timeZone",
      "/publicOrigin",
    ]);
    expect((await callers.hr.put("/settings", { company: "x" })).status).toBe(403);
    await callers.owner.put("/settings", { publicOrigin: null });
  });
});

describe("surveys", () => {
  it("are the nine built-in ones, not public before a wave uses them", async () => {
    const { items } = (await callers.hr.get("/surveys")).body;
    expect(items.map((survey: { slug: string }) => survey.slug).sort()).toEqual([
      "career",
      "client",
      "exit",
      "fairness",
      "newhire",
      "pulse",
      "satisfaction",
      "stress",
      "training",
    ]);
    const path = "/surveys/stress/versions/1.0.0";
    expect((await callers.nobody.get(path)).status).toBe(404);
    const signedIn = await callers.observer.get(path);
    expect(signedIn.status).toBe(200);
    const again = await fetch(`${server.base}/api${path}`, {
      headers: {
        authorization: `Bearer ${server.ownerKey}`,
        "if-none-match": signedIn.headers.get("etag") ?? "",
      },
    });
    expect(again.status).toBe(304);
  });

  it("are published as the next version from a draft, every problem named by pointer", async () => {
    const { body } = await callers.hr.get("/surveys/pulse/versions/1.0.0");
    const draft = await callers.hr.post("/surveys/pulse/drafts", {
      survey: body.survey,
      scoring: body.scoring,
    });
    expect(draft.body.problems).toEqual([]);
    const published = await callers.hr.post("/surveys/pulse/versions", {
      draftId: draft.body.id,
      bump: "minor",
    });
    expect([published.status, published.body.version]).toEqual([201, "1.1.0"]);
    const broken = await callers.hr.post("/surveys/pulse/drafts", {
      survey: { ...body.survey, pages: [{ name: "a", elements: [{ type: "html", html: "<b>" }] }] },
      scoring: body.scoring,
    });
    expect(broken.body.problems[0].pointer).toBe("/survey/pages/0/elements/0/type");
    const refused = await callers.hr.post("/surveys/pulse/versions", {
      draftId: broken.body.id,
      bump: "patch",
    });
    expect(refused.status).toBe(422);
  });
});

describe("a text", () => {
  it("may have so many UTF-16 units, as browsers count, and comes back as it was", async () => {
    const named = (name: string) => callers.owner.post("/keys", { name, role: "observer" });
    for (const name of ["甲".repeat(80), "😀".repeat(40), `${"𠮷".repeat(39)}ab`]) {
      const made = await named(`  ${name} `);
      expect([made.status, made.body.name]).toEqual([201, name]);
    }
    for (const name of ["甲".repeat(81), "😀".repeat(41), `${"𠮷".repeat(40)}a`]) {
      const { status, body } = await named(name);
      expect([status, body.errors]).toMatchObject([
        422,
        [
          {
            pointer: "/name",
            detail: "At most 80 characters; emoji and rare ones count as two or more.",
          },
        ],
      ]);
    }
  });

  it("with half of a character in it is refused, where it would be stored as another", async () => {
    const { status, body } = await callers.owner.post("/keys", {
      ...{ name: "甲\ud83d", role: "observer" },
    });
    expect([status, body.errors[0].pointer]).toEqual([422, "/name"]);
  });
});
