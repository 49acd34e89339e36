import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers, makeWave } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

/*
 * Who is asked is part of the promise: the attacks by which HR could read one person's answer by
 * choosing whom a wave asks, and what everybody can read of a population beforehand.
 */

let server: TestServer;
let callers: Callers;
let unitIds: Map<string, string>;

/** Sixty people in three teams; seven of the first came on one day, one of the third before them. */
const roster = (leftOut: readonly string[] = []) =>
  [
    "personId,name,email,unit,level,hiredOn",
    ...["东", "南", "北"]
      .flatMap((team, t) =>
        Array.from({ length: 20 }, (_, i) => {
          const id = `p${t}-${i}`;
          const isLate = t === 0 ? i >= 13 : t === 2 && i === 19;
          const hiredOn = isLate ? `2025-12-${t === 0 ? 15 : 10}` : `201${i % 8}-03-01`;
          const level = i % 2 === 0 ? "客户经理" : "高级客户经理";
          return `${id},甲${id},${id}@example.invalid,总部/${team}区,${level},${hiredOn}`;
        }),
      )
      .filter((row) => !leftOut.some((id) => row.startsWith(`${id},`))),
  ].join("\n");

const create = (wave: object) =>
  callers.hr.post("/waves", makeWave({ units: [unitIds.get("总部")], ...wave }));
const draft = async (wave: object): Promise<string> => {
  const { status, body, text } = await create(wave);
  expect([status, text]).toEqual([201, expect.anything()]);
  return body.id;
};
const launch = (id: string) => callers.hr.post(`/waves/${id}/launch`, {});
const launched = async (wave: object): Promise<string> => {
  const id = await draft(wave);
  expect((await launch(id)).status).toBe(200);
  return id;
};
const planOf = async (id: string) => (await callers.hr.get(`/waves/${id}/plan`)).body;
const manifestOf = async (id: string) => (await callers.nobody.get(`/waves/${id}/manifest`)).body;
const logOf = async (id: string, action: string) =>
  (await callers.observer.get("/audit-log")).body.items.find(
    (entry: { subject: string; action: string }) => entry.subject === id && entry.action === action,
  )?.detail;

beforeAll(async () => {
  server = await startServer({ clock: "2026-03-01" });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", roster());
  const { items } = (await callers.hr.get("/units")).body;
  unitIds = new Map(items.map(({ id, path }: { id: string; path: string }) => [path, id]));
});
afterAll(() => server.stop());

describe("people asked by name", () => {
  const eight = Array.from({ length: 8 }, (_, i) => `p0-${i}`);
  const sixteen = Array.from({ length: 16 }, (_, i) => `p0-${i}`);

  it.each([
    ["eight", eight, "csv"],
    ["sixteen", sixteen, "csv"],
    ["sixteen", sixteen, "slips"],
    ["sixteen", sixteen, "open"],
  ])(
    "are refused with the reason and the remedy: %s by links that somebody holds (%j, %s)",
    async (_, personIds, channel) => {
      const { status, body } = await create({ population: { personIds }, channel });
      expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([
        422,
        "/population/personIds",
        "named-need-mail",
      ]);
      expect(body.errors[0].detail).toMatch(/Mail is not built yet: .* by a rule/);
    },
  );

  it("are refused by mail where they are fewer than twice a group, the same person named twice being one", async () => {
    const fifteen = sixteen.slice(1);
    const { body } = await create({
      ...{ population: { personIds: [...fifteen, "p0-1"] }, channel: "mail" },
    });
    expect(body.errors.map(({ code }: { code: string }) => code)).toEqual([
      "channel-not-ready",
      "named-too-few",
    ]);
    expect(
      (await create({ population: { personIds: sixteen }, channel: "mail" })).body.errors.map(
        ({ code }: { code: string }) => code,
      ),
    ).toEqual(["channel-not-ready"]);
  });

  it("are not chosen by codes either: a survey of the roster takes no pools", async () => {
    const codes = [{ unit: unitIds.get("总部"), count: 8 }];
    const { status, body } = await create({ population: { codes }, channel: "slips" });
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([
      422,
      "/population/codes",
      "codes-not-for-survey",
    ]);
  });
});

describe("a rule", () => {
  it("stands in plan, manifest, log and notice, in words of both languages", async () => {
    const population = {
      ...{ minDaysEmployed: 90, levels: ["高级客户经理", "客户经理"] },
      ...{ hiredFrom: "2010-01-01", hiredTo: "2019-12-31" },
    };
    const units = [unitIds.get("总部/南区")];
    const id = await draft({ survey: "stress", opensOn: "2026-03-01", units, population });
    const rule = { units: ["总部/南区"], ...population, levels: ["客户经理", "高级客户经理"] };
    const text = {
      zh: "邀请南区入职满 90 天、级别是客户经理或高级客户经理、而且在 2010-01-01 到 2019-12-31 之间入职的所有人，共 20 人。",
      en: "Everybody in 南区 who has been here at least 90 days, whose level is 客户经理 or 高级客户经理 and who was hired from 2010-01-01 to 2019-12-31 is asked: 20 people.",
    };
    const stated = { rule, text, asked: 20, overlap: [] };
    expect(await planOf(id)).toMatchObject({ population: stated, company: 60, near: [] });
    expect(await logOf(id, "wave.created")).toMatchObject({ rule });
    expect((await launch(id)).status).toBe(200);
    expect(await manifestOf(id)).toMatchObject({ v: 2, population: stated });
    expect(await logOf(id, "wave.launched")).toMatchObject({
      ...{ rule, invited: 20, roster: 60, overlap: [] },
    });
    const page = await (await fetch(`${server.base}/w/${id}`)).text();
    for (const sentence of Object.values(text)) {
      expect(page.replace(/<[^>]+>/g, "")).toContain(sentence);
    }
  });

  it("asks those alone for whom every part of it holds", async () => {
    const asked = async (population: object) =>
      (await planOf(await draft({ survey: "career", population }))).population?.asked;
    expect(await asked({})).toBe(60);
    expect(await asked({ minDaysEmployed: 100 })).toBe(52);
    expect(await asked({ hiredFrom: "2025-12-10" })).toBe(8);
    expect(await asked({ hiredTo: "2010-03-01", levels: ["客户经理"] })).toBe(8);
    expect(await asked({ levels: ["客户经理"] })).toBe(30);
  });

  it.each([
    ["a level that nobody has", { levels: ["总裁"] }, "/population/levels/0", "unknown-level"],
    [
      "dates of hire the wrong way round",
      { hiredFrom: "2020-01-02", hiredTo: "2020-01-01" },
      "/population/hiredTo",
      undefined,
    ],
    ["two kinds at once", { levels: ["客户经理"], personIds: ["p0-1"] }, "/population", undefined],
  ])("is refused with its place for %s", async (_, population, pointer, code) => {
    const { status, body, text } = await create({ population });
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    if (code !== undefined) expect(body.errors[0].code).toBe(code);
    expect(text).not.toContain("总裁");
  });
});

describe("two waves of one survey", () => {
  it("of 60 and of 59 people on one day: the second is refused, and told by how many they differ", async () => {
    const first = await launched({ survey: "fairness" });
    await callers.hr.postCsv("/roster", roster(["p1-7"]));
    const second = await draft({ survey: "fairness" });
    const named = { wave: first, survey: "fairness", name: "测试轮次" };
    expect((await planOf(second)).near).toEqual([{ ...named, people: 1 }]);
    const { status, body, text } = await launch(second);
    expect([status, body.type, body.wave, body.people]).toEqual([
      409,
      "/problems/population-too-near",
      first,
      1,
    ]);
    expect(text).not.toMatch(/p1-7|甲/);
    await callers.hr.postCsv("/roster", roster());
    // The same draft, once it asks exactly the same people.
    expect((await launch(second)).status).toBe(200);
    const { overlap } = (await manifestOf(second)).population;
    expect(overlap).toContainEqual({ ...named, people: 60 });
    expect(overlap).toContainEqual(expect.objectContaining({ survey: "stress", people: 20 }));
  });

  it("that are near and launched at the same moment: one of them is refused", async () => {
    const all = { survey: "career" };
    const ids = [await draft(all), await draft({ ...all, population: { hiredTo: "2025-12-14" } })];
    const answers = await Promise.all(ids.map(launch));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({ type: "/problems/population-too-near", people: 7 });
  });
});
