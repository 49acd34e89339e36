import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers } from "../support/company.ts";
import { answerForEverybody, type DeskCompany, makeDeskCompany } from "../support/deskCompany.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;
let company: DeskCompany;
let wave: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  company = await makeDeskCompany(server);
  callers = await makeCallers(server);
  const { items } = (await callers.hr.get("/units")).body;
  const root = items.find((unit: { parentId: string | null }) => unit.parentId === null).id;
  const made = await callers.hr.post("/waves", {
    survey: "career",
    version: "1.0.0",
    name: "职业发展",
    opensOn: "2026-03-02",
    closesOn: "2026-03-10",
    units: [root],
    channel: "csv",
  });
  wave = made.body.id;
  await callers.hr.post(`/waves/${wave}/launch`, {});
  await answerForEverybody(server.base, company.hr, wave);
  await callers.hr.post(`/waves/${wave}/close`, {});
  await callers.hr.post(`/waves/${wave}/release`, {});
});
afterAll(() => server.stop());

describe("indicators", () => {
  it("are the nineteen of the programme, with the item of those that a survey feeds", async () => {
    const { items } = (await callers.observer.get("/indicators")).body;
    expect(items).toHaveLength(19);
    const career = items.find(
      (indicator: { id: string }) => indicator.id === "career-satisfaction",
    );
    expect(career).toMatchObject({
      survey: "career",
      item: "CAR-G1",
      kind: "change",
      target: 0.15,
    });
    expect((await callers.nobody.get("/indicators")).status).toBe(401);
  });
});

describe("a trend", () => {
  it("shows exactly the released figure of each wave", async () => {
    const { body } = await callers.hr.get("/trend?indicator=career-satisfaction");
    const results = (await callers.hr.get(`/waves/${wave}/results`)).body;
    expect(body.points).toHaveLength(1);
    expect(body.points[0]).toMatchObject({ wave, isPulse: false });
    expect(body.points[0].figure.shown).toBe(true);
    expect(body.points[0].figure).toEqual(results.cells[0].items["CAR-G1"]);
  });

  it("says the same of a foreign unit and of one that does not exist", async () => {
    const manager = caller(server.base, company.managerKey);
    const { items } = (await callers.hr.get("/units")).body;
    const own = new Set(
      (await manager.get("/units")).body.items.map((unit: { id: string }) => unit.id),
    );
    const foreign = items.find((unit: { id: string }) => !own.has(unit.id)).id;
    const answers = await Promise.all(
      [foreign, "u99999"].map((unit) =>
        manager.get(`/trend?indicator=career-satisfaction&unit=${unit}`),
      ),
    );
    const [first, second] = answers.map(({ text }, i) =>
      text.replaceAll([foreign, "u99999"][i] ?? "", "UNIT"),
    );
    expect(first).toBe(second);
    expect(first).toContain('"shown":false');
    expect(
      (await callers.hr.get(`/trend?indicator=career-satisfaction&unit=${foreign}`)).text,
    ).not.toBe(answers[0]?.text);
  });

  it("exists only where a survey feeds the indicator", async () => {
    expect((await callers.hr.get("/trend?indicator=turnover-rate")).status).toBe(404);
    expect((await callers.hr.get("/trend?indicator=nothing")).status).toBe(404);
  });
});
