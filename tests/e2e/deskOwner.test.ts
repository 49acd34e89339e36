import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditCapture } from "../../scripts/audit/auditCapture.ts";
import { readCapture } from "../../scripts/audit/readCapture.ts";
import { CaptureFile } from "../../web/capture/captureFile.ts";
import { launchBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { expectAccessible, signInAt, takeSeat, typeSignIn } from "./deskBrowser.ts";
import { EMAILS, makeManagerCompany } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let released: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  const company = await makeManagerCompany(server);
  released = await company.release({
    ...{ survey: "satisfaction", name: "已发布的" },
    ...{ opensOn: "2026-03-02", closesOn: "2026-03-13" },
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  context = await takeSeat(browser);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});

afterEach(() => context.close());

const button = (name: string) => page.getByRole("button", { name, exact: true });
const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const dialog = () => page.getByRole("dialog");

describe("accounts", () => {
  it("are made with a password that is shown once and opens the desk", async () => {
    await signInAt(page, `${server.base}/accounts`, EMAILS.owner);
    await button("新建账号").click();
    await button("建立账号").click();
    await dialog().getByText("请写完整的邮箱地址。").waitFor();
    await dialog().getByLabel("邮箱").fill("third@example.invalid");
    await dialog().getByLabel("姓名").fill("三区经理");
    await dialog().getByLabel("角色").selectOption("manager");
    await dialog().getByRole("combobox", { name: "负责的单位" }).click();
    await page.getByRole("option", { name: "总部/华南区" }).click();
    await page.keyboard.press("Escape");
    await button("建立账号").click();
    await dialog().getByText("只在这里显示一次").waitFor();
    const password = (await dialog().locator("code").textContent()) ?? "";
    await button("复制: 密码").waitFor();
    await button("我已记下").click();
    await page.getByText("third@example.invalid").waitFor();
    expect(await page.locator("body").textContent()).not.toContain(password);

    const other = await takeSeat(browser);
    const desk = await other.newPage();
    await desk.goto(server.base);
    await typeSignIn(desk, "third@example.invalid", password);
    // What the owner has seen opens nothing but its own change.
    await desk.getByRole("heading", { level: 1, name: "请先换一个自己的密码" }).waitFor();
    await expectAccessible(desk);
    const own = "几个不相干的词 water lamp";
    await desk.getByLabel("现在的密码").fill(password);
    await desk.getByLabel("新密码", { exact: true }).fill("1qaz2wsx3edc");
    await desk.getByLabel("再输入一次新密码").fill("1qaz2wsx3edc");
    await desk.getByRole("button", { name: "修改密码" }).click();
    await desk.getByText("这个密码太常见").waitFor();
    await desk.getByLabel("新密码", { exact: true }).fill(own);
    await desk.getByLabel("再输入一次新密码").fill(own);
    await desk.getByRole("button", { name: "修改密码" }).click();
    await desk.getByRole("heading", { level: 1, name: "概览" }).waitFor();

    await page.getByRole("button", { name: "修改：三区经理" }).click();
    await dialog().getByRole("switch", { name: /^停用/ }).press("Space");
    await button("保存").click();
    await page.getByText("已停用").waitFor();
    await desk.reload();
    await desk.getByRole("heading", { level: 1, name: "登录" }).waitFor();
    await other.close();
  });

  it("say when an e-mail has one already", async () => {
    await signInAt(page, `${server.base}/accounts`, EMAILS.owner);
    await button("新建账号").click();
    await dialog().getByLabel("邮箱").fill(EMAILS.hr);
    await dialog().getByLabel("姓名").fill("又一个");
    await button("建立账号").click();
    await dialog().getByText("这个邮箱已经有账号了。").waitFor();
    expect(await dialog().getByLabel("姓名").inputValue()).toBe("又一个");
  });

  it.each([EMAILS.hr, EMAILS.observer, EMAILS.east])("are no page of %s", async (email) => {
    await signInAt(page, `${server.base}/accounts`, email);
    await heading("没有这个页面").waitFor();
  });
});

describe("the audit log", () => {
  it("tells owner and observer in words what was done", async () => {
    await signInAt(page, `${server.base}/audit-log`, EMAILS.observer);
    await page.getByRole("rowheader", { name: "导入名册" }).waitFor();
    expect(await page.getByRole("rowheader", { name: "建立账号" }).count()).toBeGreaterThan(3);
  });
});

describe("an observer", () => {
  it("downloads on the results page what the audit command reads", async () => {
    await signInAt(page, `${server.base}/results`, EMAILS.observer);
    await page.getByRole("link", { name: "已发布的" }).click();
    await page.getByText(/^邀请.*，共 \d+ 人。$/).waitFor();
    const saved = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        button(name).click({ timeout: 30_000 }),
      ]);
      return readFileSync(await download.path(), "utf8");
    };
    expect(JSON.parse(await saved("下载已发布的数字（JSON）"))).toMatchObject({ wave: released });
    expect(JSON.parse(await saved("下载核对用的人数（JSON）"))).toMatchObject({ wave: released });
    const terms = await page.getByRole("link", { name: "查看公示书" }).getAttribute("href");
    expect((await fetch(`${server.base}${terms}`)).status).toBe(200);
    await page.getByRole("link", { name: "结果", exact: true }).click();
    await page.getByText("还没有结果的轮次").waitFor();
    await expectAccessible(page);
    const { answers } = CaptureFile.parse(
      JSON.parse(await saved("下载核对所需的全部内容（JSON）")),
    );
    const audit = auditCapture(readCapture(answers));
    expect(audit).toMatchObject({ leaks: [], near: [], waveCount: 1 });
    expect(audit.figureCount).toBeGreaterThan(20);
  });

  it("is offered what no manager is", async () => {
    await signInAt(page, `${server.base}/results`, EMAILS.east);
    await page.getByRole("link", { name: "已发布的" }).waitFor();
    expect(await button("下载核对所需的全部内容（JSON）").count()).toBe(0);
  });
});

describe("settings", () => {
  it("say how status is judged, and are changed where a number fits", async () => {
    await signInAt(page, `${server.base}/settings`, EMAILS.owner);
    const plan = page.getByLabel("累计类指标");
    await plan.waitFor();
    expect(await plan.inputValue()).toBe("90");
    await plan.fill("120");
    await button("保存判断方法").click();
    await page.getByText("请写 0 到 100 之间的数。").waitFor();
    await plan.fill("80");
    await page.getByLabel("方案的第一天").fill("2026-01-01");
    await button("保存判断方法").click();
    await page.getByText("已保存。").waitFor();
    await page.reload();
    await plan.waitFor();
    expect(await plan.inputValue()).toBe("80");
    expect(await page.getByLabel("方案的第一天").inputValue()).toBe("2026-01-01");
  });

  it("are changed after naming what does not fit", async () => {
    await signInAt(page, `${server.base}/settings`, EMAILS.owner);
    await page.getByLabel("公司名称").fill("");
    await page.getByLabel("时区").fill("Mars/Olympus");
    await page.getByLabel("对外网址").fill("survey.example/path");
    await page.getByLabel("保留天数").fill("61");
    await button("保存").click();
    for (const fault of ["请写公司名称", "没有这个时区", "请写完整的网址", "请写 0 到 60"]) {
      await page.getByText(fault).waitFor();
    }
    await page.getByLabel("公司名称").fill("某公司");
    await page.getByLabel("时区").fill("Asia/Shanghai");
    await page.getByLabel("对外网址").fill("");
    await page.getByLabel("保留天数").fill("10");
    await button("保存").click();
    await page.getByText("已保存。").waitFor();
    await page.reload();
    await page.getByLabel("公司名称").waitFor();
    expect(await page.getByLabel("公司名称").inputValue()).toBe("某公司");
    expect(await page.getByLabel("保留天数").inputValue()).toBe("10");
  });
});
