import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect } from "vitest";
import { findBarriers, openPatiently } from "../support/browser.ts";
import { lendContext } from "../support/lendContext.ts";
import { PASSWORD } from "./managerCompany.ts";

/** How somebody sits before the desk. */
export interface Seat {
  readonly language?: "zh-CN" | "en";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
}

/** A browser in which nobody was before, with the language chosen as if on an earlier visit. */
export function takeSeat(browser: Browser, seat: Seat = {}): Promise<BrowserContext> {
  const { language = "zh-CN", scheme = "light", width = 1440 } = seat;
  const options = { colorScheme: scheme, viewport: { width, height: 900 } };
  return lendContext(browser, { ...options, locale: language }, (context) =>
    context.addInitScript((chosen) => {
      if (localStorage.getItem("anwen.language") === null) {
        localStorage.setItem("anwen.language", chosen);
      }
    }, language),
  );
}

/** Types e-mail and password and sends them; what comes then is for the test to say. */
export async function typeSignIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.locator("input[name=password]").press("Enter");
}

/** Signs in at an address and waits for the page behind it. */
export async function signInAt(page: Page, address: string, email: string): Promise<void> {
  await openPatiently(page, address);
  await typeSignIn(page, email);
  await page.locator("nav").first().waitFor({ state: "attached" });
}

/** Nothing serious for axe, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  const barriers = await findBarriers(page);
  expect([page.url(), ...barriers.filter((line) => /^(serious|critical)/.test(line))]).toEqual([
    page.url(),
  ]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([page.url(), overflow]).toEqual([page.url(), 0]);
}
