import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { launchedWave, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";
import { takeSeat, typeSignIn } from "./deskBrowser.ts";
import { takePhone } from "./phoneBrowser.ts";

let server: TestServer;
let browser: Browser;
let link: string;
let hr: { email: string; password: string };

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  const callers = await makeCallers(server);
  ({ link = "" } = (await launchedWave(callers)).links[0] ?? {});
  hr = await makeAccount(server, { email: "hr@example.invalid", role: "hr" });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** As if a deployment had replaced the page that is open: parts of it are gone, another one is served. */
async function deploy(page: Page, part: string) {
  const loads = { count: 0 };
  let isOld = true;
  await page.route(part, (route) =>
    isOld ? route.fulfill({ status: 404, body: "" }) : route.continue(),
  );
  await page.route("**/*", async (route) => {
    const asked = route.request();
    const isPage = new URL(asked.url()).pathname === new URL(page.url()).pathname;
    if (asked.isNavigationRequest()) {
      loads.count++;
      isOld = false;
    } else if (isPage && asked.resourceType() === "fetch") {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/-[\w-]{8}\.js/g, "-newer000.js");
      return route.fulfill({ response: answer, body });
    }
    return route.fallback();
  });
  return loads;
}

describe("a page that was opened before a deployment", () => {
  it("loads itself anew, once, where a part of the desk is gone", async () => {
    const seat = await takeSeat(browser);
    const page = await seat.newPage();
    await page.goto(server.base);
    await typeSignIn(page, hr.email, hr.password);
    await page.getByRole("heading", { level: 1, name: "轮次" }).waitFor();
    const loads = await deploy(page, "**/assets/SuggestionsPage*.js");
    await page.getByRole("link", { name: "建议箱" }).click();
    await page.getByRole("heading", { level: 1, name: "建议箱" }).waitFor();
    expect(loads.count).toBe(1);
    await seat.close();
  });

  it("says so and stays where the same version is served, or the network is lost", async () => {
    const seat = await takeSeat(browser);
    const page = await seat.newPage();
    await page.goto(server.base);
    await typeSignIn(page, hr.email, hr.password);
    await page.getByRole("heading", { level: 1, name: "轮次" }).waitFor();
    let loads = 0;
    page.on("request", (asked) => {
      if (asked.isNavigationRequest()) loads++;
    });
    await page.route("**/assets/SuggestionsPage*.js", (route) => route.abort());
    await page.getByRole("link", { name: "建议箱" }).click();
    await page.getByRole("heading", { name: "页面出了问题" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(loads).toBe(0);
    await seat.close();
  });

  it("loses nothing on a phone, where the questions are gone", async () => {
    const phone = await takePhone(browser, "zh-CN", "light");
    await phone.goto("about:blank");
    await phone.route("**/page/SurveyScreen*.js", (route) => route.abort());
    await phone.goto(link);
    await phone.getByRole("button", { name: "开始填写" }).tap();
    await phone.getByRole("radio").first().tap();
    await phone.unroute("**/page/SurveyScreen*.js");
    await phone.reload();
    await phone.getByRole("button", { name: "继续填写" }).waitFor();
    await phone.context().close();
  });

  it("takes answers that have more fields than it knows, at every depth", async () => {
    const seat = await takeSeat(browser);
    const page = await seat.newPage();
    // A map of counts has no fields.
    const isMap = (value: object) => Object.values(value).every((one) => typeof one === "number");
    const more = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(more)
        : typeof value === "object" && value !== null
          ? {
              ...Object.fromEntries(Object.entries(value).map(([k, v]) => [k, more(v)])),
              ...(isMap(value) ? {} : { aNew: [1] }),
            }
          : value;
    await page.route("**/api/**", async (route) => {
      const answer = await route.fetch();
      const isJson = answer.headers()["content-type"]?.startsWith("application/json") ?? false;
      if (!isJson) return route.fulfill({ response: answer });
      return route.fulfill({ response: answer, json: more(await answer.json()) });
    });
    await page.goto(server.base);
    await typeSignIn(page, hr.email, hr.password);
    for (const [link, heading] of [
      ["轮次", "轮次"],
      ["建议箱", "建议箱"],
      ["结果", "结果"],
      ["概览", "概览"],
    ] as const) {
      await page.getByRole("link", { name: link, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.waitForLoadState("networkidle");
      expect([link, await page.getByRole("alert").allTextContents()]).toEqual([link, []]);
    }
    await page.getByRole("link", { name: "轮次", exact: true }).click();
    await page.getByText("测试轮次").first().waitFor();
    await seat.close();
  });
});
