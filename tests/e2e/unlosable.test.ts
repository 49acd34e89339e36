import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers, launchBrowser } from "../support/browser.ts";
import { type Callers, launchedWave, makeCallers } from "../support/company.ts";
import { startRecorder } from "../support/recorder.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { loseReply } from "./phoneBrowser.ts";

/** One wave of four questions, answered in every way, then released. */
let server: TestServer;
let browser: Browser;
let people: Callers;
let wave: string;
let links: string[];
const receipts: string[] = [];

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  people = await makeCallers(server);
  const launched = await launchedWave(people, { survey: "pulse" });
  wave = launched.id;
  links = launched.links.map(({ link }) => link);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const nextLink = (): string => links.pop() ?? "";

const openPhone = (options: BrowserContextOptions = {}) =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
    ...options,
  });

/** Answers from the question on the screen to the page before submitting; looks at each first. */
async function answerAll(page: Page, look: () => Promise<void> = async () => {}): Promise<void> {
  await page.locator(".sd-question").waitFor();
  for (;;) {
    await look();
    await page.locator(".whole .sd-item label").nth(3).tap();
    const place = (await page.locator(".progress p").textContent()) ?? "";
    await page.locator(".dock .primary").tap();
    await expect.poll(() => page.locator("main").textContent()).not.toContain(place);
    if ((await page.locator(".progress").count()) === 0) return;
  }
}

async function keepReceipt(page: Page): Promise<string> {
  await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
  const receipt = (await page.getByTestId("receipt").textContent()) ?? "";
  receipts.push(receipt);
  return receipt;
}

const submit = (page: Page) => page.getByRole("button", { name: "提交", exact: true }).tap();

describe("an answering that nothing can lose", () => {
  it("goes on in a new tab wherever the last one was closed", async () => {
    const phone = await openPhone();
    const link = nextLink();
    let page = await phone.newPage();
    const reopen = async () => {
      await page.close();
      page = await phone.newPage();
      await page.goto(link);
    };
    await page.goto(link);
    await page.getByRole("button", { name: "开始填写" }).waitFor();
    await reopen();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    await reopen();
    await page.getByRole("button", { name: "继续填写" }).tap();
    expect(await page.getByRole("radio", { name: "满意", exact: true }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByText("第 2 题，共 4 题").waitFor();
    await reopen();
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.getByText("第 2 题，共 4 题").waitFor();
    await answerAll(page);
    await reopen();
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.getByRole("button", { name: "检查" }).tap();
    await page.getByText("4 道题都填了。").waitFor();
    await submit(page);
    const receipt = await keepReceipt(page);
    await reopen();
    await page.getByText("用这个链接已经提交过了。").waitFor();
    expect(await page.getByTestId("receipt").textContent()).toBe(receipt);
    await phone.close();
  });

  it("shows nothing of the answers to whoever goes back after sending, or takes the phone", async () => {
    const phone = await openPhone();
    const link = nextLink();
    const page = await phone.newPage();
    await page.goto(link);
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByRole("radio", { name: "满意", exact: true }).tap();
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByText("第 2 题，共 4 题").waitFor();
    // Left in the middle, and opened once more in the same tab: two entries of its history.
    await page.goto(`${server.base}/privacy`);
    const kept = await page.evaluate(() => JSON.stringify({ ...window.localStorage }));
    expect(kept).toContain("sealed");
    expect(kept).not.toContain("PUL");
    await page.goto(link);
    await page.getByRole("button", { name: "继续填写" }).tap();
    await answerAll(page);
    await submit(page);
    const receipt = await keepReceipt(page);
    await page.goBack();
    await page.goBack();
    expect(page.url()).toContain("/w/");
    await page.getByTestId("receipt").waitFor();
    expect(await page.getByTestId("receipt").textContent()).toBe(receipt);
    expect(await page.locator("input:checked").count()).toBe(0);
    expect(await page.getByText("继续填写").filter({ visible: true }).count()).toBe(0);
    await phone.close();
  });

  it("begins anew, and says nothing of clearing, where a draft has lain for longer than its days", async () => {
    const phone = await openPhone();
    const page = await phone.newPage();
    const link = nextLink();
    await page.goto(link);
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.locator("label:has(input)").nth(1).tap();
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByText("第 2 题，共 4 题").waitFor();
    await page.goto(`${server.base}/privacy`);
    await page.evaluate(() => {
      for (const [key, text] of Object.entries({ ...window.localStorage })) {
        window.localStorage.setItem(
          key,
          JSON.stringify({ ...JSON.parse(text), until: "2026-01-01" }),
        );
      }
    });
    await page.goto(link);
    await page.getByText("已核对").waitFor();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.getByText("第 1 题，共 4 题").filter({ visible: true }).waitFor();
    expect(await page.locator("input:checked").count()).toBe(0);
    expect(await page.evaluate(() => Object.keys({ ...window.localStorage }))).toEqual([]);
    await phone.close();
  });

  it.each([
    { when: "before the first ballot call", reaches: 0 },
    { when: "after the token was issued", reaches: 1 },
    { when: "between the two calls", reaches: 2 },
    { when: "after the ballot was stored", reaches: 3 },
  ])("survives a network that is cut $when", async ({ reaches }) => {
    const phone = await openPhone();
    const page = await phone.newPage();
    const link = nextLink();
    await page.goto(link);
    await page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(page);
    // 0: nothing arrives; 1: the first reply is lost; 2: the second call; 3: its reply.
    let calls = 0;
    await page.route("**/api/ballot", async (route) => {
      const isSecond = calls++ > 0;
      if (reaches >= 2 && !isSecond) return route.continue();
      return reaches === 1 || reaches === 3 ? loseReply(route) : route.abort();
    });
    await submit(page);
    await page.getByText(/网络不通，\d+ 秒后自动再试。答案已保存在这部手机上/).waitFor();
    await page.close();
    const later = await phone.newPage();
    await later.goto(link);
    await keepReceipt(later);
    await phone.close();
  });

  it("is answered by keyboard alone, by roles and names", async () => {
    const context = await browser.newContext({ locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto(nextLink());
    await page.getByText("已核对").waitFor();
    const tabTo = async (role: "button" | "radio", name: string) => {
      const wanted = page.getByRole(role, { name, exact: true });
      await wanted.waitFor();
      for (let presses = 0; presses < 12; presses++) {
        if (await wanted.evaluate((node) => node === document.activeElement)) return wanted;
        await page.keyboard.press("Tab");
      }
      throw new Error(`Not reached by Tab: ${name}.`);
    };
    await tabTo("button", "开始填写");
    await page.keyboard.press("Enter");
    for (let question = 1; question <= 4; question++) {
      await page.getByText(`第 ${question} 题，共 4 题`).waitFor();
      await tabTo("radio", "非常不满意");
      await page.keyboard.press("ArrowDown");
      await expect
        .poll(() => page.getByRole("radio", { name: "不满意", exact: true }).isChecked())
        .toBe(true);
      await tabTo("button", question === 4 ? "检查" : "下一题");
      await page.keyboard.press("Enter");
    }
    await tabTo("button", "提交");
    await page.keyboard.press("Enter");
    await keepReceipt(page);
    await context.close();
  });

  it("can be read and pressed at 360 px with text at 200 %", async () => {
    const phone = await openPhone();
    const page = await phone.newPage();
    await page.addInitScript(() => {
      document.addEventListener("readystatechange", () => {
        document.documentElement.style.fontSize = "200%";
      });
    });
    const expectFit = async () => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
      const small = await page
        .locator("button:visible, label:visible")
        .evaluateAll(
          (nodes) =>
            nodes
              .map((node) => node.getBoundingClientRect())
              .filter(({ width, height }) => width < 44 || height < 44).length,
        );
      expect(small).toBe(0);
    };
    await page.goto(nextLink());
    await page.getByText("已核对").waitFor();
    await expectFit();
    await page.getByRole("button", { name: "开始填写" }).tap();
    // English words are the longest that have to fit.
    await page.getByRole("button", { name: "Switch to English" }).tap();
    await answerAll(page, expectFit);
    await expectFit();
    await page.getByRole("button", { name: "切换到中文" }).tap();
    await expectFit();
    await submit(page);
    await keepReceipt(page);
    await expectFit();
    await phone.close();
  });

  it("shows somebody on the way the same for every answer", async () => {
    const recorder = await startRecorder(server.base);
    const phone = await openPhone();
    const page = await phone.newPage();
    const link = nextLink();
    await page.goto(link.replace(server.base, recorder.base));
    await page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(page);
    await submit(page);
    await keepReceipt(page);
    await phone.close();
    recorder.stop();
    const { requestBytes } = (await people.nobody.get(`/waves/${wave}/manifest`)).body;
    const places = recorder.seen.map(({ method, path }) => `${method} ${path}`);
    const assets = places.filter((place) => /^GET \/page\/[\w-]+\.js$/.test(place));
    expect(new Set(assets).size).toBe(assets.length);
    expect(places.filter((place) => !assets.includes(place)).sort()).toEqual(
      [
        `GET /w/${wave}`,
        `GET /api/waves/${wave}/manifest`,
        "GET /api/surveys/pulse/versions/1.0.0",
        "POST /api/ballot",
        "POST /api/ballot",
      ].sort(),
    );
    const ballots = recorder.seen.filter(({ path }) => path === "/api/ballot");
    expect(ballots.map((call) => call.requestBytes)).toEqual([requestBytes, requestBytes]);
    expect(ballots.map((call) => call.answerBytes)).toEqual([2048, 2048]);
    for (const { headers, setsCookie } of recorder.seen) {
      expect([headers.cookie, headers.authorization, headers.referer, setsCookie]).toEqual([
        undefined,
        undefined,
        undefined,
        false,
      ]);
    }
    expect(JSON.stringify(recorder.seen)).not.toContain(link.split("#")[1]);
  });

  it("ends with one receipt for each phone, which the phone finds in the published list", async () => {
    const phone = await openPhone({ locale: "en", colorScheme: "dark" });
    const page = await phone.newPage();
    const link = nextLink();
    await page.goto(link);
    await page.getByRole("button", { name: "Start" }).tap();
    await answerAll(page);
    await page.getByRole("button", { name: "Submit" }).tap();
    await page.getByRole("heading", { name: "Received. Thank you." }).waitFor();
    receipts.push((await page.getByTestId("receipt").textContent()) ?? "");
    await page.goto("about:blank");
    await page.goto(link);
    await page.getByRole("button", { name: "Check my receipt code" }).tap();
    await page.getByText("The list is not published yet.").waitFor();
    await page.getByText("What is kept about you now").tap();
    await page.getByText("One receipt code, and a mark that a code was used here").waitFor();
    expect(await findBarriers(page)).toEqual([]);

    expect((await people.hr.post(`/waves/${wave}/close`, {})).status).toBe(200);
    await expect
      .poll(async () => (await people.hr.get(`/waves/${wave}/preview`)).status, { timeout: 30_000 })
      .toBe(200);
    expect((await people.hr.post(`/waves/${wave}/release`, {})).status).toBe(200);
    const published = (await people.nobody.get(`/waves/${wave}/receipts`)).body.items;
    expect([...published].sort()).toEqual([...receipts].sort());
    await page.getByRole("button", { name: "Check my receipt code" }).waitFor();
    await page.reload();
    await page.getByText("The results are published.").waitFor();
    await page.getByRole("button", { name: "Check my receipt code" }).tap();
    await page.getByText(`The list has ${receipts.length} entries.`).waitFor();
    const results = page.getByRole("link", { name: "See the company’s results" }).first();
    expect(await results.getAttribute("href")).toBe(`/results/${wave}`);
    await phone.close();

    // Somebody else's phone: the code is typed.
    const other = await openPhone();
    const typed = await other.newPage();
    await typed.goto(nextLink());
    await typed.getByRole("heading", { name: "调查已经截止" }).waitFor();
    await typed.getByLabel("回执码（20 位）").fill("ABC");
    await typed.getByRole("button", { name: "核对" }).tap();
    await typed.getByText("回执码应有 20 位").waitFor();
    expect(await findBarriers(typed)).toEqual([]);
    await typed.getByLabel("回执码（20 位）").fill((receipts[0] ?? "").toLowerCase());
    await typed.getByRole("button", { name: "核对" }).tap();
    await typed.getByText("在名单里：您那一份已经计入。").waitFor();
    await typed.getByLabel("回执码（20 位）").fill("A".repeat(20));
    await typed.getByRole("button", { name: "核对" }).tap();
    await typed.getByText("名单里没有这个回执码。").waitFor();
    await other.close();
  });
});
