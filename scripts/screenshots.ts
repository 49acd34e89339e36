import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";
import { browserPath } from "./lib/ensureBrowser.ts";

const help = `
node scripts/start.mjs screenshots [--data DIR]

Starts the demo (filling it if needed) and takes the README's pictures of its three pages into
docs/images: the notice on a phone, a wave at the desk of HR, the overview of a manager.

  --data DIR  default .data/demo
`;

const imagesDir = join(repositoryRoot, "docs", "images");
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };

await runCommand(async () => {
  const { values } = readArguments(help, { data: { type: "string" } });
  const dataDir = resolve(values.data ?? join(repositoryRoot, ".data", "demo"));
  const demo = await startDemo(dataDir);
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  mkdirSync(imagesDir, { recursive: true });
  try {
    await takeNotice(browser, demo.read(/(http\S+\/w\/\S+)/));
    const password = demo.read(/the password\s+(\S+)/);
    const url = demo.read(/^ready (\S+)$/m);
    const hr = await signIn(browser, url, "hr@demo.invalid", password);
    await hr.goto(`${url}/waves`);
    await hr.locator("main a[href^='/waves/']:not([href$=new])").nth(1).click();
    await take(hr, "desk-wave.png");
    const manager = await signIn(browser, url, "manager1@demo.invalid", password);
    await manager.goto(`${url}/overview`);
    await take(manager, "manager-overview.png");
  } finally {
    await browser.close();
    await demo.stop();
  }
});

async function takeNotice(browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(link);
  await take(page, "employee-notice.png");
}

async function signIn(browser: Browser, url: string, email: string, password: string) {
  const context = await browser.newContext({ viewport: DESKTOP, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "退出登录" }).waitFor();
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(imagesDir, name), animations: "disabled" });
  console.log(`docs/images/${name}`);
}

async function startDemo(dataDir: string) {
  const start = join(repositoryRoot, "scripts", "start.mjs");
  const child = spawn(process.execPath, [start, "demo", "--port", "0", "--data", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  await new Promise<void>((ready, fail) => {
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (/^ready http/m.test(printed)) ready();
    });
    child.once("exit", () => fail(new CommandError("The demo did not start.")));
  });
  return {
    read: (pattern: RegExp): string => {
      const found = pattern.exec(printed)?.[1];
      if (found === undefined) throw new CommandError(`The demo does not print ${pattern}.`);
      return found;
    },
    stop: async (): Promise<void> => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
