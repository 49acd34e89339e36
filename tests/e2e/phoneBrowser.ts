import type { Browser, Page, Route } from "@playwright/test";
import { expect } from "vitest";
import { findBarriers } from "../support/browser.ts";
import { lendContext } from "../support/lendContext.ts";

/** A small phone with nothing on it. */
export async function takePhone(
  browser: Browser,
  language: string,
  scheme: "light" | "dark",
): Promise<Page> {
  const context = await lendContext(browser, {
    ...{ viewport: { width: 360, height: 740 }, locale: language, colorScheme: scheme },
    ...{ hasTouch: true, isMobile: true },
  });
  return context.newPage();
}

/** A call that reaches the server, and whose answer is lost on the way back. */
export async function loseReply(route: Route): Promise<void> {
  try {
    await route.fetch();
    await route.abort();
  } catch (error) {
    // A page that is closed meanwhile waits for nothing any more.
    if (!/has been closed|Test ended/.test(String(error))) throw error;
  }
}

/** No barrier of any level, and no sideways scrolling. */
export async function expectClean(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([]);
  expect(await sidewaysPixels(page)).toBe(0);
}

/** By how much the page is wider than the screen. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
