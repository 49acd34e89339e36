import type { Page } from "@playwright/test";
import { expect } from "vitest";

/** Answers every question by touch with the most favourable option and submits; the receipt. */
export async function answerByTouch(page: Page): Promise<string> {
  await page.getByRole("button", { name: "开始填写" }).tap();
  await page.locator(".sd-question").waitFor();
  while ((await page.locator(".progress").count()) > 0) {
    const place = (await page.locator(".progress p").textContent()) ?? "";
    const comment = page.locator("main textarea");
    if ((await comment.count()) > 0) await comment.fill("会议可以少开一些。");
    else await page.locator("main label:has(input)").nth(4).tap();
    await page.locator(".dock .primary").tap();
    await expect.poll(() => page.locator("main").textContent()).not.toContain(place);
  }
  await page.getByRole("button", { name: "提交", exact: true }).tap();
  await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
  return (await page.getByTestId("receipt").textContent()) ?? "";
}

/** Takes a step of a wave at the desk and waits for the state that follows. */
export async function takeStep(page: Page, step: string, confirmation: string, state: string) {
  await page.getByRole("button", { name: step, exact: true }).click();
  await page.getByRole("button", { name: confirmation, exact: true }).click();
  await expect.poll(() => page.locator("h1 + *").textContent()).toContain(state);
}
