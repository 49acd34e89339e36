import { brotliCompressSync } from "node:zlib";
import type { Browser, BrowserContextOptions } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers, launchBrowser, watchPage } from "../support/browser.ts";
import { type Callers, launchedWave, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CODE_OF_PAGE = "**/page/*.js";
/** Ten packets of 1,460 bytes. Source: RFC 6928. */
const FIRST_FLIGHT_BYTES = 14_600;
const FIRST = "总体而言，您对在本公司的工作有多满意？";

let server: TestServer;
let browser: Browser;
let people: Callers;
let links: string[];

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  people = await makeCallers(server);
  const wave = await launchedWave(people);
  links = wave.links.map(({ link }) => link);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const nextLink = (): string => links.pop() ?? "";

/** Markup without the room between its elements. */
const plain = (html: string): string => html.replace(/>\s+/g, ">").replace(/\s+</g, "<");

/** A phone on which the page's code arrives when it is let through, and not before. */
async function openPhone(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    ...options,
  });
  const page = await context.newPage();
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(CODE_OF_PAGE, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  const open = (link: string) => page.goto(link, { waitUntil: "commit" });
  const kept = () => page.evaluate(() => Object.values({ ...window.localStorage }).join());
  return { page, watch: watchPage(page), letThrough, open, kept, close: () => context.close() };
}

describe("the served first screen, before any code of the page has arrived", () => {
  it("names the unit, takes the first answer, and hands both over", async () => {
    const phone = await openPhone();
    const { page } = phone;
    const link = nextLink();
    await phone.open(link);
    await page.getByText(/您的答案只归入“.+”这一组（共邀请 \d+ 人）/).waitFor();
    const fingerprint = (link.split(".").at(-1) ?? "").replace(/(.{4})(?=.)/g, "$1 ");
    await page.getByText(fingerprint).waitFor();
    // The server under test keeps its store in files of this computer, and says so.
    const promised = () => page.locator("main:not([hidden])").first().textContent();
    expect(await promised()).toContain("写入的先后和时间");
    expect(await promised()).not.toContain("拿到全部数据库");
    const limits = () => page.locator("details:visible").first().innerHTML();
    const served = plain(await limits());
    expect(served).toContain('<a href="/privacy" target="_blank" rel="noopener">隐私承诺怎样检验');
    await page.getByRole("button", { name: "Switch to English" }).tap();
    await page.getByRole("heading", { name: "Who asks, and why" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "切换到中文" }).tap();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radiogroup", { name: FIRST }).waitFor();
    expect(await page.locator("main input:checked").count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("radio", { name: "不满意", exact: true }).tap();
    // Kept at once, and nothing to read for whoever has the phone without the link.
    await expect.poll(phone.kept).toContain("sealed");
    const first = JSON.parse(await phone.kept());
    expect(Object.keys(first).sort()).toEqual(["holdsToken", "sealed", "stage", "until", "v"]);
    await page.getByRole("button", { name: "取消这一题的选择" }).tap();
    await expect.poll(phone.kept).not.toContain(first.sealed);
    expect(await page.locator("main input:checked").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await page.getByRole("radio", { name: "非常满意", exact: true }).tap();
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByRole("status").filter({ hasText: "正在载入题目……" }).waitFor();

    phone.letThrough();
    await page.getByText("第 2 题，共 20 题").waitFor();
    await page.getByRole("button", { name: "上一题" }).tap();
    await page.getByText("第 1 题，共 20 题").waitFor();
    expect(await page.getByRole("radio", { name: "非常满意" }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "返回说明" }).tap();
    await page.getByText("已核对：这一页的内容与您的链接一致。").waitFor();
    expect(await promised()).toContain("写入的先后和时间");
    expect(await promised()).not.toContain("拿到全部数据库");
    expect(plain(await limits())).toBe(served);
    expect(phone.watch.complaints).toEqual([]);
    await phone.close();
  });

  it("arrives in one go, before a server waits for a first answer", async () => {
    const { origin, pathname } = new URL(links[0] ?? "");
    const page = await (await fetch(origin + pathname)).text();
    expect(brotliCompressSync(page).length).toBeLessThan(FIRST_FLIGHT_BYTES);
  });

  it("writes nothing over what another tab has sealed meanwhile", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    await expect.poll(phone.kept).toContain("sealed");
    await page.evaluate(() => {
      const [key = ""] = Object.keys({ ...window.localStorage });
      window.localStorage.setItem(
        key,
        JSON.stringify({ v: 1, stage: "sending", credential: null }),
      );
    });
    const sealed = await phone.kept();
    await page.getByRole("radio", { name: "非常满意", exact: true }).tap();
    await page.locator('[data-screen="waiting"]:visible').getByRole("status").waitFor();
    expect(await phone.kept()).toBe(sealed);
    await phone.close();
  });

  it("can be cleared from the first answer on, and stays cleared when the code arrives", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).tap();
    const clear = page.getByRole("button", { name: "清除本机内容" });
    await page.getByRole("radiogroup", { name: FIRST }).waitFor();
    expect(await clear.count()).toBe(0);
    await page.locator("[data-option] label").nth(1).tap();
    await clear.tap();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("FIELDSET");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "不删" }).tap();
    await expect.poll(phone.kept).toContain("sealed");
    await clear.tap();
    await page.getByRole("button", { name: "删掉" }).tap();
    await page.getByRole("heading", { name: "已清除" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await phone.kept()).toBe("");
    phone.letThrough();
    await page.locator("main:not([data-screen])").waitFor();
    await page.getByRole("heading", { name: "已清除" }).waitFor();
    expect(await clear.count()).toBe(0);
    expect(await phone.kept()).toBe("");
    await phone.close();
  });

  it("begins anew with another link that is opened in the same tab", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radiogroup", { name: FIRST }).waitFor();
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, new URL(nextLink()).hash);
    await page.getByRole("heading", { name: "谁在调查，为什么" }).waitFor();
    await phone.close();
  });

  it("takes a network's own page for no answer, and keeps what was begun", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await page.route("**/manifest", (route) =>
      route.fulfill({ contentType: "text/html", body: "<html>log in</html>" }),
    );
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    phone.letThrough();
    await page.getByRole("heading", { name: "网络不通" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute("**/manifest");
    await page.getByRole("button", { name: "再试一次" }).tap();
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.getByText("第 1 题，共 20 题").waitFor();
    expect(await page.getByRole("radio", { name: "满意", exact: true }).isChecked()).toBe(true);
    await phone.close();
  });

  it("changes nothing under a person's hands when the code arrives", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    const before = await page.locator(".sd-item--checked").boundingBox();
    expect(before).not.toBeNull();
    phone.letThrough();
    await page.locator(".sd-question").waitFor();
    expect(await page.locator(".sd-item--checked").boundingBox()).toEqual(before);
    const focused = await page.evaluate(() => (document.activeElement as HTMLInputElement).checked);
    expect(focused).toBe(true);
    await phone.close();
  });

  it("goes to the end where the first answer ends the survey", async () => {
    const phone = await openPhone({ locale: "en" });
    const { page } = phone;
    const ending = await launchedWave(people, { survey: "fairness" });
    await phone.open(ending.links[0]?.link ?? "");
    await page.getByRole("button", { name: "Start" }).tap();
    await page.getByRole("radio", { name: "No", exact: true }).tap();
    await page.getByRole("button", { name: "Next" }).tap();
    phone.letThrough();
    await page.getByText("There is only one question, and you answered it.").waitFor();
    await page.getByRole("button", { name: "Back to my answers" }).tap();
    await page.getByText("Question 1 of 1").waitFor();
    await phone.close();
  });

  it("leaves the notice as it was read, and begins at the heading after a wait", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await phone.open(nextLink());
    await page.locator("summary:visible").press("Enter");
    phone.letThrough();
    await page.getByText("已核对：这一页的内容与您的链接一致。").waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    expect(await page.locator("main details").getAttribute("open")).not.toBeNull();
    expect(await focused()).toBe("SUMMARY");

    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("button", { name: "跳过" }).tap();
    await page.getByText("第 2 题，共 20 题").waitFor();
    await page.getByRole("radio", { name: "同意", exact: true }).tap();
    await page.getByRole("button", { name: "取消这一题的选择" }).press("Enter");
    expect(await focused()).toBe("INPUT");
    let release = () => {};
    const isReleased = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/page/SurveyScreen*.js", async (route) => {
      await isReleased;
      await route.continue();
    });
    await page.getByRole("radio", { name: "同意", exact: true }).tap();
    await page.reload({ waitUntil: "commit" });
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.locator('[data-screen="waiting"]:visible').waitFor();
    release();
    await page.getByText("第 2 题，共 20 题").waitFor();
    expect(await focused()).toBe("MAIN");
    await phone.close();
  });

  it("says when the questions do not come, and a second try finds the answer again", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await page.route("**/page/SurveyScreen*.js", (route) => route.abort());
    phone.letThrough();
    await phone.open(nextLink());
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByRole("alert").filter({ hasText: "您填过的内容都还在。" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute("**/page/SurveyScreen*.js");
    await page.getByRole("button", { name: "再试一次" }).tap();
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.getByText("第 1 题，共 20 题").waitFor();
    expect(await page.getByRole("radio", { name: "满意", exact: true }).isChecked()).toBe(true);
    await phone.close();
  });

  it("carries an answer over where the browser keeps nothing, and says so before", async () => {
    const phone = await openPhone();
    const { page } = phone;
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      Storage.prototype.setItem = refuse;
    });
    await phone.open(nextLink());
    await page.getByText("这个浏览器不让网页保存内容").waitFor();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    phone.letThrough();
    await page.locator(".sd-question").waitFor();
    expect(await page.getByRole("radio", { name: "满意", exact: true }).isChecked()).toBe(true);
    for (let place = 1; place < 20; place++) {
      await page.locator(".dock button").last().tap();
      await page.getByText(`第 ${place + 1} 题，`).waitFor();
    }
    await page.getByRole("button", { name: "检查" }).tap();
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByText("关掉或刷新这一页，回执码就没有了").waitFor();
    await page.getByText("现在存着哪些和您有关的内容").tap();
    await page.getByText("什么都没有存：").waitFor();
    await phone.close();
  });

  it.each([
    { what: "JavaScript is off", options: { javaScriptEnabled: false } },
    { what: "the browser is too old", options: {} },
  ])("gives a plain sentence where $what", async ({ options }) => {
    const phone = await openPhone(options);
    const { page } = phone;
    await page.addInitScript(() => Reflect.deleteProperty(window, "BigInt"));
    await phone.open(nextLink());
    await page.getByText("这个浏览器太旧，或者没有打开 JavaScript").waitFor();
    await page.getByRole("heading", { name: "谁在调查，为什么" }).waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    await phone.close();
  });
});
