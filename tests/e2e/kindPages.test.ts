import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers, launchBrowser, watchPage } from "../support/browser.ts";
import { type Callers, launchedWave, makeCallers, makeWave } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { expectClean, sidewaysPixels, takePhone } from "./phoneBrowser.ts";

let server: TestServer;
let browser: Browser;
let people: Callers;
let open: { id: string; links: { link: string }[] };
let scheduled: string;
let unknown: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  browser = await launchBrowser();
  people = await makeCallers(server);
  open = await launchedWave(people, { survey: "pulse" });
  const units = (await people.hr.get("/units")).body.items;
  const root = units.find((unit: { parentId: string | null }) => unit.parentId === null).id;
  const later = makeWave({ units: [root], survey: "pulse", opensOn: "2026-03-09" });
  scheduled = (await people.hr.post("/waves", later)).body.id;
  await people.hr.post(`/waves/${scheduled}/launch`, {});
  unknown = "00000000-0000-4000-8000-000000000000";
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A link that leads nowhere, or not yet, and what its page says to do. */
interface Case {
  readonly what: string;
  readonly go: (page: Page) => Promise<unknown>;
  readonly says: { readonly "zh-CN": string; readonly en: string };
}

const link = (): string => open.links[0]?.link ?? "";

/** The link with another first character in its code. */
const mistyped = (whole: string): string =>
  whole.replace(/#(.)/, (_, first) => `#${first === "7" ? "8" : "7"}`);

const CASES: readonly Case[] = [
  {
    what: "a wave that was never launched",
    go: (page) => page.goto(`${server.base}/w/${unknown}`),
    says: {
      "zh-CN": "请从收到的邀请里重新打开链接。",
      en: "Open the link in your invitation again.",
    },
  },
  {
    what: "a mistyped address",
    go: (page) => page.goto(`${server.base}/w/${open.id}/more`),
    says: {
      "zh-CN": "请从收到的邀请里重新打开链接。",
      en: "Open the link in your invitation again.",
    },
  },
  {
    what: "a link that was cut short",
    go: (page) => page.goto(link().slice(0, -5)),
    says: { "zh-CN": "请从原消息重新打开", en: "Open it again from the original message" },
  },
  {
    what: "a mistyped code in a link",
    go: (page) => page.goto(mistyped(link())),
    says: { "zh-CN": "链接里的邀请码有误", en: "The code in the link is mistaken" },
  },
  {
    what: "a wave that is not open yet",
    go: (page) => page.goto(`${server.base}/w/${scheduled}`),
    says: { "zh-CN": "请到时再打开这个链接。", en: "Please open the link again then." },
  },
  {
    what: "a manifest that the link does not name",
    go: (page) => page.goto(link().replace(/[0-9a-f]{32}$/, "0".repeat(32))),
    says: {
      "zh-CN": "请回到原来的消息或纸条，重新打开链接",
      en: "Go back to the original message or slip",
    },
  },
  {
    what: "a network that is gone",
    go: async (page) => {
      await page.route("**/api/**", (route) => route.abort());
      await page.goto(link());
    },
    says: { "zh-CN": "请检查网络后再试。", en: "Check the network and try again." },
  },
];

// Both languages and schemes; the other pairings in the long tests.
const LOOKS = [
  { locale: "zh-CN", colorScheme: "light" },
  { locale: "en", colorScheme: "dark" },
  ...(process.env.LONG === "1"
    ? ([
        { locale: "zh-CN", colorScheme: "dark" },
        { locale: "en", colorScheme: "light" },
      ] as const)
    : []),
] as const;

describe.each(LOOKS)("the employee page ($locale, $colorScheme)", ({ locale, colorScheme }) => {
  it.each(CASES)("says what to do for $what, without a barrier", async ({ go, says }) => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale,
      colorScheme,
    });
    const page = await context.newPage();
    await go(page);
    await page.getByText(says[locale]).filter({ visible: true }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await context.close();
  });
});

describe.each(LOOKS)("the promises and their limits ($locale, $colorScheme)", (look) => {
  it("open beside the notice, in the language of it, without a barrier", async () => {
    const phone = await takePhone(browser, look.locale, look.colorScheme);
    await phone.goto(link());
    await phone.getByText(/已核对：|Checked: /).waitFor();
    await phone.locator("details:visible > summary").first().tap();
    const opened = phone.waitForEvent("popup");
    await phone.locator("details:visible a").tap();
    const page = await opened;
    await page.waitForLoadState();
    const watch = watchPage(page);
    await page.reload();
    const heading = page.getByRole("heading", { name: look.locale === "en" ? "English" : "中文" });
    await heading.waitFor();
    expect(await heading.evaluate((h2) => h2.getBoundingClientRect().top)).toBeLessThan(400);
    await expectClean(page);
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    expect(await sidewaysPixels(page)).toBe(0);
    expect(await page.context().cookies()).toEqual([]);
    expect(watch.complaints).toEqual([]);
    await phone.context().close();
  });
});

it("a phone whose clock is a day wrong is told nothing wrong", async () => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-03-01T09:00:00+08:00"));
  await page.goto(link());
  await page.getByText("已核对").waitFor();
  expect(await page.locator(".warning").filter({ visible: true }).count()).toBe(0);
  await context.close();
});
