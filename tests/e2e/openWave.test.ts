import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBarriers, launchBrowser, watchPage } from "../support/browser.ts";
import { type Callers, makeCallers, makeRoster, makeWave } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { makeAccount } from "../support/startSignIn.ts";
import { answerByTouch } from "./answerByTouch.ts";
import { expectAccessible, takeSeat, typeSignIn } from "./deskBrowser.ts";
import { takePhone } from "./phoneBrowser.ts";

let server: TestServer;
let browser: Browser;
let callers: Callers;
let root: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster({ 总部: 9, "总部/一部": 12 }));
  const units = (await callers.hr.get("/units")).body.items as { id: string; parentId: string }[];
  root = units.find(({ parentId }) => parentId === null)?.id ?? "";
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function launch(channel: "open" | "slips"): Promise<string> {
  const wave = makeWave({ survey: "pulse", channel, units: [root], name: "脉搏" });
  const { id } = (await callers.hr.post("/waves", wave)).body;
  expect((await callers.hr.post(`/waves/${id}/launch`, {})).status).toBe(200);
  return id;
}

it("a poster leads a phone to a receipt, and a second person on it to another one", async () => {
  const wave = await launch("open");
  const { items } = (await callers.hr.get(`/waves/${wave}/posters`)).body;
  const { link, unitName } = items[1];
  const page = await takePhone(browser, "zh-CN", "light");
  const watch = watchPage(page);
  await page.goto(link);
  await page.getByText(`“${unitName}”`).first().waitFor();
  await page.getByText("无法保证一个人只填一次").first().waitFor();
  const first = await answerByTouch(page);
  expect(watch.complaints).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);

  // Whoever opens the link again is told, and makes room for somebody else.
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByText("用这个链接已经提交过了").waitFor();
  await page.getByRole("button", { name: "另一个人要用这台设备填写" }).tap();
  const second = await answerByTouch(page);
  expect(new Set([first, second]).size).toBe(2);

  // Without the part after the # nobody knows the unit, and there is no code to type.
  await page.goto("about:blank");
  await page.goto(`${server.base}/w/${wave}#x`);
  await page.getByRole("heading", { name: "请重新扫码或打开链接" }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
});

it("HR prints a poster for each group, and slips whose QR code is the link", async () => {
  const [open, slips] = [await launch("open"), await launch("slips")];
  const hr = await makeAccount(server, { email: "hr@example.invalid", role: "hr" });
  const desk = await takeSeat(browser, { width: 390 });
  const page = await desk.newPage();
  const watch = watchPage(page);
  await page.goto(`${server.base}/waves/${open}`);
  await typeSignIn(page, hr.email, hr.password);
  await page.getByRole("link", { name: "海报和链接" }).click();
  await page.getByRole("img", { name: "二维码" }).nth(1).waitFor();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /下载二维码/ })
    .first()
    .click();
  expect((await download).suggestedFilename()).toMatch(/^anwen-u\d+\.svg$/);

  await page.goto(`${server.base}/waves/${slips}/print`);
  await page.getByRole("img", { name: "二维码" }).nth(20).waitFor();
  expect(await page.locator(".print-slip").count()).toBe(21);
  await expectAccessible(page);
  const log = (await callers.observer.get("/audit-log")).body.items;
  expect(log[0]).toMatchObject({ action: "wave.links-downloaded", subject: slips });
  const complaints = watch.complaints.filter((line) => !line.includes("401"));
  expect(complaints).toEqual([]);
  await desk.close();
});
