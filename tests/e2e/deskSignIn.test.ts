import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { signInAt, takeSeat, typeSignIn } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany, PASSWORD } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeManagerCompany(server);
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

/** Ends every session of an account, as the owner does. */
async function endSessionsOf(email: string): Promise<void> {
  const { items } = await company.owner.get<{ items: { id: string; email: string }[] }>(
    "/accounts",
  );
  const account = items.find((one) => one.email === email);
  const answer = await fetch(`${server.base}/api/accounts/${account?.id}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${server.ownerKey}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
}

describe("sign-in with e-mail and password", () => {
  it("is offered to a password manager, and shows the password on demand", async () => {
    await page.goto(server.base);
    await heading("登录").waitFor();
    expect(await page.getByLabel("邮箱").getAttribute("autocomplete")).toBe("username");
    const password = page.getByLabel("密码", { exact: true });
    expect(await password.getAttribute("autocomplete")).toBe("current-password");
    await password.fill("abc");
    await button("显示输入的内容").press("Enter");
    expect(await password.getAttribute("type")).toBe("text");
  });

  it("leads to the page that was asked for, and leaves no secret to scripts", async () => {
    await signInAt(page, `${server.base}/account`, EMAILS.east);
    await heading("我的账号").waitFor();
    await page.getByText("总部/华东区").waitFor();
    const kept = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...sessionStorage }, { ...localStorage }]),
    );
    expect(kept).toBe(JSON.stringify(["", {}, { "anwen.language": "zh-CN" }]));
  });

  it("lasts over a reload, until sign-out ends it on the server", async () => {
    await signInAt(page, server.base, EMAILS.observer);
    await page.reload();
    await heading("概览").waitFor();
    await button("退出登录").click();
    await heading("登录").waitFor();
    await page.reload();
    await heading("登录").waitFor();
  });

  it("says the same of an unknown e-mail and of a wrong password", async () => {
    await page.goto(server.base);
    const said: (string | null)[] = [];
    for (const email of ["nobody@example.invalid", EMAILS.hr]) {
      await typeSignIn(page, email, "not-the-right-password");
      await page.getByRole("alert").waitFor();
      said.push(await page.getByRole("alert").textContent());
      await page.reload();
    }
    expect(said[0]).toContain("邮箱或密码不对");
    expect(said[1]).toBe(said[0]);
  });

  it("says how long to wait after too many tries, and counts down", async () => {
    await page.route("**/api/auth/sign-in/email", (route) =>
      route.fulfill({
        status: 429,
        headers: { "content-type": "application/problem+json", "retry-after": "3" },
        body: JSON.stringify({ type: "/problems/too-many-requests" }),
      }),
    );
    await page.goto(server.base);
    await typeSignIn(page, EMAILS.hr);
    await page.getByText("请 3 秒后再试").waitFor();
    expect(await button("登录").count()).toBe(0);
    await button("登录").waitFor();
  });

  it("still takes a key, quietly", async () => {
    await page.goto(server.base);
    await button("用密钥登录").click();
    await page.getByLabel("密钥", { exact: true }).fill(server.ownerKey);
    await button("登录").click();
    await heading("概览").waitFor();
  });
});

describe("a session that ends in mid-page", () => {
  it("leads to the sign-in, and back to the same page with what was typed", async () => {
    await signInAt(page, `${server.base}/waves/new`, EMAILS.hr);
    await page.getByLabel("名称", { exact: true }).fill("写了一半的名称");
    await page.getByLabel("问卷", { exact: true }).selectOption("satisfaction");
    await page.getByLabel("开始日期").fill("2026-03-02");
    await page.getByLabel("截止日期").fill("2026-03-16");
    await endSessionsOf(EMAILS.hr);
    await button("建成草稿").click();
    await page.getByText("您的登录已失效，请重新登录。").waitFor();
    expect(await page.title()).toContain("登录");
    expect(await page.getByLabel("名称", { exact: true }).isVisible()).toBe(false);
    expect(await page.locator("input[name=email]").inputValue()).toBe(EMAILS.hr);
    await typeSignIn(page, EMAILS.hr);
    await heading("新建轮次").waitFor();
    expect(new URL(page.url()).pathname).toBe("/waves/new");
    expect(await page.title()).toContain("新建轮次");
    expect(await page.getByLabel("名称", { exact: true }).inputValue()).toBe("写了一半的名称");
    await button("建成草稿").click();
    await heading("写了一半的名称").waitFor();
  });

  it("hides an open dialog too, and shows another person nothing of the first", async () => {
    await signInAt(page, `${server.base}/accounts`, EMAILS.owner);
    await button("新建账号").click();
    await page.getByRole("dialog").getByLabel("姓名").fill("某某");
    await endSessionsOf(EMAILS.owner);
    await page.getByRole("dialog").getByLabel("邮箱").fill("new@example.invalid");
    await button("建立账号").click();
    await page.getByText("您的登录已失效，请重新登录。").waitFor();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await typeSignIn(page, EMAILS.south);
    await heading("没有这个页面").waitFor();
    expect(await page.getByText("某某").count()).toBe(0);
  });
});

describe("one's own account", () => {
  it("changes the password, after naming what does not fit", async () => {
    await signInAt(page, `${server.base}/account`, EMAILS.south);
    const field = (name: string) => page.getByLabel(name, { exact: true });
    const fill = async (current: string, next: string, again: string) => {
      await field("现在的密码").fill(current);
      await field("新密码").fill(next);
      await field("再输入一次新密码").fill(again);
      await button("修改密码").click();
    };
    await fill(PASSWORD, "short", "other");
    await page.getByText("新密码要有 12 到 128 个字符。").waitFor();
    await page.getByText("两次输入的新密码不一样。").waitFor();
    await fill("not-the-right-one", "another-long-password", "another-long-password");
    await page.getByText("现在的密码不对。").waitFor();
    await fill(PASSWORD, "another-long-password", "another-long-password");
    await page.getByText("密码已修改。").waitFor();
    await page.reload();
    await heading("我的账号").waitFor();
    await button("退出登录").click();
    await typeSignIn(page, EMAILS.south, "another-long-password");
    await heading("概览").waitFor();
  });
});
