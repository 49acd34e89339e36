import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/command.ts";
import { launchBrowser, watchPage } from "../support/browser.ts";
import { answerByTouch, takeStep } from "./answerByTouch.ts";
import { takeSeat, typeSignIn } from "./deskBrowser.ts";
import { takePhone } from "./phoneBrowser.ts";

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

it("an answer on a phone reaches the results page through close and release", async () => {
  const page = await takePhone(browser, "zh-CN", "light");
  const watch = watchPage(page);
  await page.goto(found(/(http\S+\/w\/\S+)/));
  await page.getByText("这一页的内容与您的链接一致").waitFor();
  const receipt = await answerByTouch(page);
  expect(receipt).toMatch(/^[A-Z2-7]{20}$/);
  expect(watch.complaints).toEqual([]);
  await page.context().close();

  const base = found(/^ready (\S+)$/m);
  const desk = await takeSeat(browser);
  const hr = await desk.newPage();
  await hr.goto(base);
  await typeSignIn(hr, "hr@demo.invalid", found(/the password\s+(\S+)/));
  await hr.getByRole("link", { name: /员工满意度调查/ }).click();
  await takeStep(hr, "提前截止", "确认截止", "已截止");
  await takeStep(hr, "发布", "确认发布", "已发布");
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
