import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiClient } from "../../scripts/demo/apiClient.ts";
import { launchBrowser, openPatiently, type PageWatch, watchPage } from "../support/browser.ts";
import { answerForEverybody, type DeskCompany, makeDeskCompany } from "../support/deskCompany.ts";
import { lendContext } from "../support/lendContext.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { untilServing } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let company: DeskCompany;
let context: BrowserContext;
let page: Page;
let watch: PageWatch;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeDeskCompany(server);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

beforeEach(async () => {
  context = await lendContext(browser, { locale: "zh-CN" });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
});

afterEach(async () => {
  expect(watch.requests.filter((url) => !isOwn(url))).toEqual([]);
  await context.close();
});

const isOwn = (url: string): boolean => url.startsWith(server.base) || /^(data|blob):/.test(url);

const button = (name: string) => page.getByRole("button", { name, exact: true });

async function signIn(key: string, path = "/"): Promise<void> {
  await openPatiently(page, server.base + path);
  await button("用密钥登录").click();
  await page.getByLabel("密钥", { exact: true }).fill(key);
  await button("登录").click();
}

/** Makes a draft wave by the API, in which everybody is invited by link. */
async function makeWave(name: string, closesOn = "2026-12-20"): Promise<string> {
  const units = await company.hr.get<{ items: { id: string; parentId: string | null }[] }>(
    "/units",
  );
  const root = units.items.find(({ parentId }) => parentId === null);
  const { id } = await company.hr.post<{ id: string }>("/waves", {
    survey: "career",
    version: "1.0.0",
    name,
    opensOn: "2026-03-02",
    closesOn,
    units: [root?.id],
    channel: "csv",
  });
  return id;
}

/** Moves product time forward; due jobs run before it answers. */
async function moveClockTo(to: string): Promise<void> {
  await createApiClient(server.base, server.ownerKey).post("/clock", { to });
  await untilServing(server.base);
}

async function stateShown(state: string): Promise<void> {
  await page.locator("h1 + *").getByText(state, { exact: true }).waitFor();
}

describe("sign-in", () => {
  it("refuses a key that does not work, and keeps nothing of it", async () => {
    await signIn("anwen_this-is-no-key-of-ours");
    await page.getByText("这个密钥不能用").waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe("{}");
  });

  it("lets each role into its own pages, and out again without a trace", async () => {
    await signIn(company.managerKey);
    await page.getByRole("heading", { level: 1, name: "概览" }).waitFor();
    expect(await page.getByRole("link", { name: "轮次" }).count()).toBe(0);
    await button("退出登录").click();
    await page.getByLabel("邮箱").waitFor();
    expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).not.toHaveProperty(
      "anwen.key",
    );
  });

  it("keeps the page that was asked for", async () => {
    const wave = await makeWave("登录后才看得到");
    await signIn(company.hrKey, `/waves/${wave}`);
    await page.getByRole("heading", { level: 1, name: "登录后才看得到" }).waitFor();
  });

  it("tells a manager that a wave's page is not theirs", async () => {
    await signIn(company.managerKey, "/waves");
    await page.getByRole("heading", { level: 1, name: "没有这个页面" }).waitFor();
  });

  it("keeps the chosen language over a reload, and says it to the browser", async () => {
    await page.goto(server.base);
    await button("Switch to English").click();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});

describe("a new wave", () => {
  it("names what is missing beside its field, then becomes a draft", async () => {
    await signIn(company.hrKey, "/waves/new");
    await button("建成草稿").click();
    await page.getByText("请写名称").waitFor();
    expect(await page.locator(":focus").getAttribute("aria-invalid")).toBe("true");
    await page.getByLabel("问卷", { exact: true }).selectOption("satisfaction");
    await page.getByLabel("名称").fill("浏览器里新建的轮次");
    await page.getByLabel("开始日期").fill("2026-03-02");
    await page.getByLabel("截止日期").fill("2026-03-16");
    // Who is asked, as everybody will read it, while it is typed.
    await page.getByLabel("入职日期：到").fill("2025-12-31");
    await page
      .getByText("邀请全公司入职满 30 天、而且在 2025-12-31 或更早入职的所有人。")
      .waitFor();
    await page
      .getByText("Everybody in the company who has been here at least 30 days and")
      .waitFor();
    await page.getByLabel("级别", { exact: true }).fill("没有的级别");
    await button("建成草稿").click();
    await page.getByText("名册上没有人是这个级别。").waitFor();
    await page.getByLabel("级别", { exact: true }).fill("");
    await button("建成草稿").click();
    await page.getByRole("heading", { level: 1, name: "浏览器里新建的轮次" }).waitFor();
    await page.getByText("2025-12-31 或更早入职的所有人，共 30 人。").waitFor();
    await page.getByText("名册上共 30 人，占 100%。").waitFor();
    await page.getByText("共邀请 30 人，分为 2 组。").waitFor();
    expect(watch.complaints.filter((line) => !/ 4(01|22) /.test(line))).toEqual([]);
  });
});

describe("a new wave of slips", () => {
  it("names a version, its own notice, and the slips of each unit", async () => {
    await signIn(company.hrKey, "/waves/new");
    await page.getByLabel("问卷", { exact: true }).selectOption("training");
    await page.getByLabel("版本").selectOption("1.0.0");
    await page.getByLabel("名称").fill("培训反馈");
    await page.getByLabel("开始日期").fill("2026-03-02");
    await page.getByLabel("截止日期").fill("2026-03-31");
    expect(await page.getByLabel("谁组织调查（中文）").inputValue()).toBe("本公司");
    await page.getByLabel("为了什么（中文）").fill("改进培训");
    await page.getByLabel("为了什么（英文）").fill("");
    await button("再加一行").click();
    await page.getByLabel("第 1 行：单位").selectOption({ label: "总部/一部" });
    await page.getByLabel("第 1 行：张数").fill("40");
    await page.getByLabel("第 2 行：单位").selectOption({ label: "总部/二部" });
    await button("建成草稿").click();
    await page.getByText("请写内容，最多 300 字").waitFor();
    await page.getByText("请写 1 到 5000 之间的整数。").waitFor();
    await page.getByLabel("第 2 行：张数").fill("40");
    await page.getByLabel("为了什么（英文）").fill("better training");
    await button("建成草稿").click();
    await page.getByRole("heading", { level: 1, name: "培训反馈" }).waitFor();
    await page.getByText("共邀请 80 人，分为 2 组。").waitFor();
    const wave = page.url().split("/").at(-1);
    await button("启动").click();
    await button("确认启动").click();
    await stateShown("进行中");
    const { notice } = await company.hr.get<{ notice: Record<string, unknown> }>(
      `/waves/${wave}/manifest`,
    );
    expect(notice.purpose).toEqual({ zh: "改进培训", en: "better training" });
    expect(notice.organiser).toMatchObject({ zh: "本公司" });
  });
});

describe("a wave without respondents", () => {
  it("says that nothing can be shown, before release and after", async () => {
    const wave = await makeWave("没有人作答");
    await company.hr.post(`/waves/${wave}/launch`, {});
    await company.hr.post(`/waves/${wave}/close`, {});
    await signIn(company.hrKey, `/waves/${wave}`);
    await page.getByText("没有可以显示的内容").waitFor();
    await button("发布").click();
    await button("确认发布").click();
    await stateShown("已发布");
    await page.getByRole("link", { name: "查看结果" }).click();
    await page.getByRole("heading", { name: "没有可以显示的内容" }).waitFor();
  });
});

describe("a wave, step by step", () => {
  it("goes from draft to destroyed, and its results appear to all at release", async () => {
    const wave = await makeWave("一步一步", "2026-03-16");
    await signIn(company.hrKey, `/waves/${wave}`);

    await page.getByText("共邀请 30 人").waitFor();
    await button("启动").click();
    await button("确认启动").click();
    await stateShown("进行中");
    expect(await button("复制: 指纹").isVisible()).toBe(true);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      button("下载邀请链接").click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    await answerForEverybody(server.base, company.hr, wave);

    await button("延长").click();
    await page.getByLabel("新的截止日期").fill("2026-06-30");
    await button("确认延长").click();
    await page.getByRole("dialog").getByText("最多延到最初截止日期后 30 天。").first().waitFor();
    await page.getByLabel("新的截止日期").fill("2026-03-20");
    await button("确认延长").click();
    await page.getByText("2026-03-02 至 2026-03-20").waitFor();

    await button("提前截止").click();
    await button("确认截止").click();
    await stateShown("已截止");

    await page.getByRole("heading", { name: "不显示的内容" }).waitFor();
    await page.getByText("邀请 30 人，收到 30 份").waitFor();
    await button("发布").click();
    await button("确认发布").click();
    await stateShown("已发布");

    await page.getByRole("link", { name: "查看结果" }).click();
    await page.getByRole("heading", { name: "各维度得分" }).waitFor();
    expect(await page.getByRole("rowheader").allInnerTexts()).toEqual(["总部", "二部", "一部"]);

    await page.goto(`${server.base}/waves/${wave}`);
    await button("销毁原始答卷").click();
    await button("确认销毁").click();
    await page.getByText("还要 7 天，到时系统会自动销毁。").waitFor();
    await managerAndPublicSee(wave);
    expect(watch.complaints.filter((line) => !/ 4(01|09|22) /.test(line))).toEqual([]);

    await moveClockTo("2026-04-01");
    await openPatiently(page, page.url());
    await stateShown("已销毁");
  });

  it("tells where the wave stands when another window was first", async () => {
    const wave = await makeWave("两个窗口");
    await signIn(company.hrKey, `/waves/${wave}`);
    await button("启动").click();
    await company.hr.post(`/waves/${wave}/launch`, {});
    await button("确认启动").click();
    await page.getByText("现在的状态：进行中。").waitFor();
    await stateShown("进行中");
  });

  it("says that ballots are settling, and goes on by itself", async () => {
    const wave = await makeWave("正在落定");
    await company.hr.post(`/waves/${wave}/launch`, {});
    await company.hr.post(`/waves/${wave}/close`, {});
    let refusals = 0;
    await page.route(`**/api/waves/${wave}/preview`, (route) => {
      refusals += 1;
      if (refusals > 1) return route.continue();
      return route.fulfill({
        status: 409,
        headers: { "content-type": "application/problem+json", "retry-after": "1" },
        body: JSON.stringify({ type: "/problems/step-out-of-order", state: "closed" }),
      });
    });
    await signIn(company.hrKey, `/waves/${wave}`);
    await page.getByText("答卷正在落定").waitFor();
    await button("发布").waitFor();
    expect(refusals).toBe(2);
  });

  it("ends on the sign-in page when the key is revoked in mid-page", async () => {
    await signIn(company.hrKey, "/waves");
    await page.getByRole("heading", { level: 1, name: "轮次" }).waitFor();
    await page.route("**/api/**", (route) =>
      route.fulfill({
        status: 401,
        headers: { "content-type": "application/problem+json" },
        body: JSON.stringify({ type: "/problems/not-signed-in" }),
      }),
    );
    await page.getByRole("link", { name: "新建轮次" }).click();
    await page.getByText("您的登录已失效，请重新登录。").waitFor();
  });
});

/** The manager of one unit sees it and the company; a stranger sees the company only. */
async function managerAndPublicSee(wave: string): Promise<void> {
  const other = await browser.newContext({ locale: "zh-CN" });
  const abroad = await browser.newContext({ locale: "en-GB" });
  try {
    const english = await abroad.newPage();
    await english.goto(`${server.base}/results/${wave}`);
    await english.getByRole("heading", { name: "Scores by dimension" }).waitFor();

    const stranger = await other.newPage();
    await stranger.goto(`${server.base}/results/${wave}`);
    await stranger.getByRole("heading", { level: 1, name: "一步一步" }).waitFor();
    await stranger.getByRole("heading", { name: "各维度得分" }).waitFor();
    expect(await stranger.getByRole("rowheader").count()).toBe(0);

    const manager = await other.newPage();
    await manager.addInitScript(
      (key) => sessionStorage.setItem("anwen.key", key),
      company.managerKey,
    );
    await manager.goto(`${server.base}/results/${wave}`);
    await manager.getByRole("heading", { name: "各单位" }).waitFor();
    expect(await manager.getByRole("rowheader").allInnerTexts()).toEqual(["总部", "一部"]);
  } finally {
    await other.close();
    await abroad.close();
  }
}
