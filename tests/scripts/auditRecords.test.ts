import { describe, expect, test } from "vitest";
import { auditText } from "../../schema/text/audit.ts";
import { auditRecords, recordSentence } from "../../scripts/audit/auditRecords.ts";
import measures from "../../surveys/measures.json";
import type { Answer } from "../../web/capture/captureFile.ts";

const UNITS = [
  { id: "u00001", parentId: null, name: "总部", path: "总部", headcount: 9 },
  { id: "u00002", parentId: "u00001", name: "东区", path: "总部/东区", headcount: 9 },
];
const QUARTERS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"];

/** Leavers by quarter: nobody left the branch in the first quarter, three in the last one. */
const records = QUARTERS.flatMap((period, index) =>
  UNITS.map(({ id, path }) => ({
    ...{ record: "exit-reasons", unit: id, path, period, numerator: 1, detail: {} },
    denominator: id === "u00001" ? 20 : ([0, 6, 6, 6, 3][index] ?? 0),
  })),
);

const row = (from: string, to: string) => ({
  ...{ indicator: "stress-leaver-share", metric: "m", kind: "change", direction: "down" },
  ...{ source: "record", title: { zh: "题", en: "Title" }, owner: { zh: "题", en: "Title" } },
  ...{ ownerIsAssumed: true, dueOn: null, dueIsAssumed: true, figureOf: null, from, to },
  ...{ wave: null, value: 0.2, valueBound: null, bounds: null, interval: null, team: null },
  ...{ score: null, n: 18 },
  ...{ numerator: 3, target: null, baseline: null, sinceBaseline: null, sinceLast: null },
  ...{ status: "no_data", reason: "no_baseline", flags: [], companions: [], diagnostic: null },
  ...{ pulse: null, company: null, sentence: { zh: "题", en: "Title" } },
});
const scorecard = (from: string, to: string) => ({
  ...{ unit: "u00002", asOf: to, programmeStart: null, keyMetrics: [] },
  measures: [
    { id: "benefits", number: 5, title: { zh: "题", en: "Title" }, rows: [row(from, to)] },
  ],
});
const session = (role: string) => ({ id: "k", name: "k", role, units: [], kind: "key" });
const answer = (path: string, body: unknown): Answer => ({ path, body });

const BEFORE = answer("/scorecard?unit=u00002", scorecard("2025-01-01", "2025-12-31"));
const AFTER = answer(
  "/scorecard?unit=u00002&asOf=2026-03-31",
  scorecard("2025-04-01", "2026-03-31"),
);
const counts = answer("/records", { items: records });
const units = answer("/units", { items: UNITS });

describe("an audit of HR's counts", () => {
  test("subtracts what two scorecards of managers tell, and says so in a sentence", () => {
    const { leaks, scorecardCount } = auditRecords([
      ...[units, answer("/session", session("hr")), counts],
      ...[answer("/session", session("manager")), BEFORE, AFTER],
    ]);
    expect(scorecardCount).toBe(2);
    expect(leaks).toEqual([
      {
        figure: "stress-leaver-share",
        people: 3,
        cells: [{ unit: "u00002", period: "2026-Q1" }],
      },
    ]);
    const title = measures.indicators.find(({ id }) => id === "stress-leaver-share")?.title;
    const said = leaks.map((leak) =>
      recordSentence(
        leak,
        auditText("zh-CN"),
        () => title?.zh ?? "",
        () => "东区",
      ),
    );
    expect(said).toEqual([
      "离职原因中压力相关比例：把管理者在各单位、各日期看到的数字相加减，可以单独推算出 3 个人的情况：东区，2026-Q1。",
    ]);
    const undecided = { figure: "x", people: 0, cells: [] };
    expect(recordSentence(undecided, auditText("en"), (id) => id, String)).toContain("too many");
  });

  test("finds nothing in one of them, and leaves alone what HR sees", () => {
    const one = [units, counts, answer("/session", session("manager")), BEFORE];
    expect(auditRecords(one)).toMatchObject({ leaks: [], scorecardCount: 1 });
    const ofHr = [units, counts, answer("/session", session("hr")), BEFORE, AFTER];
    expect(auditRecords(ofHr)).toMatchObject({ leaks: [], scorecardCount: 0 });
  });

  test("cannot go without the counts behind the figures", () => {
    expect(() => auditRecords([units, answer("/session", session("manager")), BEFORE])).toThrow(
      /key of an observer, HR or the owner/,
    );
  });
});
