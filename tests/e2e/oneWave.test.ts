import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { launchBrowser, watchPage } from "../support/browser.ts";

/** The demo as a newcomer starts it: `npm run demo`, with a folder and a port of its own. */
let demo: ChildProcess;
let dataDir: string;
let printed = "";
let browser: Browser;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "anwen-demo-"));
  demo = spawn("npm", ["run", "demo", "--", "--port", "0", "--data", dataDir, "--small"], {
    cwd: repositoryRoot,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  demo.stdout?.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  browser = await launchBrowser();
  await new Promise<void>((ready, fail) => {
    demo.stdout?.on("data", () => {
      if (/^ready http/m.test(printed)) ready();
    });
    demo.once("exit", (code) => fail(new Error(`The demo ended with code ${code}: ${printed}`)));
  });
});

afterAll(async () => {
  await browser?.close();
  if (demo?.pid !== undefined && demo.exitCode === null) {
    const ended = new Promise((resolve) => demo.once("exit", resolve));
    process.kill(-demo.pid, "SIGTERM");
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

const found = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? "";

/** Answers every question by touch with the most favourable option and goes to the last page. */
async function answerEverything(page: Page): Promise<void> {
  await page.locator(".sd-question").waitFor();
  while ((await page.locator(".progress").count()) > 0) {
    const place = (await page.locator(".progress p").textContent()) ?? "";
    const comment = page.locator("main textarea");
    if ((await comment.count()) > 0) await comment.fill("会议可以少开一些。");
    else await page.locator("main label:has(input)").nth(4).tap();
    await page.locator(".dock .primary").tap();
    await expect.poll(() => page.locator("main").textContent()).not.toContain(place);
  }
}

async function confirm(page: Page, step: string, confirmation: string, state: string) {
  await page.getByRole("button", { name: step, exact: true }).click();
  await page.getByRole("button", { name: confirmation, exact: true }).click();
  await expect.poll(() => page.locator("h1 + *").textContent()).toContain(state);
}

it("an answer on a phone reaches the results page through close and release", async () => {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: "zh-CN",
  });
  const page = await phone.newPage();
  const watch = watchPage(page);
  await page.goto(found(/(http\S+\/w\/\S+)/));
  await page.getByText("这份公示书与您的链接一致").waitFor();
  await page.getByRole("button", { name: "开始填写" }).tap();
  await answerEverything(page);
  await page.getByRole("button", { name: "提交", exact: true }).tap();
  await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
  const receipt = (await page.getByTestId("receipt").textContent()) ?? "";
  expect(receipt).toMatch(/^[A-Z2-7]{20}$/);
  expect(watch.complaints).toEqual([]);
  await phone.close();

  const base = found(/^ready (\S+)$/m);
  const desk = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
  });
  const hr = await desk.newPage();
  await hr.goto(base);
  await hr.getByLabel("密钥").fill(found(/Desk \(HR\):\s+\S+\s+key: (\S+)/));
  await hr.getByRole("button", { name: "登录" }).click();
  await hr.getByRole("link", { name: /员工满意度调查/ }).click();
  await confirm(hr, "提前截止", "确认截止", "已截止");
  await confirm(hr, "发布", "确认发布", "已发布");
  await hr.getByRole("link", { name: "查看结果" }).click();
  await hr.getByRole("heading", { name: "各维度得分" }).waitFor();

  const wave = hr.url().split("/").at(-1);
  const receipts = await (await fetch(`${base}/api/waves/${wave}/receipts`)).json();
  expect(receipts.items).toContain(receipt);
  const results = await (await fetch(`${base}/api/waves/${wave}/company-results`)).json();
  const { n, share } = results.cells[0].items["SAT-G1"];
  const percent = Math.round((100 * share.favourable) / n);
  expect(await hr.locator("main").textContent()).toContain(`${percent}%`);
  expect(receipts.items).toHaveLength(results.cells[0].ballots);
  await desk.close();
});
