import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, watchPage } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { expectAccessible, signInAt, takeSeat } from "./deskBrowser.ts";
import { EMAILS, type ManagerCompany, makeManagerCompany } from "./managerCompany.ts";

let server: TestServer;
let browser: Browser;
let company: ManagerCompany;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeManagerCompany(server);
  await company.release({
    ...{
      survey: "career",
      name: "职业发展（三月）",
      opensOn: "2026-03-02",
      closesOn: "2026-03-13",
    },
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const HEADER = "record,unit,period,numerator,denominator";

const fileOf = (...rows: string[]) => ({
  name: "records.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ...rows].join("\n")),
});

const months = Array.from({ length: 12 }, (_, i) => {
  const period = `2025-${String(i + 1).padStart(2, "0")}`;
  return `turnover,总部,${period},${i % 2},60`;
});

async function openPage(seat: Parameters<typeof takeSeat>[1] = {}): Promise<Page> {
  const context = await takeSeat(browser, seat);
  const page = await context.newPage();
  await signInAt(page, `${server.base}/programme`, EMAILS.hr);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const chooseFile = (page: Page, file: ReturnType<typeof fileOf>) =>
  page.locator("input[type=file]").setInputFiles(file);

describe("HR's page of indicator data", () => {
  it("names every place to mend in a file, on a phone too, and writes nothing", async () => {
    const page = await openPage({ width: 390, scheme: "dark" });
    await chooseFile(page, fileOf("turnover,西区,2026-Q1,x,60", "moods,总部,2026-01,1,2"));
    await page.getByRole("alert").getByText("有 4 处需要修改").waitFor();
    const table = page.getByRole("region", { name: "怎样修改" });
    expect(await table.getByRole("row").count()).toBe(5);
    await table.getByText("没有这个路径的部门").waitFor();
    expect(await page.getByRole("button", { name: "确认导入" }).count()).toBe(0);
    await expectAccessible(page);
    const { items } = await company.hr.get<{ items: unknown[] }>("/records");
    expect(items).toEqual([]);
    await page.context().close();
  });

  it("shows what a good file changes, imports it, and locks a baseline from it", async () => {
    const page = await openPage();
    const watch = watchPage(page);
    await chooseFile(page, fileOf(...months));
    await page.getByText("新增 12 行，替换 0 行，0 行不变。").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "确认导入" }).click();
    await page.getByText("已导入：新增 12 行，替换 0 行。").waitFor();
    const state = page.getByRole("region", { name: "已有的记录" });
    await state
      .getByRole("row", { name: /^离职 / })
      .getByText("2025-12")
      .waitFor();

    await page.getByRole("button", { name: "锁定基线：离职率" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "锁定" }).click();
    await dialog.getByText("请填写完整。").waitFor();
    await dialog.getByLabel("人事记录的期间").last().fill("2025-11");
    await dialog.getByRole("button", { name: "锁定" }).click();
    await dialog.getByText("这个期间没有全公司的数值").waitFor();
    await expectAccessible(page);
    await dialog.getByLabel("人事记录的期间").last().fill("2025-12");
    await dialog.getByRole("button", { name: "锁定" }).click();
    await page.getByText("10%（6 ÷ 60）").waitFor();
    await page.getByRole("button", { name: "更换基线：离职率" }).waitFor();
    // A refusal is told in the dialog; the browser notes it as well.
    expect(watch.complaints.filter((line) => !line.includes("422"))).toEqual([]);
    await page.context().close();
  });

  it("reads a survey's baseline from a released wave, and changes a target with a reason", async () => {
    const page = await openPage({ language: "en" });
    await page.getByRole("button", { name: /^Lock a baseline: Career/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("职业发展（三月）").waitFor({ state: "attached" });
    await dialog.getByRole("button", { name: "Lock", exact: true }).click();
    await page.getByText("Wave: 职业发展（三月）").waitFor();

    await page.getByRole("button", { name: /^Change the target: Turnover/ }).click();
    await dialog.getByLabel("Change (%)").fill("20");
    await dialog.getByLabel("Why it is changed").fill("Agreed with the union");
    await dialog.getByRole("button", { name: "Change", exact: true }).click();
    await dialog.getByText("is to move the other way").waitFor();
    await expectAccessible(page);
    await dialog.getByLabel("Change (%)").fill("-15");
    await dialog.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByText("−15% (relative)").waitFor();
    await page.getByText("Revised: Agreed with the union").waitFor();
    await page.context().close();
  });

  it("enters a day on which the appraisal standard changed, and takes it back", async () => {
    const page = await openPage({ width: 390 });
    const card = page.getByRole("region", { name: "口径变更" });
    await card.getByText("还没有登记过。").waitFor();
    await card.getByRole("button", { name: "登记口径变更" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await dialog.getByText("请填写日期和说明").waitFor();
    await dialog.getByLabel("从哪一天起").fill("2026-02-01");
    await dialog.getByLabel("说明").fill("考核办法第二版");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByText("已登记，曲线从这一天断开。").waitFor();
    // One row for each of the two lines that break.
    expect(await card.getByText("考核办法第二版").count()).toBe(2);
    const log = await company.owner.get<{ items: { action: string }[] }>("/audit-log");
    expect(log.items[0]?.action).toBe("break.entered");

    await card.getByRole("button", { name: /^撤回：2026-02-01，绩效达标率/ }).click();
    await page.getByText("前后又可以相比").waitFor();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "撤回", exact: true }).click();
    await page.getByText("已撤回。").waitFor();
    await expect.poll(() => card.getByText("考核办法第二版").count()).toBe(1);
    await page.context().close();
  });

  it("says by which limits status is judged", async () => {
    const page = await openPage();
    const card = page.getByRole("region", { name: "怎样判断状态" });
    await card.getByText("达到当天计划的 90%").waitFor();
    await card.getByText("不超过 5 个百分点").waitFor();
    await page.context().close();
  });

  it("takes a file that is dropped, and says when it holds nothing new", async () => {
    const page = await openPage();
    const { buffer } = fileOf(...months);
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      return data;
    }, buffer.toString());
    const zone = page.getByRole("region", { name: "选择文件" });
    await zone.dispatchEvent("drop", { dataTransfer: transfer });
    await page.getByText("dropped.csv").waitFor();
    await page.getByText("与已有的完全相同").waitFor();
    expect(await page.getByRole("button", { name: "确认导入" }).count()).toBe(0);
    await page.context().close();
  });
});
