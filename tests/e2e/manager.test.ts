import type { Browser, BrowserContext, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, type PageWatch, watchPage } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { signInAt, takeSeat } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;
let context: BrowserContext;
let page: Page;
let watch: PageWatch;

beforeAll(async () => {
  server = await startServer({ clock: "2025-11-03" });
  company = await makeManagerCompany(server);
  const { release, moveClockTo } = company;
  const first = await release({
    ...{ survey: "satisfaction", name: "第一次" },
    ...{ opensOn: "2025-11-03", closesOn: "2025-11-14" },
  });
  // Where the seventh measure begins, and what makes the stress line of the region another one.
  await company.hr.post("/baselines", { indicator: "employee-satisfaction-m7", wave: first });
  await company.hr.post("/breaks", {
    ...{ kind: "organisation", on: "2026-03-01", unit: company.units.get("华南区") },
    note: "两个分公司合并",
  });
  await moveClockTo("2026-02-02");
  const pulse = { opensOn: "2026-02-02", closesOn: "2026-02-06" };
  await release({ survey: "pulse", name: "快问一次", ...pulse });
  await moveClockTo("2026-05-04");
  const may = { opensOn: "2026-05-04", closesOn: "2026-05-15" };
  await release({ survey: "satisfaction", name: "第二次", ...may });
  await release({ survey: "fairness", name: "公平一次", ...may });
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(async () => {
  context = await takeSeat(browser);
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch = watchPage(page);
});

afterEach(async () => {
  const own = (url: string) => url.startsWith(server.base) || /^(data|blob):/.test(url);
  expect(watch.requests.filter((url) => !own(url))).toEqual([]);
  await context.close();
});

const card = (name: string) => page.getByRole("region", { name, exact: true });
const idOf = (unit: string) => company.units.get(unit) ?? "";

/** What the server released, for comparison with what the page says. */
async function released(indicator: string, unit: string) {
  const { points } = await company.hr.get<{
    points: {
      share: { value: number } | null;
      sentence: { zh: string };
    }[];
  }>(`/trend?indicator=${indicator}&unit=${idOf(unit)}`);
  return points;
}

describe("a manager's first page", () => {
  it("begins with the top unit led, and says the latest released share in words", async () => {
    await signInAt(page, server.base, EMAILS.east);
    await page.getByRole("heading", { level: 1, name: "概览" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/overview");
    expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe(idOf("华东区"));
    const { share, sentence } = (await released("employee-satisfaction-m3", "华东区")).at(-1) ?? {};
    const percent = Math.floor(100 * (share?.value ?? 0) + 0.5);
    const overall = card("员工总体满意度");
    expect(sentence?.zh).toContain(`满意（${percent}%）`);
    await overall.locator("p", { hasText: sentence?.zh ?? "" }).waitFor();
    await overall.getByText(`${percent}%`, { exact: true }).first().waitFor();
  });

  it("draws the waves as a line, the pulse beside it, and tells them in a table", async () => {
    await signInAt(page, server.base, EMAILS.east);
    const overall = card("员工总体满意度");
    await overall.locator("svg").waitFor();
    // Two full waves as discs, one pulse as a diamond, and an interval for each of the three.
    expect(await overall.locator("svg [aria-label=dot] circle").count()).toBe(2);
    expect(await overall.locator("svg [aria-label=dot] path").count()).toBe(1);
    expect(await overall.locator("svg [aria-label=area] path").count()).toBe(1);
    const uprights = overall.locator("svg [aria-label=rule] line:not([x1='42'])");
    expect(await uprights.count()).toBe(3);
    const rows = overall.getByRole("table", { name: "员工总体满意度：历次结果" });
    expect(await rows.getByRole("rowheader").allInnerTexts()).toEqual([
      "第二次\n1.0.0 版",
      "快问一次\n1.0.0 版 · 快问",
      "第一次\n1.0.0 版",
    ]);
  });

  it("draws the target of a level, and none for a change without a baseline", async () => {
    await signInAt(page, server.base, EMAILS.east);
    await card("绩效评估公平性满意度").locator("svg").waitFor();
    const target = (name: string) => card(name).locator("svg text", { hasText: "目标" });
    expect(await target("绩效评估公平性满意度").textContent()).toBe("目标85%");
    expect(await target("员工总体满意度").count()).toBe(0);
  });

  it("shows the mean alone where fewer than twenty answered, and says so", async () => {
    await signInAt(page, `${server.base}/overview?unit=${idOf("二部")}`, EMAILS.east);
    const overall = card("员工总体满意度");
    await overall.locator("p", { hasText: "人数太少，不判断是否达标。" }).waitFor();
    await overall.getByText("平均得分，满分 100").waitFor();
    expect(await overall.getByText("人满意").count()).toBe(0);
  });

  it("says of a hidden unit only that it is not shown", async () => {
    await signInAt(page, `${server.base}/overview?unit=${idOf("三部")}`, EMAILS.east);
    await card("员工总体满意度").getByText("这一次没有可以显示的结果。").waitFor();
  });

  it("says what was never released", async () => {
    await signInAt(page, server.base, EMAILS.east);
    await card("培训满意度").getByText("还没有发布过这项结果。").waitFor();
  });

  it("offers the units led and the company, and no other", async () => {
    await signInAt(page, server.base, EMAILS.east);
    const options = page.getByLabel("单位", { exact: true }).locator("option");
    await options.first().waitFor({ state: "attached" });
    expect((await options.allInnerTexts()).map((text) => text.trim()).sort()).toEqual(
      ["总部（全公司）", "华东区", "一部", "二部", "三部"].sort(),
    );
    await page.goto(`${server.base}/overview?unit=${idOf("华南区")}`);
    await page.getByRole("heading", { name: "没有这个单位" }).waitFor();
  });

  it("tells a manager without units so, and shows the company", async () => {
    await signInAt(page, server.base, EMAILS.nowhere);
    await page.getByText("您还没有负责的单位").waitFor();
    expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe(idOf("总部"));
  });

  it.each([EMAILS.hr, EMAILS.observer, EMAILS.owner])(
    "is there for %s with every unit",
    async (email) => {
      await signInAt(page, `${server.base}/overview`, email);
      const options = page.getByLabel("单位", { exact: true }).locator("option");
      await options.first().waitFor({ state: "attached" });
      expect(await options.count()).toBe(company.units.size);
    },
  );
});

describe("the page of one indicator", () => {
  it("opens from its card for the same unit, by keyboard, and leads on to a wave", async () => {
    await signInAt(page, `${server.base}/overview?unit=${idOf("一部")}`, EMAILS.east);
    await page.getByRole("link", { name: "员工总体满意度" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "员工总体满意度" }).waitFor();
    expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe(idOf("一部"));
    await page.getByRole("link", { name: "第二次" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "第二次" }).waitFor();
  });

  it("says what a change is measured from, draws it, and tells every wave in words", async () => {
    await signInAt(
      page,
      `${server.base}/trend/employee-satisfaction-m7?unit=${idOf("华东区")}`,
      EMAILS.east,
    );
    const [first, , latest] = await released("employee-satisfaction-m7", "华东区");
    const part = page.getByRole("region", { name: "华东区", exact: true });
    await part.locator("svg text", { hasText: "基线" }).waitFor();
    const from = Math.floor(100 * (first?.share?.value ?? 0) + 0.5);
    await part
      .locator("dd", { hasText: new RegExp(`^${from}%（\\d+ 人中 \\d+ 人），\\S+ 锁定$`) })
      .waitFor();
    await part.locator("dd", { hasText: /^相对基线 \+15%，即 [\d.]+%$/ }).waitFor();
    await part.locator("dd", { hasText: /个百分点/ }).waitFor();
    expect(await part.locator("svg text", { hasText: "目标" }).count()).toBe(1);
    const table = page.getByRole("table", { name: "员工总体满意度：历次结果" });
    await table.getByText(latest?.sentence.zh ?? "", { exact: true }).waitFor();
    expect(await page.getByRole("listitem").filter({ hasText: "方框：基线" }).count()).toBe(1);
  });

  it("breaks the line where the unit became another, and says why", async () => {
    await signInAt(page, `${server.base}/trend/employee-satisfaction-m3`, EMAILS.south);
    await page.getByText("2026-03-01 起组织结构变了，前后不相比。（两个分公司合并）").waitFor();
    const part = page.getByRole("region", { name: "华南区", exact: true });
    await part.locator("svg text", { hasText: "组织调整" }).waitFor();
    expect(await part.getByText("灰色：变化以前的结果").count()).toBe(1);
    // Fourteen people: means without an interval, joined by nothing.
    expect(await part.locator("svg [aria-label=line] path").count()).toBe(0);
    expect(await part.getByText("空心圆：人数太少").count()).toBe(1);
  });

  it("leads to a dimension of its survey and keeps it for another unit, by address too", async () => {
    await signInAt(
      page,
      `${server.base}/trend/employee-satisfaction-m3?unit=${idOf("华东区")}`,
      EMAILS.east,
    );
    await page.getByLabel("看哪一条线").selectOption({ label: "维度：激励与认可" });
    await page.getByRole("heading", { level: 1, name: "激励与认可" }).waitFor();
    await page.getByText("由这些题目合成：").waitFor();
    await page.getByLabel("单位", { exact: true }).selectOption(idOf("一部"));
    await page
      .getByRole("region", { name: "一部", exact: true })
      .locator(".desk-chart svg")
      .waitFor();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("dimension"), searchParams.get("unit")]).toEqual([
      "reward",
      idOf("一部"),
    ]);
    expect(await page.getByRole("table").getByRole("rowheader").count()).toBe(2);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "激励与认可" }).waitFor();
    await page.goto(page.url().replace("reward", "nothing"));
    await page.getByRole("heading", { name: "没有这个维度" }).waitFor();
  });

  it("says when there is no such indicator", async () => {
    await signInAt(page, `${server.base}/trend/turnover-rate`, EMAILS.east);
    await page.getByRole("heading", { name: "没有这项指标" }).waitFor();
  });

  it("never loads what another manager leads", async () => {
    await signInAt(page, server.base, EMAILS.south);
    await page.getByRole("heading", { level: 1, name: "概览" }).waitFor();
    expect(await page.getByLabel("单位", { exact: true }).inputValue()).toBe(idOf("华南区"));
    await page.goto(`${server.base}/trend/employee-satisfaction-m3?unit=${idOf("一部")}`);
    await page.getByRole("heading", { name: "没有这个单位" }).waitFor();
    expect(await page.locator("body").textContent()).not.toContain("一部");
  });
});
