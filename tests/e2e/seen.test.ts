import type { Browser, Locator, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyKind } from "../domain/definitions/everyKind.ts";
import { launchBrowser } from "../support/browser.ts";
import { launchedWave, makeCallers } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

const isLong = process.env.LONG === "1";

/** Low pages: half a phone, a phone on its side, a small window with large text. */
const SIZES = [
  { width: 390, height: 400 },
  { width: 740, height: 180 },
  { width: 320, height: 256 },
  { width: 360, height: 600 },
];
const LOCALES = isLong ? ["en", "zh-CN"] : ["en"];
const WORDS = {
  en: { start: "Start", onward: /^(Next|Skip|Review)$/ },
  "zh-CN": { start: "开始填写", onward: /^(下一题|跳过|检查)$/ },
};

let server: TestServer;
let browser: Browser;
let link: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  const callers = await makeCallers(server);
  const draft = await callers.hr.post("/surveys/every-kind/drafts", everyKind());
  await callers.hr.post("/surveys/every-kind/versions", { draftId: draft.body.id, bump: "major" });
  const { links } = await launchedWave(callers, { survey: "every-kind" });
  link = links[0]?.link ?? "";
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the survey at its first question. */
async function openSurvey(
  viewport: { width: number; height: number },
  locale = "en",
  forcedColors: "active" | "none" = "none",
): Promise<{ page: Page; onward: Locator }> {
  const context = await browser.newContext({ viewport, locale, forcedColors });
  const page = await context.newPage();
  await page.goto(link);
  const words = WORDS[locale as keyof typeof WORDS];
  await page.getByRole("button", { name: words.start }).click();
  // Until the page's own code draws, the question is the served one.
  await page.locator(".sd-root-modern h2").waitFor();
  return { page, onward: page.getByRole("button", { name: words.onward }) };
}

const titleOf = (page: Page) => page.locator(".sd-question h2").textContent();

/** Goes on to the next question, if there is one. */
async function goOn(page: Page, onward: Locator): Promise<boolean> {
  const before = await titleOf(page);
  await onward.press("Enter");
  await page.waitForFunction(
    (title) => document.querySelector(".sd-question h2")?.textContent !== title,
    before,
  );
  return (await page.locator(".sd-question h2").count()) > 0;
}

describe("with forced colours", () => {
  it("what is chosen looks unlike what is not, on every kind of question", async () => {
    const { page, onward } = await openSurvey({ width: 360, height: 740 }, "en", "active");
    const differences: Record<string, number> = {};
    do {
      const title = (await titleOf(page)) ?? "";
      const options = page.locator(".sd-question label:has(input)");
      if ((await options.count()) === 0) {
        if (title === "Single") {
          await page.getByRole("combobox").selectOption("option blue-green");
        }
        continue;
      }
      const option = options.nth(0);
      const look = async () => {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        return (await option.screenshot()).toString("base64");
      };
      const before = await look();
      await option.click();
      await page.mouse.move(0, 0);
      differences[title] = await differentPixels(page, before, await look());
    } while (await goOn(page, onward));
    expect(Object.keys(differences)).toEqual(["Screener", "Anchor", "Matrix", "Several", "Ten"]);
    // Two rows of pixels of the smallest option are fewer.
    for (const [title, count] of Object.entries(differences)) {
      expect([title, count > 100]).toEqual([title, true]);
    }
    await page.context().close();
  });
});

describe.each(SIZES)("by keyboard on a page of $width × $height", (size) => {
  it.each(LOCALES)("nothing that has the focus is covered (%s)", async (locale) => {
    const { page, onward } = await openSurvey(size, locale);
    const seen: string[] = [];
    do {
      const title = (await titleOf(page)) ?? "";
      await page.locator("main .question, main .frame").first().focus();
      for (let stops = 0; stops < 40; stops++) {
        await page.keyboard.press("Tab");
        if (await isBehindQuestion(page)) break;
        const kind = await page.evaluate(() => document.activeElement?.getAttribute("type"));
        // In a group of which one is chosen, the arrows are the way on, and from the last to the first.
        const steps = kind === "radio" ? 1 + (await page.evaluate(groupSize)) : 1;
        for (let step = 0; step < steps; step++) {
          if (step > 0) await page.keyboard.press("ArrowDown");
          expect([title, stops, step, await coveredPart(page)]).toEqual([title, stops, step, null]);
        }
        if ((await page.locator("textarea:focus").count()) > 0) {
          expect([title, await coveredLine(page)]).toEqual([title, null]);
          for (let line = 1; line <= 10; line++) {
            await page.keyboard.type(`${line}\n`);
            expect([title, line, await coveredLine(page)]).toEqual([title, line, null]);
          }
        }
        if (title === "Single") await page.getByRole("combobox").selectOption({ index: 3 });
      }
      seen.push(title);
    } while (await goOn(page, onward));
    expect(seen).toHaveLength(8);
    await page.context().close();
  });
});

/** How many pixels of two pictures of one size differ. */
function differentPixels(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const context = canvas.getContext("2d");
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height).data ?? [];
        }),
      );
      let count = 0;
      for (let i = 0; i < (first?.length ?? 0); i += 4) {
        if ([0, 1, 2].some((channel) => first?.[i + channel] !== second?.[i + channel])) count++;
      }
      return count;
    },
    [one, other],
  );
}

/** Runs in the page: how many radio buttons belong to the one that has the focus. */
function groupSize(): number {
  const { name } = document.activeElement as HTMLInputElement;
  return document.querySelectorAll(`input[name="${CSS.escape(name)}"]`).length;
}

/** Whether the focus has gone on to what stands behind the question. */
const isBehindQuestion = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest(".foot, body > *:not(#page)") !== null);

/** Where what has the focus is not seen, or lies under something else; null: nowhere. */
function coveredPart(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const focused = document.activeElement as HTMLElement;
    const seen = focused.closest("label") ?? focused;
    const { top, bottom, left, right } = seen.getBoundingClientRect();
    // Of a field for text the line that is being typed has to be seen, which is looked at by itself.
    const isText = focused.tagName === "TEXTAREA";
    if (!isText && (top < -1 || bottom > window.innerHeight + 1)) {
      return `outside: ${Math.round(top)} to ${Math.round(bottom)} of ${window.innerHeight}`;
    }
    for (const y of [top + 3, (top + bottom) / 2, bottom - 3]) {
      if (y < 0 || y > window.innerHeight) continue;
      const hit = document.elementFromPoint((left + right) / 2, y);
      if (hit === null || !(seen.contains(hit) || hit.contains(seen))) {
        return `under ${hit?.className ?? "nothing"} at ${Math.round(y)}`;
      }
    }
    return null;
  });
}

/** The same for the line that is being typed. */
function coveredLine(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const field = document.activeElement as HTMLTextAreaElement;
    const style = getComputedStyle(field);
    const lineHeight = Number.parseFloat(style.lineHeight);
    const lines = field.value.split("\n").length;
    const box = field.getBoundingClientRect();
    const top =
      box.top + Number.parseFloat(style.paddingTop) + (lines - 1) * lineHeight - field.scrollTop;
    const bottom = Math.min(top + lineHeight, box.bottom);
    if (top < -1 || bottom > window.innerHeight + 1) {
      return `outside: ${Math.round(top)} to ${Math.round(bottom)} of ${window.innerHeight}`;
    }
    const hit = document.elementFromPoint(box.left + 20, (top + bottom) / 2);
    return hit === field ? null : `under ${hit?.className ?? "nothing"}`;
  });
}
