import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, watchPage } from "../support/browser.ts";
import { caller } from "../support/http.ts";
import { solvedChallenge } from "../support/proofOfWork.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { expectAccessible, signInAt, takeSeat } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;
let released: string;
let closed: string;
let draft: string;
let suggestion: string;
let action: string;

const DATES = { opensOn: "2026-03-02", closesOn: "2026-03-13" };

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeManagerCompany(server);
  released = await company.release({ survey: "satisfaction", name: "已发布的", ...DATES });
  closed = await company.close({ survey: "career", name: "已截止的", ...DATES });
  draft = (
    await company.hr.post<{ id: string }>("/waves", {
      ...{ survey: "career", version: "1.0.0", name: "草稿", channel: "csv", ...DATES },
      units: [company.units.get("总部")],
    })
  ).id;
  suggestion = await makeSuggestion();
  action = (
    await company.hr.post<{ id: string }>("/actions", {
      ...{ text: { zh: "公开岗位空缺", en: "" }, owner: "人力资源部", due: "2026-06" },
      ...{ state: "under_way", wave: released, visibleToEmployees: true },
    })
  ).id;
  browser = await launchBrowser();
});

/** One in the box, with a message from its sender. */
async function makeSuggestion(): Promise<string> {
  const nobody = caller(server.base, null);
  const proofOfWork = await solvedChallenge(server.base);
  const { body } = await nobody.post("/suggestions", {
    ...{ category: "career", text: "请公开岗位空缺。", proofOfWork },
  });
  await nobody.post("/suggestions/followup/reply", { code: body.code, text: "谢谢。" });
  const list = await company.hr.get<{ items: { id: string }[] }>("/suggestions");
  return list.items[0]?.id ?? "";
}

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Every page of the desk, by who opens it. */
const pagesByEmail = (): readonly (readonly [string, readonly string[]])[] => [
  [
    EMAILS.hr,
    [
      ...["/waves", "/waves/new", `/waves/${draft}`, `/waves/${closed}`, `/waves/${released}`],
      ...["/suggestions", `/suggestions/${suggestion}`],
      ...["/actions", "/actions/new", `/actions/${action}`, "/programme"],
    ],
  ],
  [
    EMAILS.east,
    [
      "/overview",
      "/trend/employee-satisfaction-m3",
      "/trend/employee-satisfaction-m3?dimension=reward",
      "/results",
      `/results/${released}`,
      "/account",
      "/no",
    ],
  ],
  [EMAILS.nowhere, ["/overview"]],
  [EMAILS.owner, ["/accounts", "/audit-log", "/settings"]],
];

describe("every page of the desk", () => {
  // Both languages, schemes and widths, of which each page is seen in one or the other; every page
  // in every pairing in the long tests.
  const isLong = process.env.LONG === "1";
  const seats = [
    { language: "zh-CN", scheme: "light", width: 390, part: 0 },
    { language: "en", scheme: "dark", width: 1440, part: 1 },
    ...(isLong
      ? ([
          { language: "zh-CN", scheme: "dark", width: 1440, part: 0 },
          { language: "en", scheme: "light", width: 390, part: 1 },
        ] as const)
      : []),
  ] as const;

  it.each(seats)(
    "has no barrier, no sideways scrolling and no complaint: $language, $scheme, $width px",
    async (seat) => {
      for (const [email, paths] of pagesByEmail()) {
        const context = await takeSeat(browser, seat);
        const page = await context.newPage();
        const watch = watchPage(page);
        await page.goto(server.base);
        await page.locator("input[type=email]").waitFor();
        if (email === EMAILS.hr) await expectAccessible(page);
        await signInAt(page, server.base, email);
        // A page that is left while it loads breaks its requests off.
        await page.waitForLoadState("networkidle");
        for (const path of paths.filter((_, i) => isLong || i % 2 === seat.part)) {
          await goWithin(page, path);
          await unfoldAll(page);
          await expectAccessible(page);
        }
        // Who is not signed in yet is told so with 401, which the browser notes.
        const complaints = watch.complaints.filter((line) => !line.includes("401"));
        expect([email, ...complaints]).toEqual([email]);
        await context.close();
      }
    },
    // Some twenty pages, each of them read whole by axe.
    300_000,
  );

  it("opens its menu on a phone, and its dialogs, without a barrier", async () => {
    const context = await takeSeat(browser, { width: 390 });
    const page = await context.newPage();
    await signInAt(page, `${server.base}/accounts`, EMAILS.owner);
    await page.getByRole("button", { name: "打开菜单" }).click();
    await expectAccessible(page);
    await page.getByRole("link", { name: "账号", exact: true }).click();
    await page.getByRole("button", { name: "新建账号" }).click();
    await page.getByRole("dialog").getByLabel("姓名").waitFor();
    await expectAccessible(page);
    await context.close();
  });

  it("is reached by keyboard alone, from the sign-in on", async () => {
    const context = await takeSeat(browser);
    const page = await context.newPage();
    await page.goto(server.base);
    await page.locator("input[type=email]:focus").waitFor();
    await page.keyboard.type(EMAILS.owner);
    await page.keyboard.press("Tab");
    await page.keyboard.type("correct-horse-battery");
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "概览" }).waitFor();
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => document.activeElement?.textContent);
      if (name === "设置") break;
    }
    await page.keyboard.press("Enter");
    await page.locator("h1", { hasText: "设置" }).waitFor();
    await page.getByLabel("公司名称").waitFor();
    await page.keyboard.press("Tab");
    await page.locator("input:focus").waitFor();
    await context.close();
  });
});

/**
 * Changes the page without loading the whole desk anew, by way of the page for unknown addresses: so
 * the heading is always a new one. Waits for what the page asks for.
 */
async function goWithin(page: Page, path: string): Promise<void> {
  for (const address of ["/no", path]) {
    const isThere = await page.evaluate((to) => {
      if (window.location.pathname === to) return true;
      document.querySelector("h1")?.setAttribute("data-left", "");
      window.history.pushState(null, "", to);
      window.dispatchEvent(new PopStateEvent("popstate"));
      return false;
    }, address);
    if (!isThere) await page.locator("h1:not([data-left])").waitFor();
  }
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
}

/** Opens what is folded away in the main part. */
async function unfoldAll(page: Page): Promise<void> {
  for (const control of await page.locator("main button[aria-expanded=false]").all()) {
    if (await control.isVisible()) await control.click();
  }
}
