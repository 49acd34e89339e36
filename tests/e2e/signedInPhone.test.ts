import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type Callers, launchedWave, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";

let server: TestServer;
let browser: Browser;
let callers: Callers;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  callers = await makeCallers(server);
  context = await browser.newContext({ locale: "zh-CN" });
  page = await context.newPage();
  await page.goto(`${server.base}/`);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Calls a route as a script of our own page does. */
const callFromPage = (method: string, path: string, body?: object): Promise<number> =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(`/api${path}`, { method, ...(body ? { headers, body } : {}) });
      return answer.status;
    },
    [method, path, body === undefined ? "" : JSON.stringify(body)] as const,
  );

describe("the browser of somebody who is signed in", () => {
  it("keeps the session where no script reads it, and sends it with an Origin", async () => {
    const account = await makeAccount(server, { email: "hr@example.invalid", role: "hr" });
    const { email, password } = account;
    expect(await callFromPage("POST", "/auth/sign-in/email", { email, password })).toBe(200);
    expect(await page.evaluate(() => document.cookie)).toBe("");
    const cookies = await context.cookies(`${server.base}/api/session`);
    // Beside it the mark of a known browser, which lets nobody in.
    expect(cookies.map(({ name, httpOnly, path }) => [name, httpOnly, path])).toEqual([
      ["anwen_session", true, "/api"],
      ["anwen_device", true, "/api"],
    ]);
    const [cookie] = cookies;
    expect(cookie).toMatchObject({
      ...{ name: "anwen_session", path: "/api", expires: -1 },
      ...{ httpOnly: true, secure: true, sameSite: "Lax" },
    });
    expect(await callFromPage("GET", "/session")).toBe(200);
    // 422: let in, though the body says nothing.
    expect(await callFromPage("POST", "/waves", {})).toBe(422);
    expect(await callFromPage("DELETE", "/keys/0d9d7a0e-0000-4000-8000-000000000000")).toBe(403);
  });

  it("sends no cookie with a ballot, nor with anything else of the employee's page", async () => {
    const { id, links } = await launchedWave(callers, { survey: "pulse" });
    const sent: string[] = [];
    page.on("request", async (request) => {
      const { pathname } = new URL(request.url());
      if (!pathname.startsWith("/api/")) return;
      const { cookie = "no cookie", authorization = "no key" } = await request.allHeaders();
      sent.push(`${request.method()} ${pathname}: ${cookie}, ${authorization}`);
    });
    await page.goto(links[0]?.link ?? "");
    await page.getByRole("button", { name: "开始填写" }).click();
    await page.locator(".sd-question").waitFor();
    await page.locator("main label:has(input)").nth(1).click();
    while ((await page.locator(".progress").count()) > 0) {
      await page.locator(".dock button").last().click();
      await page.waitForTimeout(300);
    }
    await page.getByRole("button", { name: "提交", exact: true }).click();
    await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
    expect(sent.filter((line) => line.startsWith("POST /api/ballot"))).toHaveLength(2);
    expect(sent).toContain(`GET /api/waves/${id}/manifest: no cookie, no key`);
    expect(sent.filter((line) => !line.endsWith(": no cookie, no key"))).toEqual([]);
    // The session was there all the time, and a cookie would have been seen.
    expect(await callFromPage("GET", "/session")).toBe(200);
    await expect.poll(() => sent.at(-1)).toMatch(/^GET \/api\/session: anwen_session=/);
  });
});
