import { beforeAll, describe, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import type { Actor, Deps } from "../../worker/env.ts";
import { readScorecard } from "../../worker/services/readScorecard.ts";
import { writeHrRecords } from "../../worker/store/hrRecord.ts";
import { insertSeriesBreaks } from "../../worker/store/seriesBreak.ts";
import { insertTargetRevision } from "../../worker/store/targetRevision.ts";
import { insertUnitMoves } from "../../worker/store/unitMove.ts";
import {
  addReleasedWave,
  HR,
  lockBaseline,
  makeReleasedCompany,
  managerOf,
  onDay,
  satisfied,
} from "./releasedCompany.ts";

let deps: Deps;

const cardOf = async (unit?: string, asOf?: string, actor: Actor = HR, from = deps) => {
  const read = await readScorecard(from, actor, { unit, asOf });
  if (!read.ok) throw new Error(read.error.reason);
  // Everything that is answered fits the wire's own schema.
  return Scorecard.parse(read.value);
};
const rowOf = async (indicator: string, ...more: Parameters<typeof cardOf>) => {
  const card = await cardOf(...more);
  const row = card.measures.flatMap(({ rows }) => rows).find((one) => one.indicator === indicator);
  if (row === undefined) throw new Error(`no row ${indicator}`);
  return row;
};

/** So many months of leavers and headcounts of one unit. */
const turnover = (
  unitId: string,
  year: number,
  leavers: number[],
  opening: number[],
  closing: number[],
) =>
  leavers.map((numerator, month) => ({
    record: "turnover",
    unitId,
    period: `${year}-${String(month + 1).padStart(2, "0")}`,
    numerator,
    denominator: ((opening[month] ?? 0) + (closing[month] ?? 0)) / 2,
    detail: { opening: opening[month] ?? 0, closing: closing[month] ?? 0 },
  }));

beforeAll(async () => {
  deps = await makeReleasedCompany("2026-10-20");
  const two = (survey: string, item: string, before: [number, number], after: [number, number]) =>
    Promise.all(
      (
        [
          ["2026-03-02", "2026-03-13", before],
          ["2026-09-07", "2026-09-18", after],
        ] as const
      ).map(([opensOn, closesOn, [x, n]]) =>
        addReleasedWave(deps, {
          ...{ survey, opensOn, closesOn },
          cells: {
            u00001: { items: { [item]: satisfied(x, n) }, invited: 300, ballots: n },
            u00002: {
              items: { [item]: satisfied(Math.round(x / 2), n / 2) },
              invited: 150,
              ballots: n / 2,
            },
            u00003: { items: { [item]: satisfied(9, 12) }, invited: 30, ballots: 12 },
            u00004: { items: { [item]: { shown: true, n: "5-9", mean: 3.4 } } },
          },
        }),
      ),
    );
  const [career] = await two("career", "CAR-G1", [100, 200], [140, 200]);
  const [satisfaction] = await two("satisfaction", "SAT-G1", [100, 200], [122, 200]);
  const [stress] = await two("stress", "STR-G1", [120, 200], [90, 200]);
  await two("fairness", "FAI-G1", [150, 200], [182, 200]);
  for (const [indicator, wave] of [
    ["career-satisfaction", career],
    ["employee-satisfaction-m3", satisfaction],
    ["employee-satisfaction-m7", satisfaction],
    ["stress-satisfaction", stress],
  ] as const) {
    await lockBaseline(deps, { indicator, wave: wave ?? null, version: "1.0.0" });
  }
  const rows = [
    ...turnover(
      "u00001",
      2025,
      [1, 2, 1, 1, 2, 0, 1, 1, 1, 2, 1, 1],
      [60, 60, 59, 58, 58, 57, 57, 58, 58, 59, 59, 60],
      [60, 59, 58, 58, 57, 57, 58, 58, 59, 59, 60, 60],
    ),
    ...turnover(
      "u00001",
      2026,
      [1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1],
      [60, 61, 61, 60, 60, 60, 61, 61, 61, 60, 60, 61],
      [61, 61, 60, 60, 60, 61, 61, 61, 60, 60, 61, 61],
    ),
  ];
  const statements = writeHrRecords(deps.db, rows);
  for (const statement of statements) await statement;
  await lockBaseline(deps, { indicator: "turnover-rate", period: "2025-12", source: "records" });
});

describe("a scorecard", () => {
  it("has a row for each of the nineteen, under its measure", async () => {
    const { measures, asOf, unit, programmeStart } = await cardOf();
    expect([asOf, unit, programmeStart]).toEqual(["2026-10-20", "u00001", "2026-01-01"]);
    expect(measures.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, null]);
    expect(measures.flatMap(({ rows }) => rows)).toHaveLength(19);
  });

  it("judges a change that chance does not explain as achieved, in both readings", async () => {
    const row = await rowOf("career-satisfaction");
    expect(row).toMatchObject({
      ...{ status: "achieved", reason: null, flags: [], value: 0.7, n: 200, numerator: 140 },
      baseline: { value: 0.5, n: 200, version: "1.0.0", lockedOn: "2026-02-01" },
      target: {
        ...{ wanted: 0.15, basis: "relative", isRevised: false },
        deciding: { basis: "relative", isMet: true },
        other: { basis: "points", isMet: true },
      },
      sinceBaseline: { evidence: "rise" },
    });
    expect(row.target?.deciding?.value).toBeCloseTo(0.575, 9);
    expect(row.target?.other?.value).toBeCloseTo(0.65, 9);
    expect(row.sinceBaseline?.points.difference).toBeCloseTo(0.2, 9);
    expect(row.sinceBaseline?.relative).toBeCloseTo(0.4, 9);
    expect(row.sentence.zh).toBe(
      "300 人中 200 人作答，140 人满意（70%）。只说这次受邀的全部人，约在 66%–74% 之间。" +
        "与基线相比，50%→70%：+20 个百分点（相对 +40%）。" +
        "与上次相比明显上升（+20 个百分点）。已达到目标 57.5%（相对 +15%）。",
    );
  });

  it("judges one figure by two targets: met but uncertain, and achieved", async () => {
    expect(await rowOf("employee-satisfaction-m3")).toMatchObject({
      ...{ status: "achieved", value: 0.61, metric: "employee-satisfaction" },
    });
    const uncertain = await rowOf("employee-satisfaction-m3", "u00002");
    expect(uncertain).toMatchObject({ status: "on_track", flags: ["met_but_uncertain"], n: 100 });
    expect(uncertain.sentence.en).toContain("not enough evidence yet");
  });

  it("flags a clear worsening, and a level confirmed by its interval", async () => {
    expect(await rowOf("stress-satisfaction")).toMatchObject({
      ...{ status: "at_risk", flags: ["clear_worsening"] },
    });
    const fair = await rowOf("fairness-satisfaction");
    expect(fair).toMatchObject({ status: "achieved", flags: ["confirmed"], value: 0.91 });
    expect(fair.interval?.lower).toBeGreaterThan(0.85);
  });

  it("computes turnover as in the fourth vector", async () => {
    const whole = onDay(deps, "2027-01-15");
    const row = await rowOf("turnover-rate", undefined, undefined, HR, whole);
    expect(100 * (row.value ?? 0)).toBeCloseTo(16.51755, 5);
    expect(100 * (row.baseline?.value ?? 0)).toBeCloseTo(23.897582, 5);
    expect(100 * (row.sinceBaseline?.points.difference ?? 0)).toBeCloseTo(-7.380032, 5);
    expect(100 * (row.sinceBaseline?.relative ?? 0)).toBeCloseTo(-30.881919, 5);
    const interval = row.sinceBaseline?.relativeInterval;
    expect(100 * (interval?.lower ?? 0)).toBeCloseTo(-69.298418, 5);
    expect(100 * (interval?.upper ?? 0)).toBeCloseTo(55.604658, 5);
    expect(100 * (row.target?.deciding?.value ?? 0)).toBeCloseTo(19.118065, 5);
    expect(row.target?.deciding?.progress).toBeCloseTo(1.544096, 5);
    expect(row).toMatchObject({
      status: "achieved",
      flags: [],
      from: "2026-01-01",
      to: "2026-12-31",
    });
    expect(row.sentence.zh).toBe(
      "2026-01-01 至 2026-12-31：16.5%（10 ÷ 60.5）。" +
        "与基线相比，23.9%→16.5%：-7 个百分点（相对 -31%），可能只是偶然。已达到目标 19.1%（相对 -20%）。".replaceAll(
          "-",
          "−",
        ),
    );
  });

  it("does not test windows that overlap", async () => {
    const row = await rowOf("turnover-rate");
    expect(row.to).toBe("2026-09-30");
    expect(row.sinceBaseline).toMatchObject({ evidence: null, relativeInterval: null });
  });

  it("tells of an earlier day only what was released by then", async () => {
    const row = await rowOf("career-satisfaction", undefined, "2026-09-17");
    expect(row).toMatchObject({ value: 0.5, wave: { name: "2026-03-13" }, sinceLast: null });
    const before = await rowOf("career-satisfaction", undefined, "2026-03-12");
    expect(before).toMatchObject({ status: "no_data", reason: "missing", wave: null, n: null });
    expect(await readScorecard(deps, HR, { unit: undefined, asOf: "2026-10-21" })).toEqual({
      ...{ ok: false, error: { reason: "day-in-future" } },
    });
  });

  it("gives a unit of few answers its mean, no status, and the company's beside it", async () => {
    const row = await rowOf("fairness-satisfaction", "u00003");
    expect(row).toMatchObject({
      ...{ value: null, n: 12, status: "no_data", reason: "below_threshold", interval: null },
      company: { value: 0.91, n: 200, status: "achieved", flags: ["confirmed"] },
    });
    expect(row.score?.value).toBe(63);
    expect(row.sentence.zh).toBe(
      "30 人中 12 人作答，平均得分 63；人数太少，不判断是否达标。全公司：91%，已达成。",
    );
    const tiny = await rowOf("fairness-satisfaction", "u00004");
    expect(tiny.n).toBe("5-9");
    expect(tiny.sentence.zh).toBe("平均得分 60；人数太少，不判断是否达标。全公司：91%，已达成。");
  });

  it("answers alike for a hidden unit, an unknown one, and one of another manager", async () => {
    const text = async (unit: string, actor: Actor) =>
      JSON.stringify(await cardOf(unit, undefined, actor)).replaceAll(unit, "UNIT");
    const manager = managerOf("u00005");
    // u00004 is shown to HR, u00005 is hidden: to the manager of the second they are one.
    expect(await text("u00004", manager)).toBe(await text("u99999", manager));
    const hidden = await cardOf("u00005", undefined, manager);
    const rows = hidden.measures.flatMap(({ rows }) => rows);
    const fairness = rows.find(({ indicator }) => indicator === "fairness-satisfaction");
    expect(fairness?.sentence.zh).toBe("这一次没有可以显示的结果。全公司：91%，已达成。");
  });

  it("has defined rows for a company of which nothing is known", async () => {
    const { measures } = await cardOf(undefined, "2026-01-05");
    const rows = measures.flatMap((one) => one.rows);
    expect(rows.every(({ status }) => status === "no_data" || status === "on_track")).toBe(true);
    for (const { sentence } of rows)
      expect(sentence.zh.length * sentence.en.length).toBeGreaterThan(0);
  });
});

describe("a change across a break", () => {
  it("has no status where more than a fifth of the unit has moved", async () => {
    await insertUnitMoves(deps.db, [
      { unitId: "u00002", day: "2026-06-01", moved: 40, headcountBefore: 150, headcountAfter: 150 },
    ])[0];
    const row = await rowOf("career-satisfaction", "u00002");
    expect(row).toMatchObject({
      ...{ status: "no_data", reason: "series_break", sinceBaseline: null, sinceLast: null },
      value: 0.7,
    });
    expect(row.sentence.zh).toContain("基线以后口径变了");
    expect((await rowOf("career-satisfaction")).status).toBe("achieved");
  });

  it("has none where HR has entered one for its indicator", async () => {
    await insertSeriesBreaks(deps.db, [
      {
        ...{ id: crypto.randomUUID(), kind: "appraisal-standard", on: "2026-05-01" },
        ...{ indicator: "turnover-rate", unitId: null, note: "新办法" },
        ...{ enteredBy: "hr", enteredAtMs: 1 },
      },
    ]);
    expect(await rowOf("turnover-rate")).toMatchObject({
      ...{ status: "no_data", reason: "series_break", sinceBaseline: null },
    });
  });
});

describe("a revised target", () => {
  it("holds from its day, keeps its owner and due day, and says that it was revised", async () => {
    await insertTargetRevision(deps.db, {
      ...{ indicator: "fairness-satisfaction", target: 0.95, changeBasis: null },
      ...{ dueOn: "2026-12-31", owner: { zh: "考核组", en: "Appraisal group" }, reason: "更高" },
      ...{ revisedBy: "hr", revisedAtMs: Date.parse("2026-10-10T10:00:00+08:00") },
      validFrom: "2026-10-10",
    });
    expect(await rowOf("fairness-satisfaction")).toMatchObject({
      ...{ status: "on_track", dueOn: "2026-12-31", ownerIsAssumed: false },
      ...{ owner: { zh: "考核组" }, target: { wanted: 0.95, isRevised: true } },
    });
    expect(await rowOf("fairness-satisfaction", undefined, "2026-10-09")).toMatchObject({
      ...{ status: "achieved", target: { wanted: 0.85, isRevised: false } },
    });
  });
});

describe("HR's counts about few people", () => {
  const YEARS = [2025, 2026];
  const quartersOf = (year: number) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const count = (unitId: string, period: string, numerator: number, denominator: number) => ({
    ...{ record: "exit-reasons", unitId, period, numerator, denominator },
    detail: { noReason: 0, mentioned: numerator },
  });

  beforeAll(async () => {
    const rows = YEARS.flatMap(quartersOf).flatMap((period) => [
      count("u00001", period, 4, 20),
      count("u00002", period, 3, 12),
      // Four people in a year; the other team has two in the first year and nine a quarter after.
      count("u00004", period, 1, 1),
      period < "2026" ? count("u00005", period, 0, period.endsWith("Q1") ? 2 : 0) : null,
      period >= "2026" ? count("u00005", period, 1, 9) : null,
    ]);
    for (const statement of writeHrRecords(
      deps.db,
      rows.filter((row) => row !== null),
    )) {
      await statement;
    }
    const indicator = "stress-leaver-share";
    await lockBaseline(deps, { indicator, period: "2025-Q4", source: "records" });
  });
  const late = () => onDay(deps, "2027-01-15");
  const leavers = (unit: string, actor: Actor, asOf?: string) =>
    rowOf("stress-leaver-share", unit, asOf, actor, late());

  it("are shown to a manager from five people, else at the unit above, and say so", async () => {
    const few = await leavers("u00004", managerOf("u00004"));
    expect(few.figureOf).toEqual({ unit: "u00002", name: "东区", why: "few" });
    expect(few).toMatchObject({ numerator: 12, n: 48, source: "record" });
    expect(few.sentence.zh).toContain("本单位人数太少，这里是“东区”的数字。");
    const own = await leavers("u00004", HR);
    expect(own).toMatchObject({ figureOf: null, numerator: 4, n: 4 });
    const none = await leavers("u00003", HR);
    expect(none.figureOf).toEqual({ unit: "u00001", name: "总部", why: "none" });
  });

  it("show a manager no baseline about few people, nor what follows from it", async () => {
    const row = await leavers("u00005", managerOf("u00005"));
    expect(row).toMatchObject({
      ...{ figureOf: null, numerator: 4, n: 36, status: "no_data", reason: "no_baseline" },
      ...{ baseline: { value: null, n: null, period: "2025-Q4" }, sinceBaseline: null },
      target: { deciding: null, other: null },
    });
    expect(row.sentence.zh).toContain("这里不显示基线，所以不判断变化。");
    const ofHr = await leavers("u00005", HR);
    expect(ofHr).toMatchObject({ baseline: { value: 0, n: 2 } });
    const region = await leavers("u00002", managerOf("u00002"));
    expect(region).toMatchObject({ baseline: { value: 0.25, n: 48 }, n: 48 });
    // From 0 of 2 people to 4: told relative, so few would read as news.
    expect(ofHr.sentence.zh).not.toContain("（相对");
  });

  it("tell a manager whole years only, of the company too, and are not stale in between", async () => {
    const between = await leavers("u00001", managerOf("u00004"), "2026-11-30");
    expect(between).toMatchObject({ from: "2025-01-01", to: "2025-12-31", numerator: 16 });
    expect(between.reason).not.toBe("stale");
    expect(between.sentence.en).toContain("changes once a year");
    expect(await leavers("u00001", HR, "2026-11-30")).toMatchObject({ to: "2026-09-30" });
  });

  it("are nowhere shown where no unit above has five people, which is not called no data", async () => {
    const few = { record: "promotion", unitId: "u00004", period: "2026-01", numerator: 1 };
    for (const statement of writeHrRecords(deps.db, [{ ...few, denominator: 3, detail: {} }])) {
      await statement;
    }
    const row = await rowOf("promotion-rate", "u00004", undefined, managerOf("u00004"));
    expect(row).toMatchObject({ value: null, n: null, figureOf: null, status: "no_data" });
    expect(row.sentence.zh).toBe("为了不让人推算出很少几个人的情况，这里还没有可以显示的数字。");
    expect(await rowOf("promotion-rate", "u00004")).toMatchObject({ numerator: 1, n: 3 });
    const none = await rowOf("reserve-pool-ratio", "u00004", undefined, managerOf("u00004"));
    expect(none.sentence.zh).toContain("还没有录入数据。");
  });
});
