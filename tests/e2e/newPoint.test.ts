import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { readLinks } from "../support/company.ts";
import { answerLinks } from "../support/deskCompany.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { answerByTouch, takeStep } from "./answerByTouch.ts";
import { signInAt, takeSeat } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany } from "./managerCompany.ts";
import { takePhone } from "./phoneBrowser.ts";

const ANSWERING = { "总部/华东区/一部": 24, "总部/华东区/二部": 11, 总部: 5 };
const BY_BROWSER = 3;

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeManagerCompany(server);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const seatOf = async (email: string, path: string) => {
  const page = await (await takeSeat(browser)).newPage();
  await signInAt(page, server.base + path, email);
  return page;
};

it("HR launches, forty people answer, HR releases, and only the managers concerned see the point", async () => {
  const hr = await seatOf(EMAILS.hr, "/waves/new");
  await hr.getByLabel("问卷", { exact: true }).selectOption("career");
  await hr.getByLabel("名称").fill("职业发展三月");
  await hr.getByLabel("开始日期").fill("2026-03-02");
  await hr.getByLabel("截止日期").fill("2026-03-13");
  await hr.getByRole("button", { name: "建成草稿", exact: true }).click();
  await hr.getByRole("heading", { level: 1, name: "职业发展三月" }).waitFor();
  await takeStep(hr, "启动", "确认启动", "进行中");
  const [download] = await Promise.all([
    hr.waitForEvent("download"),
    hr.getByRole("button", { name: "下载邀请链接", exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const links = readLinks(Buffer.concat(chunks).toString("utf8"));
  const wave = hr.url().split("/").at(-1) ?? "";
  // 35 of the two teams of 华东区, and five at the top, so that neither could be worked out.
  const forty = Object.entries(ANSWERING).flatMap(([unit, count]) =>
    links.filter((link) => link.unit === unit).slice(0, count),
  );
  expect(forty).toHaveLength(40);
  for (const { link } of forty.slice(0, BY_BROWSER)) {
    const phone = await takePhone(browser, "zh-CN", "light");
    await phone.goto(link);
    expect(await answerByTouch(phone)).toMatch(/^[A-Z2-7]{20}$/);
    await phone.context().close();
  }
  await answerLinks(server.base, company.hr, wave, forty.slice(BY_BROWSER));
  await takeStep(hr, "提前截止", "确认截止", "已截止");
  await takeStep(hr, "发布", "确认发布", "已发布");

  const east = await seatOf(EMAILS.east, "/overview");
  const { points } = await company.hr.get<{
    points: { sentence: { zh: string } }[];
  }>(`/trend?indicator=career-satisfaction&unit=${company.units.get("华东区")}`);
  const sentence = points[0]?.sentence.zh ?? "";
  expect(sentence).toMatch(/\d+ 人满意（\d+%）。/);
  const card = east.getByRole("region", { name: "职业发展满意度", exact: true });
  await card.locator("p", { hasText: sentence }).waitFor();

  const south = await seatOf(EMAILS.south, "/overview");
  const units = await south.getByLabel("单位", { exact: true }).textContent();
  expect(units).not.toContain("华东区");
  const seen = await south.evaluate(
    async (unit) => (await fetch(`/api/trend?indicator=career-satisfaction&unit=${unit}`)).text(),
    company.units.get("华东区"),
  );
  expect(JSON.parse(seen).points.map((point: { figure: object }) => point.figure)).toEqual([
    { shown: false },
  ]);
});
