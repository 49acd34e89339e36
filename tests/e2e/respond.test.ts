import type { Browser, Page } from "@playwright/test";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyKind } from "../domain/definitions/everyKind.ts";
import { findBarriers, launchBrowser, watchPage } from "../support/browser.ts";
import {
  type Callers,
  launchedWave,
  makeCallers,
  makeRoster,
  SMALL_COMPANY,
} from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { loseReply, takePhone } from "./phoneBrowser.ts";

let server: TestServer;
let browser: Browser;
let callers: Callers;
let root: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  const { body } = await callers.hr.get("/units");
  root = body.items.find((unit: { parentId: string | null }) => unit.parentId === null).id;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface OpenWave {
  readonly id: string;
  readonly invitations: readonly { readonly code: string; readonly link: string }[];
}

/** Launches a wave that is open today. */
async function openWave(survey: string): Promise<OpenWave> {
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const isPeriod = ["training", "newhire", "exit"].includes(survey);
  const made = await callers.hr.post("/waves", {
    survey,
    version: "1.0.0",
    name: `浏览器测试 ${survey}`,
    opensOn: day(-1),
    closesOn: day(7),
    units: [root],
    channel: isPeriod ? "slips" : "csv",
    population: isPeriod ? { codes: [{ unit: root, count: 20 }] } : {},
  });
  expect(made.status).toBe(201);
  const launched = await callers.hr.post(`/waves/${made.body.id}/launch`, {});
  expect(launched.status).toBe(200);
  const csv = await callers.hr.get(`/waves/${made.body.id}/invitations`);
  const { data } = Papa.parse<{ code: string; link: string }>(csv.text, {
    header: true,
    skipEmptyLines: true,
  });
  return { id: made.body.id, invitations: data };
}

async function openPhone(options: { readonly locale?: string; readonly dark?: boolean } = {}) {
  const scheme = options.dark ? "dark" : "light";
  const page = await takePhone(browser, options.locale ?? "zh-CN", scheme);
  return { page, watch: watchPage(page), close: () => page.context().close() };
}

/** Answers the question on the screen by touch; a choice always takes the second option. */
async function answerByTouch(page: Page): Promise<void> {
  const comment = page.locator("main textarea");
  if ((await comment.count()) > 0) return comment.fill("请多安排一些培训。");
  await page.locator("main label:has(input)").nth(1).tap();
}

/** Goes through all questions to the page before submitting; returns how many there were. */
async function answerAll(page: Page): Promise<number> {
  const main = page.locator("main");
  await page.locator(".sd-question").waitFor();
  for (let count = 1; ; count++) {
    await answerByTouch(page);
    const place = (await page.locator(".progress p").textContent()) ?? "";
    await page.locator(".dock .primary").tap();
    await expect.poll(() => main.textContent(), { timeout: 5000 }).not.toContain(place);
    if ((await page.locator(".progress").count()) === 0) return count;
  }
}

const receiptOn = (page: Page) => page.getByTestId("receipt").textContent();

describe("the employee page", () => {
  it("is answered by touch from the link to a receipt, which a reload shows again", async () => {
    const { invitations } = await openWave("satisfaction");
    const phone = await openPhone();
    const { page, watch } = phone;
    await page.goto(invitations[0]?.link ?? "");
    await page.getByRole("button", { name: "开始填写" }).tap();
    expect(await answerAll(page)).toBe(20);
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
    const receipt = await receiptOn(page);
    expect(receipt).toMatch(/^[A-Z2-7]{20}$/);
    expect(await page.getByTestId("receipt").locator("span").count()).toBe(5);
    // Selected by hand, it comes without the room between its groups.
    const selected = await page.getByTestId("receipt").evaluate((node) => {
      window.getSelection()?.selectAllChildren(node);
      return window.getSelection()?.toString().trim();
    });
    expect(selected).toBe(receipt);
    expect(new URL(page.url()).hash).toBe("");
    const kept = await page.evaluate(() => JSON.stringify({ ...window.localStorage }));
    expect(kept).not.toContain(invitations[0]?.code);
    expect(kept).not.toContain("培训");
    // What lies under the code is the same for everybody, and nothing else names the code.
    const entries = await page.evaluate(() => Object.entries({ ...window.localStorage }));
    const named = entries.filter(([key]) => /[0-9a-f]{64}/.test(key));
    expect(named.map(([, text]) => text)).toEqual(['{"v":1,"stage":"received"}']);
    const inTab = () =>
      page.evaluate(() => JSON.stringify([window.history.state, { ...window.sessionStorage }]));
    expect(await inTab()).not.toMatch(/[0-9a-f]{64}/);
    await page.reload();
    expect(await receiptOn(page)).toBe(receipt);
    expect(await inTab()).not.toMatch(/[0-9a-f]{64}/);
    // Somebody else who opens the page without a code on this device is asked for one.
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel("邀请码").waitFor();
    expect(await other.getByTestId("receipt").count()).toBe(0);
    await other.close();
    expect(watch.complaints).toEqual([]);
    const elsewhere = watch.requests.filter((url) => !url.startsWith(server.base));
    expect(elsewhere.filter((url) => !url.startsWith("data:"))).toEqual([]);
    await phone.close();
  });

  // One of each kind: with a screener, long, with shuffled options; the others in the long tests.
  const surveys = ["fairness", "stress", "exit"];
  const others = ["career", "pulse", "client", "training", "newhire"];
  it.each([...surveys, ...(process.env.LONG === "1" ? others : [])])(
    "renders and submits %s without a word on the console",
    async (survey) => {
      const { invitations } = await openWave(survey);
      const phone = await openPhone({ locale: "en" });
      const { page, watch } = phone;
      await page.goto(invitations[0]?.link ?? "");
      await page.getByRole("button", { name: "Start" }).tap();
      await answerAll(page);
      await page.getByRole("button", { name: "Submit" }).tap();
      await page.getByRole("heading", { name: "Received. Thank you." }).waitFor();
      expect(watch.complaints).toEqual([]);
      await phone.close();
    },
  );

  it("asks every kind of question that a survey may have, each without a barrier", async () => {
    const draft = await callers.hr.post("/surveys/every-kind/drafts", everyKind());
    const made = await callers.hr.post("/surveys/every-kind/versions", {
      ...{ draftId: draft.body.id, bump: "major" },
    });
    expect(made.status).toBe(201);
    const { invitations } = await openWave("every-kind");
    const phone = await openPhone({ locale: "en" });
    const { page, watch } = phone;
    await page.goto(invitations[0]?.link ?? "");
    await page.getByRole("button", { name: "Start" }).tap();
    const title = page.locator(".sd-question h2");
    const comesTo = (text: string) => title.getByText(text, { exact: true }).waitFor();
    const isAt = async (text: string) => {
      await comesTo(text);
      expect(await findBarriers(page)).toEqual([]);
    };
    const choose = (text: string, row = 0) =>
      page.locator(".sd-question label", { hasText: text }).nth(row).tap();
    const next = () => page.getByRole("button", { name: "Next" }).tap();
    await isAt("Screener");
    await choose("option yes");
    await next();
    await isAt("Anchor");
    await choose("option 3");
    await next();
    await isAt("Matrix");
    await choose("option 2");
    // One row is left, so the question is not done with; but what is answered is not skipped.
    const onward = page.getByRole("button", { name: "Next" });
    expect(await onward.getAttribute("class")).toBe("secondary");
    await choose("does not apply", 1);
    const rowOf = (row: string) => page.getByRole("radiogroup", { name: row, exact: true });
    expect(await rowOf("One").getByLabel("option 2").isChecked()).toBe(true);
    await expect.poll(() => rowOf("Two").getByLabel("does not apply").isChecked()).toBe(true);
    await next();
    await isAt("Single");
    await page.getByRole("combobox", { name: "Single" }).selectOption("option blue-green");
    await next();
    await isAt("Why blue?");
    const why = page.getByRole("textbox", { name: "Why blue?" });
    await why.fill("蓝".repeat(181));
    await page.getByText("19 more characters fit").waitFor();
    await page.getByRole("status").filter({ hasText: "At most 20 more characters fit" }).waitFor();
    await why.fill("因为天空");
    await page.getByText("4/200").waitFor();
    await next();
    await isAt("Several");
    await choose("option a");
    await choose("does not apply");
    await expect.poll(() => page.getByLabel("option a").isChecked()).toBe(false);
    await next();
    await isAt("Ten");
    await choose("7");
    await next();
    await isAt("Words");
    // What was chosen is still there on the way back, and another choice takes its question along.
    for (let steps = 0; steps < 3; steps++) {
      await page.getByRole("button", { name: "Back" }).tap();
    }
    await comesTo("Why blue?");
    await page.getByRole("button", { name: "Back" }).tap();
    await comesTo("Single");
    await page.getByRole("combobox", { name: "Single" }).selectOption("option red");
    await next();
    await comesTo("Several");
    await next();
    await comesTo("Ten");
    await next();
    await comesTo("Words");
    await page.getByRole("button", { name: "Review" }).tap();
    await page.getByRole("button", { name: "Submit" }).tap();
    await page.getByRole("heading", { name: "Received. Thank you." }).waitFor();
    expect(watch.complaints).toEqual([]);
    await phone.close();
  });

  it("keeps the draft over a reload and a change of language, and clears it when asked", async () => {
    const { invitations } = await openWave("pulse");
    const phone = await openPhone();
    const { page } = phone;
    await page.goto(invitations[0]?.link ?? "");
    await page.getByRole("button", { name: "开始填写" }).tap();
    await page.locator(".sd-question").waitFor();
    expect(await page.getByRole("button", { name: "清除本机内容" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "跳过" }).getAttribute("class")).toBe(
      "secondary",
    );
    await answerByTouch(page);
    await page.getByRole("button", { name: "清除本机内容" }).waitFor();
    await page.getByRole("button", { name: "下一题" }).tap();
    await page.getByText("第 2 题").waitFor();
    await page.getByRole("button", { name: "Switch to English" }).tap();
    await page.getByText("Question 2 of").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Continue" }).tap();
    await page.getByText("Question 2 of").waitFor();
    for (const next of ["Question 3 of", "Question 4 of"]) {
      await page.getByRole("button", { name: "Skip" }).tap();
      await page.getByText(next).waitFor();
    }
    // The last look leads back to what is still open.
    await page.getByRole("button", { name: "Review" }).tap();
    await page.getByText("You completed 1 of 4 questions.").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const open = page.getByRole("list", { name: "Not complete yet" }).getByRole("button");
    expect(await open.allTextContents()).toEqual(["Question 2", "Question 3", "Question 4"]);
    await open.nth(1).tap();
    await page.getByText("Question 3 of").waitFor();
    await page.getByRole("button", { name: "Back" }).tap();
    await page.getByText("Question 2 of").waitFor();
    await page.getByRole("button", { name: "Back" }).tap();
    await page.getByText("Question 1 of").waitFor();
    expect(await page.locator("main input:checked").count()).toBe(1);
    await page.getByRole("button", { name: "Clear this phone" }).tap();
    // The question that takes the button's place is in sight, and has the focus.
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await expect.poll(focused).toBe("FIELDSET");
    const erase = await page.getByRole("button", { name: "Erase" }).boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    expect((erase?.y ?? height) + (erase?.height ?? 0)).toBeLessThanOrEqual(height);
    await page.getByRole("button", { name: "Keep" }).tap();
    await expect.poll(focused).toBe("BUTTON");
    await page.getByRole("button", { name: "Clear this phone" }).tap();
    await page.getByRole("button", { name: "Erase" }).tap();
    await page.getByRole("heading", { name: "Cleared" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate(() => window.localStorage.length)).toBe(0);
    await phone.close();
  });

  it("submits by itself once a lost network is back, and tells a second phone kindly", async () => {
    const { invitations } = await openWave("pulse");
    const link = invitations[0]?.link ?? "";
    const phone = await openPhone();
    const { page } = phone;
    await page.goto(link);
    await page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(page);
    await page.route("**/api/ballot", (route) => route.abort());
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByText("网络不通").waitFor();
    // The tab dies while it waits; the page goes on from what the phone has kept.
    await page.unroute("**/api/ballot");
    await page.reload();
    await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();

    const second = await openPhone();
    await second.page.goto(link);
    await second.page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(second.page);
    await second.page.getByRole("button", { name: "提交", exact: true }).tap();
    await second.page.getByRole("heading", { name: "这次没有提交成功" }).waitFor();
    await second.page.getByText("您的答案还在这部手机上").waitFor();
    await second.page
      .getByText(
        "这个邀请码已经提交过（在另一部手机上，或者在这部手机清除内容之前），那就什么都不用做。",
      )
      .waitFor();
    expect(await findBarriers(second.page)).toEqual([]);
    const again = second.page.getByRole("button", { name: "再试一次" });
    expect(await again.getAttribute("class")).toBe("secondary");
    await phone.close();
    await second.close();
  });

  it("goes on in a second tab with the token that the first one has asked for", async () => {
    const { invitations } = await openWave("pulse");
    const phone = await openPhone();
    const { page } = phone;
    const second = await page.context().newPage();
    for (const tab of [second, page]) {
      await tab.goto(invitations[0]?.link ?? "");
      await tab.getByRole("button", { name: "开始填写" }).tap();
      await tab.locator(".sd-question").waitFor();
    }
    await page.bringToFront();
    await answerAll(page);
    // The server hands out the token, the reply is lost, and the tab is closed.
    await page.route("**/api/ballot", loseReply);
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByText("网络不通").waitFor();
    await second.getByRole("heading", { name: "您在另一个页面继续了" }).waitFor();
    expect(await findBarriers(second)).toEqual([]);
    await page.close();
    await second.getByRole("button", { name: "在这里接着做" }).tap();
    await second.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
    expect(await receiptOn(second)).toMatch(/^[A-Z2-7]{20}$/);
    await phone.close();
  });

  it("shows a second tab the receipt of the first one", async () => {
    const { invitations } = await openWave("pulse");
    const phone = await openPhone();
    const { page } = phone;
    const second = await page.context().newPage();
    for (const tab of [second, page]) {
      await tab.goto(invitations[0]?.link ?? "");
      await tab.getByRole("button", { name: "开始填写" }).tap();
      await tab.locator(".sd-question").waitFor();
    }
    await page.bringToFront();
    await answerAll(page);
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByTestId("receipt").waitFor();
    await second.getByTestId("receipt").waitFor();
    expect(await receiptOn(second)).toBe(await receiptOn(page));
    expect(new URL(second.url()).hash).toBe("");
    await phone.close();
  });

  it("takes a code typed from a slip, and tells a slip of the finger at once", async () => {
    const { id, invitations } = await openWave("stress");
    const { code = "", link = "" } = invitations[1] ?? {};
    const phone = await openPhone();
    const { page } = phone;
    await page.goto(`${server.base}/w/${id}`);
    await page.getByLabel("邀请码").fill(`${code.slice(0, 15)}${code[15] === "7" ? "8" : "7"}`);
    await page.getByLabel("单位").selectOption(link.split(".").at(-2) ?? "");
    await page.getByRole("button", { name: "继续" }).tap();
    await page.getByText("邀请码有输错的地方").waitFor();
    await page.getByLabel("邀请码").fill(code.toLowerCase().replace(/(.{4})/g, "$1 "));
    await page.getByRole("button", { name: "继续" }).tap();
    await page.getByRole("button", { name: "开始填写" }).waitFor();
    const shown = (await page.getByTestId("fingerprint").textContent())?.replaceAll(" ", "");
    expect(link.endsWith(`.${shown}`)).toBe(true);
    await page.getByText("您是手输的邀请码，请自己和纸条上的指纹").waitFor();
    expect(await page.getByText("已核对").count()).toBe(0);
    await phone.close();
  });

  it("opens a link that a chat program has put a full stop and words behind, also pasted", async () => {
    const { id, invitations } = await openWave("stress");
    const { link = "" } = invitations[3] ?? {};
    const phone = await openPhone();
    const { page } = phone;
    await page.goto(`${link}。请在周五前填写`);
    await page.getByRole("button", { name: "开始填写" }).waitFor();
    await page.getByText("已核对").first().waitFor();
    await page.goto(link.replace("#", "%23"));
    await page.getByRole("button", { name: "开始填写" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/w/${id}`);
    await page.goto(`${server.base}/w/${id}`);
    await page.getByLabel("邀请码").fill(`【问卷】${link}（请勿转发）`);
    await page.getByText("已核对").first().waitFor();
    await phone.close();
  });

  it("asks for the unit again when a wrong one was picked, and then submits", async () => {
    const { id, invitations } = await openWave("pulse");
    const { code = "", link = "" } = invitations[2] ?? {};
    const unit = link.split(".").at(-2) ?? "";
    const phone = await openPhone();
    const { page } = phone;
    await page.goto(`${server.base}/w/${id}`);
    await page.getByLabel("邀请码").fill(code);
    const units = await page
      .locator("#unit option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const other = units.find((value) => value !== "" && value !== unit) ?? "";
    await page.getByLabel("单位").selectOption(other);
    await page.getByRole("button", { name: "继续" }).tap();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(page);
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByText("多半是选错了").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "重新选择单位" }).tap();
    await page.getByRole("button", { name: "继续" }).tap();
    await page.getByText("请选择单位。").waitFor();
    await page.getByLabel("单位").selectOption(unit);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "继续" }).tap();
    await page.getByRole("button", { name: "继续填写" }).tap();
    await page.getByRole("button", { name: "检查" }).tap();
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByRole("heading", { name: "已收到，谢谢您" }).waitFor();
    await phone.close();
  });

  it.each([390, 1024])(
    "puts the words of a 0 to 10 scale at its ends (%i px wide)",
    async (width) => {
      const { invitations } = await openWave("client");
      const phone = await openPhone();
      const { page } = phone;
      await page.setViewportSize({ width, height: 844 });
      await page.goto(invitations[0]?.link ?? "");
      await page.getByRole("button", { name: "开始填写" }).tap();
      await page.locator(".sd-question").waitFor();
      while ((await page.locator(".sd-rating__item").count()) === 0) {
        const place = (await page.locator(".progress p").textContent()) ?? "";
        await page.locator(".dock button").last().tap();
        await expect.poll(() => page.locator(".progress p").textContent()).not.toBe(place);
      }
      const boxOf = async (locator: ReturnType<Page["locator"]>) => {
        const box = await locator.boundingBox();
        if (box === null) throw new Error("Not on the page.");
        return { ...box, right: box.x + box.width, bottom: box.y + box.height };
      };
      const words = (end: string) => page.locator(`.sd-rating__${end}-text span`);
      const [least, most] = [await boxOf(words("min")), await boxOf(words("max"))];
      const items = page.locator(".sd-rating__item");
      const [zero, ten] = [await boxOf(items.first()), await boxOf(items.last())];
      expect(least.bottom).toBeLessThanOrEqual(zero.y);
      expect(Math.abs(least.x - zero.x)).toBeLessThan(5);
      expect(Math.abs(most.right - ten.right)).toBeLessThan(5);
      if (ten.y > zero.y) expect(most.y).toBeGreaterThanOrEqual(ten.bottom);
      else expect(most.bottom).toBeLessThanOrEqual(ten.y);
      await phone.close();
    },
  );

  it("stops in front of a manifest that the link does not name", async () => {
    const { invitations } = await openWave("pulse");
    const phone = await openPhone();
    await phone.page.goto((invitations[0]?.link ?? "").replace(/[0-9a-f]{32}$/, "0".repeat(32)));
    await phone.page.getByRole("heading", { name: "请不要继续填写" }).waitFor();
    await phone.close();
  });

  it.each([
    { locale: "zh-CN", dark: false },
    { locale: "en", dark: true },
    ...(process.env.LONG === "1"
      ? [
          { locale: "zh-CN", dark: true },
          { locale: "en", dark: false },
        ]
      : []),
  ])("has no barrier that axe knows ($locale, dark: $dark)", async (options) => {
    const { id, invitations } = await openWave("exit");
    const phone = await openPhone(options);
    const { page } = phone;
    await page.goto(`${server.base}/w/${id}`);
    await page.locator("#code").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.goto("about:blank");
    await page.goto(invitations[0]?.link ?? "");
    await page.locator(".dock .primary").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.locator(".dock .primary").tap();
    await page.locator(".sd-question").waitFor();
    for (let step = 0; step < 3; step++) {
      await answerByTouch(page);
      expect(await findBarriers(page)).toEqual([]);
      await page.locator(".dock .primary").tap();
    }
    await answerAll(page);
    expect(await findBarriers(page)).toEqual([]);
    await page.locator("main .primary").tap();
    await page.getByTestId("receipt").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await phone.close();
  });
});

describe("the employee page of a wave that cannot be answered", () => {
  it("follows the state that the server tells, from scheduled to destroyed", async () => {
    const timed = await startServer({ clock: "2026-03-02" });
    const people = await makeCallers(timed);
    const wave = await launchedWave(people, {
      survey: "pulse",
      opensOn: "2026-03-05",
      closesOn: "2026-03-13",
    });
    const link = wave.links[0]?.link ?? "";
    const stateTold = async () =>
      (await people.nobody.get(`/waves/${wave.id}/manifest`)).headers.get("wave-state");
    const moveTo = async (to: string) =>
      expect((await people.owner.post("/clock", { to })).status).toBe(200);
    const phone = await openPhone();
    const { page } = phone;
    const kept = () => page.evaluate(() => Object.keys({ ...window.localStorage }));

    expect(await stateTold()).toBe("scheduled");
    await page.goto(link);
    await page.getByRole("heading", { name: "调查还没有开始" }).waitFor();
    await page.getByText("2026-03-05").filter({ visible: true }).first().waitFor();

    await moveTo("2026-03-05");
    expect(await stateTold()).toBe("open");
    await page.reload();
    await page.getByRole("button", { name: "开始填写" }).tap();
    await answerAll(page);
    const other = await page.context().newPage();
    await other.goto(wave.links[1]?.link ?? "");
    await other.getByRole("button", { name: "开始填写" }).tap();
    await other.locator(".sd-question").waitFor();
    await answerByTouch(other);
    expect(await kept()).toHaveLength(2);

    expect((await people.hr.post(`/waves/${wave.id}/close`, {})).status).toBe(200);
    expect(await stateTold()).toBe("closed");
    await page.bringToFront();
    await page.getByRole("button", { name: "提交", exact: true }).tap();
    await page.getByRole("heading", { name: "调查已经截止" }).waitFor();
    await page.getByText("到得太晚").waitFor();
    expect(await kept()).toEqual([]);
    await other.reload();
    await other.getByRole("heading", { name: "调查已经截止" }).waitFor();
    await other.getByText("调查已经截止，不再接收答案。").waitFor();
    // The phone has kept the page as it was while the wave was open.
    const late = await page.context().newPage();
    await late.goto(wave.links[2]?.link ?? "");
    await late.getByRole("heading", { name: "调查已经截止" }).waitFor();
    await late.close();
    // HR has closed it before the manifest's day, which is therefore not named.
    expect(await other.locator("main").textContent()).not.toContain("2026-03-13");
    // Nor are there results yet; the notice's own word says when.
    await other.getByText("结果公布：调查结束后 30 天内。").waitFor();
    expect(await other.getByRole("link", { name: "查看全公司结果" }).count()).toBe(0);

    await moveTo("2026-10-01");
    expect(await stateTold()).toBe("destroyed");
    // The server pauses once, some time after a destruction, to rewrite its files.
    await expect
      .poll(
        async () => {
          await other.reload().catch(() => undefined);
          const heading = other.getByRole("heading", { name: "调查已经结束" });
          return heading.waitFor({ timeout: 3_000 }).then(() => "there", String);
        },
        { timeout: 30_000 },
      )
      .toBe("there");
    const results = other.getByRole("link", { name: "查看全公司结果" });
    expect(await results.getAttribute("href")).toBe(`/results/${wave.id}`);
    const done = other.getByRole("link", { name: "看看公司听了大家的话之后做了什么" });
    expect(await done.getAttribute("href")).toBe(`/done#${wave.id}`);
    expect(await findBarriers(other)).toEqual([]);
    await phone.close();
    await timed.stop();
  });
});
