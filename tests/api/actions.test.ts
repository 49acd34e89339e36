import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, launchedWave, makeCallers, makeWave } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

const CLOCK = "2026-03-02";
let server: TestServer;
let callers: Callers;
let closed: string;
let draft: string;

beforeAll(async () => {
  server = await startServer({ clock: CLOCK });
  callers = await makeCallers(server);
  ({ id: closed } = await launchedWave(callers, { name: "已经截止的" }));
  await callers.hr.post(`/waves/${closed}/close`, {});
  const [root] = (await callers.hr.get("/units")).body.items;
  const created = await callers.hr.post(
    "/waves",
    makeWave({ units: [root.id], name: "谁也不知道的" }),
  );
  draft = created.body.id;
});
afterAll(() => server.stop());

const ACTION = { text: { zh: "每课两个案例", en: "Two cases per lesson" }, owner: "培训部" };
const make = (changes: object = {}) => callers.hr.post("/actions", { ...ACTION, ...changes });
const done = () => callers.nobody.get("/done");

describe("an action", () => {
  it("is made, listed, changed and deleted by HR", async () => {
    const id = crypto.randomUUID();
    const made = await make({ id, due: "2026-06" });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      ...{ id, ...ACTION, due: "2026-06", state: "planned", reason: { zh: "", en: "" } },
      ...{ wave: null, indicator: null, suggestion: null, visibleToEmployees: false },
      ...{ madeOn: CLOCK, stateOn: CLOCK, shownOn: null, amendedOn: null, revision: 0 },
    });
    const again = await make({ id });
    expect([again.status, again.body.type]).toEqual([409, "/problems/id-taken"]);
    const change = { ...ACTION, state: "done", wave: closed, revision: 0 };
    const changed = await callers.hr.put(`/actions/${id}`, change);
    expect([changed.status, changed.body.revision]).toEqual([200, 1]);
    const late = await callers.hr.put(`/actions/${id}`, change);
    expect([late.status, late.body.type]).toEqual([409, "/problems/changed-meanwhile"]);
    const { items } = (await callers.hr.get("/actions")).body;
    expect(items).toEqual([changed.body]);
    expect((await callers.hr.remove(`/actions/${id}`)).body).toEqual({ id });
    expect((await callers.hr.remove(`/actions/${id}`)).status).toBe(404);
    const log = (await callers.owner.get("/audit-log")).body.items;
    const acts = log.filter((entry: { subject: string }) => entry.subject === id);
    expect(acts.map((entry: { action: string }) => entry.action)).toEqual([
      ...["action.deleted", "action.changed", "action.made"],
    ]);
  });

  it.each([
    ["no words", { text: { zh: " ", en: "" } }, "/text"],
    ["nobody who does it", { owner: "" }, "/owner"],
    ["a reason to drop missing", { state: "dropped" }, "/reason"],
    ["a reason without dropping", { reason: { zh: "没钱", en: "" } }, "/reason"],
    ["a month that is none", { due: "2026-13" }, "/due"],
    ["a day that is none", { due: "2026-02-30" }, "/due"],
    ["a state that is none", { state: "started" }, "/state"],
    ["an unknown field", { unit: "u00001" }, ""],
    ["an unknown field within", { text: { zh: "甲", fr: "A" } }, "/text"],
    ["invisible characters", { text: { zh: "甲\u202e乙", en: "" } }, "/text/zh"],
    ["too many words", { text: { zh: "甲".repeat(501), en: "" } }, "/text/zh"],
    ["an id that is none", { id: "1" }, "/id"],
    ["an unknown indicator", { indicator: "happiness" }, "/indicator"],
    ["an unknown suggestion", { suggestion: crypto.randomUUID() }, "/suggestion"],
    ["an unknown wave", { wave: crypto.randomUUID() }, "/wave"],
  ])("is refused with %s, and the place is named", async (_, changes, pointer) => {
    const refused = await make(changes);
    expect(refused.status).toBe(422);
    const pointers = refused.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toContain(pointer);
  });

  it("cannot be linked to a wave that is not over", async () => {
    const refused = await make({ wave: draft, visibleToEmployees: true });
    expect(refused.body.errors).toMatchObject([{ pointer: "/wave", code: "wave-not-over" }]);
    expect((await done()).text).not.toContain("谁也不知道的");
  });

  it("that nobody made cannot be changed", async () => {
    const change = { ...ACTION, revision: 0 };
    expect((await callers.hr.put(`/actions/${crypto.randomUUID()}`, change)).status).toBe(404);
  });
});

describe("what was done", () => {
  it("is public once it is shown, and never before", async () => {
    const hidden = { ...ACTION, text: { zh: "先不说", en: "" }, wave: closed };
    const { id } = (await make({ ...hidden })).body;
    expect((await done()).body).toEqual({ items: [] });
    const shown = { ...ACTION, wave: closed, indicator: "training-satisfaction" };
    await make({ ...shown, visibleToEmployees: true });
    const { status, body, text, headers } = await done();
    expect(status).toBe(200);
    expect(text).not.toContain("先不说");
    expect(text).not.toContain(id);
    expect(headers.get("set-cookie")).toBeNull();
    expect(body.items).toMatchObject([
      {
        wave: { id: closed, name: "已经截止的", results: "expected", score: null },
        actions: [{ ...ACTION, about: "training", shownOn: CLOCK }],
      },
    ]);
    const kept = (await callers.hr.get("/actions")).body.items.find(
      (action: { visibleToEmployees: boolean }) => action.visibleToEmployees,
    );
    const refused = await callers.hr.remove(`/actions/${kept.id}`);
    expect([refused.status, refused.body.type]).toEqual([409, "/problems/action-shown"]);
    const unshown = await callers.hr.put(`/actions/${kept.id}`, { ...shown, revision: 0 });
    expect(unshown.body.errors).toMatchObject([
      { pointer: "/visibleToEmployees", code: "already-shown" },
    ]);
  });

  it("is sent anew only when it has changed", async () => {
    const etag = (await done()).headers.get("etag") ?? "";
    const ask = () => fetch(`${server.base}/api/done`, { headers: { "if-none-match": etag } });
    const same = await ask();
    expect([same.status, await same.text()]).toEqual([304, ""]);
    await make({ text: { zh: "新的一件", en: "" }, visibleToEmployees: true });
    const changed = await ask();
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain("新的一件");
    expect(changed.headers.get("cache-control")).toBe("public, no-cache");
  });
});
