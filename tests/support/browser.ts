import { type Browser, chromium, type Page } from "@playwright/test";
import axe from "axe-core";
import { browserPath } from "../../scripts/lib/ensureBrowser.ts";

/** Starts a browser; the test closes it. */
export function launchBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu"];
  return chromium.launch({ executablePath: browserPath(), args });
}

/** What a page said and asked for, to be asserted at the end of a test. */
export interface PageWatch {
  /** Console errors and warnings, uncaught errors, failed requests; one line each. */
  readonly complaints: string[];
  /** Every address asked for, in order. */
  readonly requests: string[];
}

/** Notes every complaint and request of a page from now on. */
export function watchPage(page: Page): PageWatch {
  const watch: PageWatch = { complaints: [], requests: [] };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      watch.complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => watch.complaints.push(`uncaught: ${error.message}`));
  page.on("request", (request) => watch.requests.push(request.url()));
  page.on("requestfailed", (request) => watch.complaints.push(`failed: ${request.url()}`));
  return watch;
}

/**
 * Opens an address of a server that may be pausing, as it does once, some time after a wave was
 * destroyed, to rewrite its files.
 */
export async function openPatiently(page: Page, address: string): Promise<void> {
  for (let refusals = 0; ; refusals++) {
    try {
      await page.goto(address);
      return;
    } catch (error) {
      const isPaused = /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/.test(String(error));
      if (!isPaused || refusals === PATIENCE_SECONDS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** A machine that does much else takes so long to start the server again. */
const PATIENCE_SECONDS = 30;

/** What axe finds on the page as it stands: `impact: rule (places)` lines, empty when clean. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(untilStill);
  // It stays with the document, since it takes as long to load as to look at a page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(
    ({ impact, id, nodes }) =>
      `${impact}: ${id} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
}

/** Waits for what fades or slides in: half of the way its letters are too pale. Runs in the page. */
async function untilStill(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
