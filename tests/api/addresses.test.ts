import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DESK_PATHS } from "../../schema/deskPaths.ts";
import { head, openConnection, type RawAnswer } from "../support/rawConnection.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Asks for an address as it is written: `fetch` would tidy it first. */
async function ask(path: string, method = "GET"): Promise<RawAnswer> {
  const connection = await openConnection(server.base);
  connection.send(head(method, path));
  const answer = await connection.answer({ to: method });
  connection.close();
  return answer;
}

const isDesk = ({ body }: RawAnswer): boolean => body.includes('id="desk"');

describe("an address", () => {
  it.each([
    ...["/assets/x.js", "/robots.txt", "/favicon.ico", "/a.b", "/.env", "/%2e%2e/x", "/wave/1"],
    ...[
      "//api/keys",
      "/api%2fkeys",
      "/API/keys",
      "/index.html",
      "/s.html",
      "/box.html",
      "/_headers",
    ],
    ...["/overvew", "/waves/1/2/3", "/results/1/2", "/sign-in/now", "/suggestt", "/privacy/x"],
  ])("at which there is nothing is 404 and never the desk: %s", async (path) => {
    const answer = await ask(path);
    expect([answer.status, isDesk(answer)]).toEqual([404, false]);
    expect((await ask(path, "HEAD")).status).toBe(404);
    const posted = await ask(path, "POST");
    expect([posted.status, posted.headers["content-type"]]).toEqual([
      404,
      "application/problem+json",
    ]);
  });

  it("that somebody mistyped leads home, in both languages, and runs no script", async () => {
    const { status, headers, body } = await ask("/overvew?wave=zzz");
    expect([status, headers["cache-control"]]).toEqual([404, "no-cache"]);
    expect(headers["content-security-policy"]).toContain("script-src 'none'");
    expect(body).toMatch(/<section lang="zh-CN">.*没有这个页面.*<a href="\/">回到首页<\/a>/s);
    expect(body).toMatch(/<section lang="en">.*no such page.*<a href="\/">Go to the start<\/a>/s);
    expect(body).not.toMatch(/<script|zzz|overvew/);
  });

  it.each(DESK_PATHS)(
    "of the desk is the desk, with or without a slash behind it: %s",
    async (path) => {
      const filled = path.replace(/:\w+/, "career");
      for (const written of [filled, ...(path === "/" ? [] : [`${filled}/`])]) {
        const answer = await ask(written);
        expect([written, answer.status, isDesk(answer)]).toEqual([written, 200, true]);
      }
    },
  );

  it("of a file is the file, to be kept for ever under the name of its content", async () => {
    const file = /src="(\/assets\/[^"]+\.js)"/.exec((await ask("/")).body)?.[1] ?? "";
    const { status, headers } = await ask(file);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([
      200,
      "text/javascript; charset=utf-8",
      "public, max-age=31536000, immutable",
    ]);
    const again = await fetch(server.base + file, {
      headers: { "if-none-match": headers.etag ?? "" },
    });
    expect(again.status).toBe(304);
  });
});
