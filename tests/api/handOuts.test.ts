import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, launchedWave, makeCallers, readLinks } from "../support/company.ts";
import { answerAll, pressSubmit, readPublicWave } from "../support/phone.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let callers: Callers;
let wave: string;
let group: string;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-02" });
  callers = await makeCallers(server);
  const { owner, hr } = callers;
  // A roster first: the pool hangs on the company.
  await launchedWave(callers);
  const units = (await hr.get("/units")).body.items as { id: string; parentId: string | null }[];
  const root = units.find(({ parentId }) => parentId === null)?.id ?? "";
  const created = await hr.post("/waves", {
    ...{ survey: "exit", version: "1.0.0", name: "离职 2026", opensOn: "2026-03-02" },
    ...{ closesOn: "2026-04-30", channel: "slips", units: [root] },
    population: { codes: [{ unit: root, count: 40 }] },
  });
  if (created.status !== 201) throw new Error(created.text);
  wave = created.body.id;
  const launched = await hr.post(`/waves/${wave}/launch`, {});
  if (launched.status !== 200) throw new Error(launched.text);
  group = (await hr.get(`/waves/${wave}/hand-outs`)).body.groups[0].group;
  const links = readLinks((await hr.get(`/waves/${wave}/invitations`)).text);
  const publicWave = await readPublicWave(callers.nobody, wave);
  for (const row of links.slice(0, 6)) {
    const ballot = JSON.stringify({ version: "1.0.0", answers: {}, comments: {} });
    await answerAll(server.base, pressSubmit(publicWave, row, ballot), {});
  }
  await owner.post("/clock", { to: "2026-03-05" });
}, 90_000);
afterAll(() => server.stop());

const enter = (count: number, month = "2026-03") =>
  callers.hr.post(`/waves/${wave}/hand-outs`, { items: [{ group, month, count }] });
const shown = async () =>
  (await callers.hr.get(`/waves/${wave}/participation`)).body.items.filter(
    (item: { shown: boolean }) => item.shown,
  );

describe("codes handed out, through HTTP", () => {
  it("can be entered and corrected while the wave is open, and open no participation", async () => {
    for (const count of [0, 5, 6, 7, 30]) {
      expect(await enter(count)).toMatchObject({ status: 200 });
      expect(await shown()).toEqual([]);
    }
  });

  it("are refused at their place where they exceed the pool, also when two fall together", async () => {
    await enter(0);
    expect(await enter(41)).toMatchObject({ status: 422 });
    const two = await Promise.all([enter(25, "2026-03"), enter(25, "2026-04")]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 422]);
    const refused = two.find(({ status }) => status === 422);
    expect(refused?.body.errors).toMatchObject([
      { pointer: "/items/0/count", code: "more-than-pool" },
    ]);
    for (const [count, month] of [
      [0, "2026-04"],
      [30, "2026-03"],
    ] as const) {
      expect(await enter(count, month)).toMatchObject({ status: 200 });
    }
  });

  it("are final at the close: what is refused then says so, and nothing else hangs on it", async () => {
    await callers.owner.post("/clock", { to: "2026-05-02" });
    const closed = (await callers.hr.get(`/waves/${wave}`)).body;
    expect(closed.state).toBe("closed");
    const before = await callers.hr.get(`/waves/${wave}/participation`);
    for (const count of [5, 6, 7]) {
      const late = await enter(count);
      expect([late.status, late.body.state]).toEqual([409, "closed"]);
    }
    expect((await callers.hr.get(`/waves/${wave}/hand-outs`)).body.items).toEqual([
      { group, month: "2026-03", count: 30 },
      { group, month: "2026-04", count: 0 },
    ]);
    expect((await callers.hr.get(`/waves/${wave}/participation`)).text).toBe(before.text);
    // 6 of the 30 that were handed out, never of the 40 that were printed.
    expect(await shown()).toMatchObject([{ invited: 30, used: "5-9" }]);
  });
});
