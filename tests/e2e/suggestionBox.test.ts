import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import type { Suggestion as SuggestionShape } from "../../schema/wire/suggestions.ts";
import { launchBrowser, watchPage } from "../support/browser.ts";
import { makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";
import { expectAccessible, takeSeat, typeSignIn } from "./deskBrowser.ts";
import { expectClean, loseReply, takePhone } from "./phoneBrowser.ts";

type Suggestion = z.infer<typeof SuggestionShape>;

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

it("carries a suggestion from a phone to HR and the answer back, past reload and lost network", async () => {
  const phone = await takePhone(browser, "zh-CN", "light");
  const watch = watchPage(phone);
  await phone.goto(`${server.base}/suggest`);
  await phone.getByLabel("您的建议").fill("请把早会改到九点半。");
  await expectClean(phone);
  await phone.getByRole("button", { name: "寄出" }).tap();
  await phone.getByText("请选择匿名还是署名。").waitFor();
  await expectClean(phone);
  // The draft is on the phone.
  await phone.reload();
  expect(await phone.getByLabel("您的建议").inputValue()).toBe("请把早会改到九点半。");
  await phone.getByLabel("关于哪方面").selectOption("environment");
  await phone.getByLabel(/匿名/).check();
  const before = watch.complaints.length;

  // The answer to the first sending is lost; what is sent again is no second suggestion.
  let isCut = true;
  await phone.route("**/api/suggestions", async (route) => {
    if (!isCut) return route.continue();
    isCut = false;
    await loseReply(route);
  });
  await phone.getByRole("button", { name: "寄出" }).tap();
  await phone.getByText("秒后自动再试").waitFor();
  await phone.getByTestId("code").waitFor();
  await expectClean(phone);
  await phone.reload();
  const code = (await phone.getByTestId("code").textContent()) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{16}$/);
  await phone.getByRole("button", { name: "我已记下，从这部手机删除" }).tap();
  expect(await phone.evaluate(() => JSON.stringify({ ...localStorage }))).toBe("{}");
  const lost = watch.complaints.slice(before).filter((line) => !/ERR_FAILED|failed:/.test(line));
  expect(lost).toEqual([]);
  const others = watch.requests.filter((address) => !address.startsWith(server.base));
  expect(others).toEqual([]);

  const hr = await makeAccount(server, { email: "hr@example.invalid", role: "hr" });
  const desk = await takeSeat(browser, { width: 390 });
  const page = await desk.newPage();
  await page.goto(`${server.base}/suggestions`);
  await typeSignIn(page, hr.email, hr.password);
  await page.getByRole("link", { name: "请把早会改到九点半。" }).waitFor();
  expect(await page.locator("main li").count()).toBe(1);
  await expectAccessible(page);
  await page.getByRole("link", { name: "请把早会改到九点半。" }).click();
  await page.getByLabel("结果").selectOption("adopted");
  await page.getByRole("button", { name: "保存处理结果" }).click();
  await page.getByText("采纳的建议要写明谁负责。").waitFor();
  await expectAccessible(page);
  await page.getByLabel("答复").fill("四月起试行。");
  await page.getByLabel("要做的事").fill("调整早会时间");
  await page.getByLabel("负责人").fill("各部门主管");
  await page.getByRole("button", { name: "保存处理结果" }).click();
  await expect.poll(() => page.locator("h1 + *").textContent()).toBe("已采纳");
  await page.getByLabel("写给寄件人").fill("谢谢您。");
  await page.getByRole("button", { name: "发送" }).click();
  await page.locator("main li", { hasText: "谢谢您。" }).waitFor();
  await desk.close();

  await phone.getByRole("link", { name: "查看答复" }).tap();
  await phone.getByLabel("查询码").fill(code.slice(0, 15) + (code.endsWith("0") ? "1" : "0"));
  await phone.getByText("查询码有输错的地方").waitFor();
  await expectClean(phone);
  await phone.getByLabel("查询码").fill(code.toLowerCase());
  await phone.getByRole("button", { name: "查看", exact: true }).tap();
  await phone.getByRole("heading", { name: "已采纳" }).waitFor();
  await phone.getByText("四月起试行。").waitFor();
  await phone.getByText("谢谢您。").waitFor();
  await phone.getByLabel("写留言").fill("太好了。");
  await phone.getByRole("button", { name: "发送" }).tap();
  await phone.getByText("留言已送到。").waitFor();
  await expectClean(phone);
  expect(phone.url()).not.toContain(code);
  await phone.context().close();
});

it("finds out before anything is changed whether what was sent with a name had arrived", async () => {
  const phone = await takePhone(browser, "zh-CN", "dark");
  await phone.goto(`${server.base}/suggest`);
  const fill = async (words: string) => {
    await phone.getByLabel("您的建议").fill(words);
    await phone.getByLabel("关于哪方面").selectOption("training");
    await phone.getByLabel(/署名/).check();
    await phone.getByLabel("姓名", { exact: true }).fill("甲二");
  };
  await fill("请增加夜班补贴。");
  const second = await phone.context().newPage();
  await second.goto(`${server.base}/suggest`);
  await expect.poll(() => second.getByLabel("您的建议").inputValue()).toBe("请增加夜班补贴。");
  await phone.bringToFront();
  // It arrives, but the answer never does; the page is closed and opened again.
  await phone.route("**/api/suggestions", loseReply);
  await phone.getByRole("button", { name: "寄出" }).tap();
  await phone.getByText("秒后自动再试").waitFor();
  let isOut = true;
  await phone.route("**/followup/read", (route) => (isOut ? route.abort() : route.continue()));
  await phone.reload();
  await phone.getByRole("heading", { name: "是否已经收到" }).waitFor();
  await phone.getByText("秒后自动再试").waitFor();
  expect(await phone.getByLabel("您的建议").count()).toBe(0);
  await expectClean(phone);
  isOut = false;
  await phone.getByRole("button", { name: "现在再试" }).tap();
  await phone.getByText("没有再寄一次").waitFor();
  await expectClean(phone);
  const code = await phone.getByTestId("code").textContent();
  // The tab that has had the same draft all the while has nothing left to send.
  await second.bringToFront();
  expect(await second.getByTestId("code").textContent()).toBe(code);
  await second.close();
  await phone.getByRole("button", { name: "我已记下，从这部手机删除" }).tap();
  await phone.getByRole("button", { name: "再写一条" }).tap();
  expect(await phone.getByLabel("您的建议").inputValue()).toBe("");

  // This one does not arrive, so it may still lose its name.
  await fill("请修好三号门。");
  await phone.unroute("**/api/suggestions");
  await phone.route("**/api/suggestions", (route) => route.abort());
  await phone.getByRole("button", { name: "寄出" }).tap();
  await phone.getByText("秒后自动再试").waitFor();
  await phone.unroute("**/api/suggestions");
  await phone.reload();
  await phone.getByText("建议没有收到").waitFor();
  await expectClean(phone);
  await phone.getByLabel(/匿名/).check();
  await phone.getByRole("button", { name: "寄出" }).tap();
  await phone.getByTestId("code").waitFor();
  await phone.context().close();

  const { hr } = await makeCallers(server);
  const { items } = (await hr.get("/suggestions")).body as { items: Suggestion[] };
  const senderOf = (words: string) =>
    items.filter(({ text }) => text === words).map(({ submitter }) => submitter?.name ?? null);
  expect(senderOf("请增加夜班补贴。")).toEqual(["甲二"]);
  expect(senderOf("请修好三号门。")).toEqual([null]);
});

it("is the same in English and in the dark, by keyboard alone", async () => {
  const phone = await takePhone(browser, "en", "dark");
  await phone.goto(`${server.base}/suggest`);
  await phone.getByRole("heading", { name: "Suggestion box" }).waitFor();
  await phone.getByLabel("What is it about").focus();
  await phone.keyboard.press("ArrowDown");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("More cases in training.");
  await phone.keyboard.press("Tab");
  // Nothing is chosen; the arrows go to the second choice from the first.
  await phone.keyboard.press("ArrowDown");
  await phone.keyboard.press("Tab");
  await phone.keyboard.type("N. N.");
  await expectClean(phone);
  await phone.keyboard.press("Enter");
  await phone.getByTestId("code").waitFor();
  expect(await phone.locator(":focus").textContent()).toBe("Received, thank you");
  await expectClean(phone);
  await phone.context().close();
});

it("keeps what two tabs write, and every code until it is noted", async () => {
  const phone = await takePhone(browser, "zh-CN", "light");
  await phone.goto(`${server.base}/suggest`);
  const second = await phone.context().newPage();
  await second.goto(`${server.base}/suggest`);
  await phone.getByLabel("您的建议").fill("请增加夜班培训。");
  // The other tab offers the draft, and goes on with it as it is changed.
  await second.getByRole("button", { name: "打开“请增加夜班培训。”" }).tap();
  expect(await second.locator(":focus").inputValue()).toBe("请增加夜班培训。");
  await phone.getByLabel("您的建议").fill("请增加夜班培训，每月一次。");
  await expect
    .poll(() => second.getByLabel("您的建议").inputValue())
    .toBe("请增加夜班培训，每月一次。");
  await phone.getByRole("button", { name: "清除草稿" }).tap();
  await phone.getByRole("button", { name: "删掉" }).tap();
  await expect.poll(() => second.getByLabel("您的建议").inputValue()).toBe("");

  const send = async (page: Page, words: string) => {
    await page.bringToFront();
    await page.getByLabel("您的建议").fill(words);
    await page.getByLabel("关于哪方面").selectOption("training");
    await page.getByLabel(/匿名/).check();
    await page.getByRole("button", { name: "寄出" }).tap();
    await page.getByTestId("code").waitFor();
    return page.getByTestId("code").textContent();
  };
  await second.getByLabel("您的建议").fill("请修好");
  await phone.getByText("打开“请修好”").waitFor();
  await expectClean(phone);
  const first = await send(phone, "请增加夜班培训。");
  expect(await second.getByLabel("您的建议").inputValue()).toBe("请修好");
  await send(second, "请修好二号门。");
  await second.getByText("还有 1 个查询码没有记下").waitFor();
  await expectClean(second);
  const noted = second.getByRole("button", { name: "我已记下，从这部手机删除" });
  await noted.tap();
  await expect.poll(() => second.getByTestId("code").textContent()).toBe(first);
  await noted.tap();
  await second.getByRole("heading", { name: "查询码已从这部手机删除" }).waitFor();
  expect(await second.evaluate(() => JSON.stringify({ ...localStorage }))).toBe("{}");
  await phone.context().close();
});

it("hears another tab that writes in the very task in which a draft is cleared here", async () => {
  const phone = await takePhone(browser, "zh-CN", "light");
  await phone.goto(`${server.base}/suggest`);
  // A window that this one has opened runs in the same thread, so that both can act in one task.
  const [second] = await Promise.all([
    phone.waitForEvent("popup"),
    phone.evaluate(() => {
      Object.assign(window, { second: window.open("/suggest") });
    }),
  ]);
  await second.getByLabel("您的建议").waitFor();
  await phone.getByLabel("您的建议").fill("请增加夜班培训。");
  await second.getByText("打开“请增加夜班培训。”").waitFor();
  await phone.getByRole("button", { name: "清除草稿" }).tap();
  await phone.getByRole("button", { name: "删掉" }).evaluate((confirm: HTMLElement) => {
    confirm.click();
    const { document } = (window as never as { second: Window }).second;
    const field = document.querySelector("textarea");
    if (field === null) throw new Error("The other tab shows no field.");
    field.value = "请修好二号门。";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // As early as a browser may tell it: before this tab has drawn what was cleared.
    window.dispatchEvent(new StorageEvent("storage"));
  });
  // What the other tab begins is offered, and not put before whoever has just cleared.
  await phone.getByText("打开“请修好二号门。”").waitFor();
  expect(await phone.getByLabel("您的建议").inputValue()).toBe("");
  expect(await second.getByLabel("您的建议").inputValue()).toBe("请修好二号门。");
  await phone.getByLabel("您的建议").fill("请换灯。");
  await second.getByText("打开“请换灯。”").waitFor();
  expect(await second.getByLabel("您的建议").inputValue()).toBe("请修好二号门。");
  await phone.context().close();
});

it("loses nothing by a look at the answers, also where a browser keeps nothing", async () => {
  // Not lent: what is broken in here would stay broken for whoever is lent it next.
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, locale: "en", colorScheme: "dark" },
    ...{ hasTouch: true, isMobile: true },
  });
  const phone = await context.newPage();
  await phone.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  const lookAtAnswers = async () => {
    await phone.getByRole("link", { name: "Read the answer" }).tap();
    await phone.getByLabel("Follow-up code").waitFor();
    expect(await phone.getByLabel("Your suggestion").isVisible()).toBe(false);
    await phone.getByRole("link", { name: "Write" }).tap();
  };
  await phone.goto(`${server.base}/suggest`);
  await phone.getByText("does not let a page keep anything").waitFor();
  await phone.getByLabel("What is it about").selectOption("training");
  await phone.getByLabel("Your suggestion").fill("More cases in training.");
  await phone.getByLabel(/Anonymous/).check();
  await lookAtAnswers();
  expect(await phone.getByLabel("Your suggestion").inputValue()).toBe("More cases in training.");
  await phone.route("**/api/suggestions", (route) => route.abort());
  await phone.getByRole("button", { name: "Send" }).tap();
  await phone.getByText("No network.").waitFor();
  await lookAtAnswers();
  await phone.unroute("**/api/suggestions");
  await phone.getByRole("button", { name: "Try now" }).tap();
  await phone.getByTestId("code").waitFor();
  await phone.getByText("the code is gone once the page is closed").waitFor();
  await expectClean(phone);
  await context.close();
});
