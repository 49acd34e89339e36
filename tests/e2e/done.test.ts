import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, watchPage } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { expectAccessible, signInAt, takeSeat } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany } from "./managerCompany.ts";
import { expectClean, sidewaysPixels, takePhone } from "./phoneBrowser.ts";

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;
let wave: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeManagerCompany(server);
  const dates = { opensOn: "2026-03-02", closesOn: "2026-03-13" };
  wave = await company.release({ survey: "satisfaction", name: "春季满意度", ...dates });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe("what you said, what we did", () => {
  it("says honestly that there is nothing yet, and where to write", async () => {
    const phone = await takePhone(browser, "zh-CN", "light");
    await phone.goto(`${server.base}/done`);
    await phone.getByRole("heading", { name: "还没有公布过要做的事" }).waitFor();
    await expectClean(phone);
    await phone.getByRole("link", { name: "写一条建议" }).tap();
    await phone.getByRole("heading", { name: "建议箱" }).waitFor();
    await phone.getByRole("link", { name: "看看公司听了大家的话之后做了什么" }).tap();
    await phone.getByRole("heading", { name: "您说的，我们做的" }).waitFor();
    await phone.context().close();
  });

  it("goes from HR's page of the wave to every phone", async () => {
    const desk = await takeSeat(browser, { width: 390 });
    const page = await desk.newPage();
    await signInAt(page, `${server.base}/waves/${wave}`, EMAILS.hr);
    await page.getByRole("link", { name: "说说要做什么" }).click();
    await page.getByLabel("来自哪一次调查").waitFor();
    expect(await page.getByLabel("来自哪一次调查").inputValue()).toBe(wave);
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("请写要做什么，至少写一种语言。").waitFor();
    await expectAccessible(page);
    await page.getByLabel("要做什么（中文）").fill("奖金怎么算，写成一页纸发给每个人。");
    await page.getByLabel("负责人").fill("人力资源部");
    await page.getByLabel("期限").selectOption("month");
    await page.getByLabel("到哪个月").fill("2026-06");
    await page.getByLabel("为了哪个指标").selectOption("employee-satisfaction-m3");
    const preview = page.getByRole("region", { name: "员工会读到" });
    await preview.getByText("负责：人力资源部；期限：2026 年 6 月；关于：激励").waitFor();
    // Kept to HR at first.
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("2026-06 前 · 春季满意度 · 员工看不到").waitFor();
    expect(await (await fetch(`${server.base}/api/done`)).json()).toEqual({ items: [] });
    await page.getByRole("link", { name: "奖金怎么算" }).click();
    await page.getByRole("switch", { name: "给员工看" }).check();
    await page.getByRole("button", { name: "保存" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("不能再隐藏或删除").waitFor();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "保存并给员工看" }).click();
    await page.getByText("2026-03-02 起员工可见").waitFor();
    await page.getByRole("link", { name: "奖金怎么算" }).click();
    await page.getByText("员工从 2026-03-02 起可以看到", { exact: false }).waitFor();
    expect(await page.getByRole("button", { name: "删除" }).count()).toBe(0);
    await desk.close();

    const phone = await takePhone(browser, "zh-CN", "light");
    const watch = watchPage(phone);
    await phone.goto(`${server.base}/w/${wave}`);
    await phone.getByText("结果已经公布").waitFor();
    await phone.getByRole("link", { name: "看看公司听了大家的话之后做了什么" }).tap();
    const group = phone.getByRole("region", { name: "春季满意度" });
    await group.getByText("奖金怎么算，写成一页纸发给每个人。").waitFor();
    await group.getByText(/全公司对“总体而言.*”的回答：60 人/).waitFor();
    expect(await group.getByRole("link").getAttribute("href")).toBe(`/results/${wave}`);
    await expectClean(phone);
    await group.getByRole("link").tap();
    await phone.getByRole("heading", { name: "春季满意度" }).waitFor();
    const others = watch.requests.filter((address) => !address.startsWith(server.base));
    expect(others).toEqual([]);
    await phone.context().close();
  });

  it.each([
    ["zh-CN", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ] as const)("has no barrier and needs no cookie: %s, %s", async (language, scheme) => {
    await say("under_way", "Bonus rules");
    const phone = await takePhone(browser, language, scheme);
    const watch = watchPage(phone);
    await phone.goto(`${server.base}/done`);
    await phone.locator(".acts .kind").first().waitFor();
    await expectClean(phone);
    await phone.getByRole("button", { name: language === "en" ? "切换到中文" : /English/ }).tap();
    const other = language === "en" ? "您说的，我们做的" : "What you said, what we did";
    await phone.getByRole("heading", { name: other }).waitFor();
    await expectClean(phone);
    expect(await phone.context().cookies()).toEqual([]);
    expect(watch.complaints).toEqual([]);
    await phone.context().close();
  });

  it("can be read at 360 px with text at 200 %, and on paper", async () => {
    const phone = await takePhone(browser, "zh-CN", "light");
    await phone.goto(`${server.base}/done#${wave}`);
    await phone.locator(".acts .kind").first().waitFor();
    await phone.addStyleTag({ content: "html { font-size: 200% }" });
    expect(await sidewaysPixels(phone)).toBe(0);
    await phone.emulateMedia({ media: "print" });
    expect(await phone.getByRole("button").count()).toBe(0);
    expect(await phone.locator(".acts .words").first().isVisible()).toBe(true);
    await phone.context().close();
  });

  it("says so where the server is not reached, and tries again", async () => {
    const phone = await takePhone(browser, "en", "light");
    await phone.route("**/api/done", (route) => route.abort());
    await phone.goto(`${server.base}/done`);
    await phone.getByRole("heading", { name: "No connection" }).waitFor();
    await expectClean(phone);
    await phone.unroute("**/api/done");
    await phone.getByRole("button", { name: "Try again" }).tap();
    await phone.locator(".acts .kind").first().waitFor();
    await phone.context().close();
  });
});

/** One more action that everybody may read. */
const say = (state: string, en: string) =>
  company.hr.post("/actions", {
    ...{ text: { zh: "", en }, owner: "人力资源部", state, visibleToEmployees: true },
  });
