import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "@playwright/test";

/** Debian's Chromium; ANWEN_CHROMIUM names another one. */
const executablePath = process.env.ANWEN_CHROMIUM ?? "/usr/bin/chromium";

/** Starts a browser; the test closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
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

/** What axe finds on the page as it stands: `impact: rule (places)` lines, empty when clean. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ impact, id, nodes }) =>
      `${impact}: ${id} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
}
