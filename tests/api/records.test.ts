import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers, makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

const HEADER = "record,unit,period,numerator,denominator";

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: "2026-11-23" });
  callers = await makeCallers(server);
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
});
afterAll(() => server.stop());

const fileOf = (...lines: string[]): string => [HEADER, ...lines].join("\r\n");

const stored = async (query = ""): Promise<unknown[]> =>
  (await callers.hr.get(`/records${query}`)).body.items;

describe("a file of HR's counts", () => {
  const faulty = fileOf(
    "turnover,总部,2026-01,1,40",
    "turnover,总部/西区,2026-Q1,x,40",
    "turnover,总部,2026-01,2,40",
  );
  const places = [
    [3, "unit", "unit-unknown"],
    [3, "period", "period-of-other-kind"],
    [3, "numerator", "number-not-valid"],
    [4, null, "row-repeated"],
  ];
  const placesOf = (errors: { line: number; column: string | null; code: string }[]) =>
    errors.map(({ line, column, code }) => [line, column, code]);

  it("with faults is shown with each of them, and stored not even in part", async () => {
    const preview = await callers.hr.postCsv("/records/preview", faulty);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ rows: 1, errorCount: 4, changes: null });
    expect(placesOf(preview.body.errors)).toEqual(places);
    expect(preview.body.errors[0]).toEqual({
      pointer: "/lines/3/unit",
      line: 3,
      column: "unit",
      code: "unit-unknown",
      detail: "There is no unit with this path. Write it as in the roster, from the company down.",
    });
    const refused = await callers.hr.postCsv("/records", faulty);
    expect([refused.status, refused.body.type]).toEqual([422, "/problems/not-valid"]);
    expect(placesOf(refused.body.errors)).toEqual(places);
    expect(await stored()).toEqual([]);
  });

  it("is previewed without being stored, then stored; a later one replaces the same rows", async () => {
    const first = fileOf("turnover,总部,2026-01,1,40", "reserve-pool,总部/华东区,2026-Q1,3,12");
    const preview = (await callers.hr.postCsv("/records/preview", first)).body;
    expect(preview).toEqual({
      rows: 2,
      errorCount: 0,
      errors: [],
      changes: {
        added: 2,
        replaced: { count: 0, items: [] },
        unchanged: 0,
        records: [
          { record: "turnover", rows: 1, from: "2026-01", to: "2026-01" },
          { record: "reserve-pool", rows: 1, from: "2026-Q1", to: "2026-Q1" },
        ],
      },
    });
    expect(await stored()).toEqual([]);
    expect((await callers.hr.postCsv("/records", first)).body).toEqual({
      ...{ rows: 2, added: 2, replaced: 0, unchanged: 0 },
    });

    const second = [
      `${HEADER},opening,closing`,
      "turnover,总部,2026-01,2,,41,40",
      "turnover,总部,2026-02,0,40,,",
      "reserve-pool,总部/华东区,2026-Q1,3,12,,",
    ].join("\n");
    const again = (await callers.hr.postCsv("/records/preview", second)).body;
    expect(again.changes).toMatchObject({
      added: 1,
      replaced: {
        count: 1,
        items: [
          {
            ...{ record: "turnover", path: "总部", period: "2026-01" },
            before: { numerator: 1, denominator: 40, detail: {} },
            after: { numerator: 2, denominator: 40.5, detail: { opening: 41, closing: 40 } },
          },
        ],
      },
      unchanged: 1,
    });
    expect((await callers.hr.postCsv("/records", second)).body).toMatchObject({
      ...{ added: 1, replaced: 1, unchanged: 1 },
    });
    expect(await stored("?record=turnover")).toMatchObject([
      { record: "turnover", path: "总部", period: "2026-01", numerator: 2, denominator: 40.5 },
      { period: "2026-02", numerator: 0 },
    ]);
  });

  it("is logged by numbers of rows, by whom and when", async () => {
    const { items } = (await callers.observer.get("/audit-log")).body;
    const imports = items.filter(({ action }: { action: string }) => action === "records.imported");
    expect(imports).toHaveLength(2);
    expect(imports[0]).toMatchObject({
      actorName: "test hr",
      detail: {
        rows: 3,
        added: 1,
        replaced: 1,
        unchanged: 1,
        records: ["reserve-pool", "turnover"],
      },
    });
  });

  it("over 10 MB is too large, and one that is not text/csv is of the wrong type", async () => {
    const large = fileOf("turnover,总部,2026-01,1,40", " ".repeat(10 * 1024 * 1024));
    for (const path of ["/records/preview", "/records"]) {
      expect((await callers.hr.postCsv(path, large)).status).toBe(413);
      expect((await callers.hr.post(path, {})).status).toBe(415);
    }
  });

  it("is HR's to send; owner and observers may read what is stored, managers may not", async () => {
    const file = fileOf("turnover,总部,2026-03,1,40");
    for (const path of ["/records/preview", "/records"]) {
      expect((await callers.nobody.postCsv(path, file)).status).toBe(401);
      expect((await callers.owner.postCsv(path, file)).status).toBe(403);
      expect((await callers.observer.postCsv(path, file)).status).toBe(403);
    }
    expect((await callers.owner.get("/records")).body.items).toHaveLength(3);
    expect((await callers.observer.get("/records?record=turnover")).body.items).toHaveLength(2);
    expect((await callers.hr.get("/records?record=moods")).status).toBe(422);
    expect((await callers.hr.get("/records?team=1")).status).toBe(422);
  });
});

describe("what is there of the records", () => {
  it("names the latest period of each, what it feeds, and who has not reported for it", async () => {
    const rows = ["总部/华东区", "总部/华南区"].map(
      (unit) => `performance-pass,${unit},2026-Q1,9,10`,
    );
    await callers.hr.postCsv(
      "/records",
      fileOf(...rows, "performance-pass,总部/华东区,2026-Q2,9,10"),
    );
    const { items } = (await callers.observer.get("/records/state")).body;
    expect(items).toHaveLength(9);
    const stateOf = (name: string) =>
      items.find(({ record }: { record: string }) => record === name);
    expect(stateOf("performance-pass")).toEqual({
      ...{ record: "performance-pass", indicators: ["performance-pass-rate"], rows: 3 },
      ...{ periods: ["quarter"], latest: "2026-Q2" },
      missing: { count: 1, items: ["总部/华南区"] },
    });
    expect(stateOf("recruitment")).toMatchObject({
      ...{ rows: 0, latest: null, missing: { count: 0, items: [] }, periods: ["month", "year"] },
    });
    expect(stateOf("turnover").missing.count).toBe(0);
  });
});

describe("many counts", () => {
  it("of four units over 26 years are stored at once and read page by page", async () => {
    const units = ["总部", "总部/华东区", "总部/华南区", "总部/华北区"];
    const months = Array.from({ length: 26 * 12 }, (_, i) => {
      return `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
    });
    const rows = units.flatMap((unit) => months.map((month) => `promotion,${unit},${month},1,40`));
    expect((await callers.hr.postCsv("/records", fileOf(...rows))).body.added).toBe(1248);
    const read: unknown[] = [];
    let cursor = "";
    for (;;) {
      const { items, next } = (await callers.hr.get(`/records?record=promotion${cursor}`)).body;
      read.push(...items);
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }
    expect(read).toHaveLength(1248);
  });
});
