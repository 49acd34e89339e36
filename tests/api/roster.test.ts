import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers } from "../support/company.ts";
import { caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

const HEADER = "personId,name,email,unit,level,hiredOn";

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: "2026-11-23" });
  callers = await makeCallers(server);
});
afterAll(() => server.stop());

const csvOf = (...lines: string[]): string => [HEADER, ...lines].join("\r\n");
const person = (id: string, unit: string, email = ""): string =>
  `${id},某人${id},${email},${unit},p1,2024-05-06`;
const people = (letter: string, count: number, unit: string): string[] =>
  Array.from({ length: count }, (_, i) => person(`${letter}${i}`, unit));

async function unitsOf(key: string | null = null) {
  const from = key === null ? callers.hr : caller(server.base, key);
  const { items } = (await from.get("/units")).body as {
    items: { id: string; path: string; headcount: number }[];
  };
  return items;
}

const TWO_BRANCHES = csvOf(
  person("boss", "总部"),
  ...people("a", 6, "总部/华东区/一部"),
  ...people("b", 4, "总部/北区"),
);

describe("a roster file with errors", () => {
  const faulty = csvOf(
    person("p1", "总部", "a@example.invalid"),
    person("p2", "总部//一部", "nobody"),
    person("p1", "分公司", "A@example.invalid"),
    "p4,某人,,总部,p1,2026-11-24",
  );
  const places = [
    [3, "email", "email-not-valid"],
    [3, "unit", "unit-name-empty"],
    [4, "personId", "person-id-repeated"],
    [4, "email", "email-repeated"],
    [4, "unit", "root-differs"],
    [5, "hiredOn", "date-in-future"],
  ];
  const placesOf = (errors: { line: number; column: string; code: string }[]) =>
    errors.map(({ line, column, code }) => [line, column, code]);

  it("is previewed with every fault by line, column and reason", async () => {
    const { status, body } = await callers.hr.postCsv("/roster/preview", faulty);
    expect(status).toBe(200);
    expect(body).toMatchObject({ people: 1, errorCount: 6, changes: null });
    expect(placesOf(body.errors)).toEqual(places);
    expect(body.errors[2]).toEqual({
      pointer: "/lines/4/personId",
      line: 4,
      column: "personId",
      code: "person-id-repeated",
      detail: "This person stands in the file twice.",
      otherLine: 2,
    });
  });

  it("is refused as a whole with the same list, and nothing is written", async () => {
    const before = await unitsOf();
    const { status, body } = await callers.hr.postCsv("/roster", faulty);
    expect(status).toBe(422);
    expect(placesOf(body.errors)).toEqual(places);
    expect(await unitsOf()).toEqual(before);
  });

  it("is refused where it is not UTF-8, with the first such line", async () => {
    const gbk = Buffer.from([0xd7, 0xdc, 0xb2, 0xbf]);
    const response = await fetch(`${server.base}/api/roster/preview`, {
      method: "POST",
      headers: { authorization: `Bearer ${await hrKey()}`, "content-type": "text/csv" },
      body: Buffer.concat([Buffer.from(`${HEADER}\np1,`), gbk, Buffer.from(",,x,,2024-05-06\n")]),
    });
    expect(await response.json()).toMatchObject({
      errors: [{ line: 2, column: null, code: "not-utf8" }],
    });
  });

  it("over 10 MB is too large, and one that is not text/csv is of the wrong type", async () => {
    const large = `${csvOf(person("p1", "总部"))}\n${" ".repeat(10 * 1024 * 1024)}`;
    expect((await callers.hr.postCsv("/roster/preview", large)).status).toBe(413);
    expect((await callers.hr.post("/roster", {})).status).toBe(415);
  });
});

describe("a roster file in order", () => {
  it("is previewed without being written, then applied, and counted unit by unit", async () => {
    const preview = await callers.hr.postCsv("/roster/preview", TWO_BRANCHES);
    expect(preview.body.changes.joiners.count).toBe(11);
    expect(preview.body.changes.newUnits.map(({ path }: { path: string }) => path)).toEqual([
      "总部",
      "总部/华东区",
      "总部/北区",
      "总部/华东区/一部",
    ]);
    expect(await unitsOf()).toEqual([]);

    const imported = await callers.hr.postCsv("/roster", TWO_BRANCHES);
    expect([imported.status, imported.body.joined, imported.body.newUnits]).toEqual([200, 11, 4]);
    expect(await unitsOf()).toEqual([
      { id: "u00001", path: "总部", name: "总部", parentId: null, headcount: 11 },
      { id: "u00004", path: "总部/北区", name: "北区", parentId: "u00001", headcount: 4 },
      { id: "u00002", path: "总部/华东区", name: "华东区", parentId: "u00001", headcount: 6 },
      { id: "u00003", path: "总部/华东区/一部", name: "一部", parentId: "u00002", headcount: 6 },
    ]);
    const again = await callers.hr.postCsv("/roster", TWO_BRANCHES);
    expect(again.body).toMatchObject({ unchanged: 11, joined: 0, newUnits: 0 });
  });

  it("asks whether a new unit is a renamed one, and keeps the id where HR says so", async () => {
    const renamed = TWO_BRANCHES.replaceAll("华东区", "华东大区");
    const preview = (await callers.hr.postCsv("/roster/preview", renamed)).body;
    expect(preview.changes.newUnits[0]).toEqual({
      path: "总部/华东大区",
      renamedFrom: { unitId: "u00002", path: "总部/华东区", people: 6, peopleBefore: 6 },
    });
    const rename = `rename=${encodeURIComponent("u00002:总部/华东大区")}`;
    const confirmed = (await callers.hr.postCsv(`/roster/preview?${rename}`, renamed)).body;
    expect(confirmed.changes).toMatchObject({
      moved: { count: 0 },
      newUnits: [],
      emptiedUnits: [],
    });
    const imported = await callers.hr.postCsv(`/roster?${rename}`, renamed);
    expect(imported.body).toMatchObject({ renamedUnits: 2, unchanged: 11 });
    const byId = Object.fromEntries((await unitsOf()).map(({ id, path }) => [id, path]));
    expect(byId).toMatchObject({ u00002: "总部/华东大区", u00003: "总部/华东大区/一部" });
  });

  it("is refused for renames that do not fit, each by its place", async () => {
    const renames = ["u00099:总部/x", "u00002:总部/北区"].map((text) => `rename=${text}`).join("&");
    for (const path of ["/roster/preview", "/roster"]) {
      const { status, body } = await callers.hr.postCsv(`${path}?${renames}`, TWO_BRANCHES);
      expect(status).toBe(422);
      expect(
        body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
      ).toEqual([
        ["/query/rename/0", "unit-unknown"],
        ["/query/rename/1", "path-taken"],
      ]);
    }
    expect((await callers.hr.postCsv("/roster?rename=x", TWO_BRANCHES)).status).toBe(422);
    expect((await callers.hr.postCsv("/roster?renames=x", TWO_BRANCHES)).status).toBe(422);
  });

  it("is logged by numbers, without a person", async () => {
    const { text } = await callers.owner.get("/audit-log");
    expect(text).toContain("roster.imported");
    expect(text).not.toContain("某人");
    expect(text).not.toContain("boss");
  });

  it("is HR's alone to look at and to apply", async () => {
    for (const path of ["/roster/preview", "/roster"]) {
      expect((await callers.nobody.postCsv(path, TWO_BRANCHES)).status).toBe(401);
      expect((await callers.owner.postCsv(path, TWO_BRANCHES)).status).toBe(403);
      expect((await callers.observer.postCsv(path, TWO_BRANCHES)).status).toBe(403);
    }
  });
});

describe("the units", () => {
  it("that a manager sees are the own ones, those below, and the company", async () => {
    const { key } = (
      await callers.owner.post("/keys", { name: "m", role: "manager", units: ["u00002"] })
    ).body;
    expect((await unitsOf(key)).map(({ id }) => id)).toEqual(["u00001", "u00002", "u00003"]);
    expect((await callers.observer.get("/units")).body.items).toHaveLength(4);
    expect((await callers.nobody.get("/units")).status).toBe(401);
  });
});

async function hrKey(): Promise<string> {
  return (await callers.owner.post("/keys", { name: "file", role: "hr" })).body.key;
}
