import type { Browser, Locator, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPatiently } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";
import { totpOf } from "../support/totp.ts";
import { expectAccessible, takeSeat, typeSignIn } from "./deskBrowser.ts";

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const button = (page: Page | Locator, name: string) =>
  page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

describe("a second factor at the desk", () => {
  it("is offered, set up, asked for at sign-in, and turned off again", async () => {
    const { email, password } = await makeAccount(server, {
      ...{ email: "hr@example.invalid", role: "hr", name: "甲一" },
    });
    const context = await takeSeat(browser, { width: 390 });
    const page = await context.newPage();
    await openPatiently(page, server.base);
    await typeSignIn(page, email, password);
    await page.getByText("开启第二道验证以后").waitFor();
    await page.getByRole("link", { name: "现在设置" }).click();
    await button(page, "开始设置").click();
    const card = page.getByRole("region", { name: "第二道验证" });
    await card.getByLabel("现在的密码").fill("not the password");
    await card.getByLabel("现在的密码").press("Enter");
    await card.getByText("密码不对。").waitFor();
    await card.getByLabel("现在的密码").fill(password);
    await card.getByLabel("现在的密码").press("Enter");
    await page.getByRole("img", { name: "给验证器扫描的二维码" }).waitFor();
    const secret = (await card.locator("code").textContent()) ?? "";
    await expectAccessible(page);
    await card.getByLabel("验证器显示的六位数字").fill(totpOf(secret));
    await button(page, "开启").click();
    await heading(page, "恢复码").waitFor();
    const codes = await page
      .getByRole("list", { name: "恢复码" })
      .locator("code")
      .allTextContents();
    expect(codes).toHaveLength(10);
    await expectAccessible(page);
    await button(page, "我已保存好").click();
    await card.getByText("还剩 10 个恢复码").waitFor();
    await context.close();

    const other = await takeSeat(browser, { language: "en", scheme: "dark" });
    const desk = await other.newPage();
    await openPatiently(desk, `${server.base}/account`);
    await typeSignIn(desk, email, password);
    await heading(desk, "One more step").waitFor();
    expect(await desk.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("code");
    await expectAccessible(desk);
    await desk.keyboard.type("12345");
    await desk.keyboard.press("Enter");
    await desk.getByText("Enter six digits, or a recovery code").waitFor();
    await desk.getByLabel("Six digits").fill(totpOf(secret, 1));
    await desk.keyboard.press("Enter");
    await heading(desk, "My account").waitFor();
    await button(desk, "Turn off").click();
    await desk.getByRole("dialog").getByLabel("Present password").fill(password);
    await desk
      .getByRole("dialog")
      .getByLabel("Six digits, or a recovery code")
      .fill(codes[3] ?? "");
    await expectAccessible(desk);
    await button(desk.getByRole("dialog"), "Turn off").click();
    await desk.getByText("Not turned on yet.").waitFor();
    await other.close();
  });

  it("is demanded of an owner before anything else, and reset by another in words", async () => {
    const owner = await makeAccount(server, {
      ...{ email: "owner@example.invalid", role: "owner", name: "乙二" },
    });
    const context = await takeSeat(browser);
    const page = await context.newPage();
    await openPatiently(page, `${server.base}/settings`);
    await typeSignIn(page, owner.email, owner.password);
    await page
      .getByRole("switch", { name: "系统负责人和人力资源必须开启第二道验证" })
      .press("Space");
    await button(page, "保存登录要求").click();
    await heading(page, "请先设置第二道验证").waitFor();
    await expectAccessible(page);
    await button(page, "开始设置").click();
    await page.getByLabel("现在的密码").fill(owner.password);
    await page.getByLabel("现在的密码").press("Enter");
    await page.getByRole("img", { name: "给验证器扫描的二维码" }).waitFor();
    const secret = (await page.locator("code").textContent()) ?? "";
    await page.getByLabel("验证器显示的六位数字").fill(totpOf(secret));
    await button(page, "开启").click();
    await button(page, "我已保存好").click();
    // The page that was asked for.
    await heading(page, "设置").waitFor();
    await page.goto(`${server.base}/accounts`);
    await button(page, "重设第二道验证：乙二").click();
    await page.getByRole("dialog").getByRole("button", { name: "重设第二道验证" }).click();
    // It was their own: the session has ended with it.
    await heading(page, "登录").waitFor();
    await typeSignIn(page, owner.email, owner.password);
    await heading(page, "请先设置第二道验证").waitFor();
    await context.close();

    const { items } = await (
      await fetch(`${server.base}/api/audit-log`, {
        headers: { authorization: `Bearer ${server.ownerKey}` },
      })
    ).json();
    const acts = items.map(({ action }: { action: string }) => action);
    expect(acts.filter((act: string) => act !== "account.signed-in").slice(0, 3)).toEqual([
      "account.second-factor-reset",
      "account.second-factor-on",
      "settings.changed",
    ]);
  });
});
