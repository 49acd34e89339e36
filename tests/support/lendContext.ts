import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";

/** Contexts that were given back, by their options. */
const idle = new WeakMap<Browser, Map<string, BrowserContext[]>>();

/**
 * A context with nothing in it: no cookie, no storage. Its first page may have been used before and
 * cleared, since a new one starts a process and compiles all of the desk anew, which takes as long
 * as most tests; its `close` gives it back.
 * @param prepare runs once; the same function for the same options
 */
export async function lendContext(
  browser: Browser,
  options: BrowserContextOptions,
  prepare: (context: BrowserContext) => Promise<unknown> = async () => {},
): Promise<BrowserContext> {
  const byOptions = idle.get(browser) ?? new Map<string, BrowserContext[]>();
  idle.set(browser, byOptions);
  const key = JSON.stringify(options);
  const free = byOptions.get(key) ?? [];
  byOptions.set(key, free);
  const lent = free.pop();
  if (lent !== undefined) return lent;

  const context = await browser.newContext(options);
  await prepare(context);
  const end = context.close.bind(context);
  const makePage = context.newPage.bind(context);
  let parked: Page | null = null;
  context.newPage = async () => {
    const page = parked ?? (await makePage());
    parked = null;
    return page;
  };
  context.close = async () => {
    const [page, ...others] = context.pages();
    for (const other of others) await other.close();
    if (page === undefined || !(await forget(page))) return end();
    if (options.viewport) await page.setViewportSize(options.viewport);
    parked = page;
    free.push(context);
  };
  return context;
}

/** @returns whether nothing of what was done on the page, and beside it, can be met again. */
async function forget(page: Page): Promise<boolean> {
  if (!page.url().startsWith("http")) return false;
  page.removeAllListeners();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.context().unrouteAll({ behavior: "ignoreErrors" });
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.context().clearCookies();
  // Not a blank page, for which the browser would change the process and forget the code.
  const answer = await page.goto(new URL("/api/health", page.url()).href).catch(() => null);
  return answer?.ok() ?? false;
}
