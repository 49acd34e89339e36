import { beforeAll, describe, expect, it } from "vitest";
import { DimensionTrend, Trend } from "../../schema/wire/trend.ts";
import careerScoring from "../../surveys/career/scoring.json" with { type: "json" };
import careerSurvey from "../../surveys/career/survey.json" with { type: "json" };
import type { Actor, Deps } from "../../worker/env.ts";
import { readDimensionTrend } from "../../worker/services/readDimensionTrend.ts";
import { readTrend } from "../../worker/services/readTrend.ts";
import { readWave } from "../../worker/services/readWaves.ts";
import { insertSeriesBreaks } from "../../worker/store/seriesBreak.ts";
import { insertTargetRevision } from "../../worker/store/targetRevision.ts";
import { insertUnitMoves } from "../../worker/store/unitMove.ts";
import {
  addReleasedWave,
  addVersion,
  type CellSketch,
  HR,
  lockBaseline,
  makeReleasedCompany,
  managerOf,
  satisfied,
} from "./releasedCompany.ts";

let deps: Deps;
let baselineWave: string;

const trendOf = async (unit?: string, actor: Actor = HR, indicator = "career-satisfaction") => {
  const read = await readTrend(deps, actor, indicator, unit);
  if (!read.ok) throw new Error(read.error.reason);
  return Trend.parse(read.value);
};
const pathOf = async (unit?: string, actor: Actor = HR) => {
  const read = await readDimensionTrend(deps, actor, { survey: "career", dimension: "path", unit });
  if (!read.ok) throw new Error(read.error.reason);
  return DimensionTrend.parse(read.value);
};

/** The career survey with parts of its text exchanged. */
function version(...changes: readonly (readonly [string, string])[]) {
  let text = JSON.stringify({ survey: careerSurvey, scoring: careerScoring });
  for (const [from, to] of changes) text = text.replaceAll(from, to);
  return JSON.parse(text);
}

const REPLACED = [
  ['"CAR-C1"', '"CAR-C4"'],
  ["我清楚从现在的岗位可以往哪些方向走。", "我看得到今后的方向。"],
  ["I know which directions are open from my present post.", "I see where I can go."],
] as const;
const ANCHOR = [
  ['"CAR-G1"', '"CAR-G2"'],
  ["总体而言，您对自己在本公司的职业发展有多满意？", "您对前景有多满意？"],
] as const;

const item = (mean: number, n: number | string = 40) => ({ shown: true, n, mean });
const cell = (anchor: string, x: number, first: string): CellSketch => ({
  items: {
    [anchor]: satisfied(x, 40),
    [first]: item(2.0),
    "CAR-C2": item(3.0),
    "CAR-C3": item(4.0),
  },
  dimensions: { path: { shown: true, n: 40, score: 50, interval: [44, 56] } },
  ...{ invited: 60, ballots: 40 },
});

beforeAll(async () => {
  deps = await makeReleasedCompany("2029-01-10");
  await addVersion(deps, "career", "1.0.1", version(["方向走。", "方向走"]));
  await addVersion(deps, "career", "1.1.0", version(...REPLACED));
  await addVersion(deps, "career", "3.0.0", version(...REPLACED, ...ANCHOR));
  const wave = (survey: string, year: string, of: string, cells: Record<string, CellSketch>) =>
    addReleasedWave(deps, {
      ...{ survey, version: of, opensOn: `${year}-03-02`, closesOn: `${year}-03-13`, cells },
    });
  const both = (sketch: CellSketch) => ({ u00001: sketch, u00002: sketch });
  baselineWave = await wave("career", "2026", "1.0.0", both(cell("CAR-G1", 16, "CAR-C1")));
  await wave("career", "2027", "1.0.1", both(cell("CAR-G1", 20, "CAR-C1")));
  await addReleasedWave(deps, {
    ...{ survey: "pulse", opensOn: "2027-06-01", closesOn: "2027-06-05" },
    cells: { u00001: { items: { "CAR-G1": satisfied(30, 40) } } },
  });
  await wave("career", "2028", "1.1.0", both(cell("CAR-G1", 32, "CAR-C4")));
  await wave("career", "2029", "3.0.0", both(cell("CAR-G2", 30, "CAR-C4")));
  await lockBaseline(deps, { indicator: "career-satisfaction", wave: baselineWave });
  await insertTargetRevision(deps.db, {
    ...{ indicator: "career-satisfaction", target: 0.1, changeBasis: "points", dueOn: null },
    ...{ owner: null, reason: "改", revisedBy: "hr", validFrom: "2028-06-01" },
    revisedAtMs: Date.parse("2028-06-01T10:00:00+08:00"),
  });
}, 60_000);

describe("an indicator's line", () => {
  it("goes on over a mended slip and a replaced item, and breaks at another anchor", async () => {
    deps = { ...deps, clock: { ...deps.clock, nowMs: () => Date.parse("2029-04-01T12:00:00Z") } };
    const { points, breaks } = await trendOf();
    expect(points.map(({ version: of, segment, isPulse }) => [of, segment, isPulse])).toEqual([
      ["1.0.0", 0, false],
      ["1.0.1", 0, false],
      ["1.0.0", null, true],
      ["1.1.0", 0, false],
      ["3.0.0", 1, false],
    ]);
    expect(breaks).toMatchObject([
      { kind: "version", on: "2029-03-02", fromVersion: "1.1.0", toVersion: "3.0.0" },
    ]);
    expect(breaks[0]?.sentence.zh).toBe("从 2029-03-02 起使用 3.0.0 版，问法变了，前后不相比。");
  });

  it("has no change across the break, and words one within a piece", async () => {
    const trend = await trendOf();
    expect(trend.change).toBeNull();
    expect(trend.sentence.zh).not.toContain("上次");
    const [, second, pulse, third, last] = trend.points;
    expect(second?.sentence.zh).toContain("与上次相比看不出明确变化。");
    expect(third?.sentence.zh).toContain("与上次相比明显上升（+30 个百分点）。");
    expect(last?.sentence.zh).not.toContain("上次");
    expect(pulse?.sentence.zh).not.toContain("上次");
  });

  it("gives each share its interval, and what may be said of everybody invited", async () => {
    const [first] = (await trendOf()).points;
    expect(first?.share?.value).toBeCloseTo(0.4, 9);
    // w = 3.841459: (0.4 + w/80 ± sqrt(w·0.24/40 + w²/6400)) / (1 + w/40) = 0.408763 ± 0.145279
    expect(first?.share?.interval.lower).toBeCloseTo(0.263484, 5);
    expect(first?.share?.interval.upper).toBeCloseTo(0.554042, 5);
    expect(first?.share?.team?.kind).toBe("interval");
    const { lower = 0, upper = 1 } = first?.share?.team ?? {};
    expect(lower > 0.263484 && upper < 0.554042).toBe(true);
  });

  it("marks its baseline and keeps the line of a target that was replaced", async () => {
    const { points, baseline, targets } = await trendOf();
    expect(points.filter(({ isBaseline }) => isBaseline).map(({ wave }) => wave)).toEqual([
      baselineWave,
    ]);
    expect(baseline).toMatchObject({ value: 0.4, n: 40, lockedOn: "2026-02-01" });
    // Across the break nothing may be measured from it any more.
    expect(targets).toMatchObject([
      { from: null, to: "2028-06-01", wanted: 0.15, basis: "relative", value: null },
      { from: "2028-06-01", to: null, wanted: 0.1, basis: "points", value: null },
    ]);
  });

  it("exists only where a survey feeds the indicator", async () => {
    for (const id of ["turnover-rate", "nothing"]) {
      expect(await readTrend(deps, HR, id, undefined)).toEqual({
        ...{ ok: false, error: { reason: "no-survey-line" } },
      });
    }
  });
});

describe("a wave that was closed early", () => {
  it("stands on the day on which it closed, everywhere, and among the others by that day", async () => {
    const add = (opensOn: string, closesOn: string, closedEarlyOn?: string) =>
      addReleasedWave(deps, {
        ...{ survey: "training", opensOn, closesOn, ...(closedEarlyOn && { closedEarlyOn }) },
        cells: { u00001: { items: { "TRN-G1": satisfied(30, 40) } } },
      });
    const early = await add("2028-05-01", "2028-05-30", "2028-05-04");
    const planned = await add("2028-05-02", "2028-05-12");
    const { points } = await trendOf(undefined, HR, "training-satisfaction");
    expect(points.map(({ wave, closesOn }) => [wave, closesOn])).toEqual([
      [early, "2028-05-04"],
      [planned, "2028-05-12"],
    ]);
    expect(await readWave(deps, early)).toMatchObject({
      ...{ closesOn: "2028-05-30", closedOn: "2028-05-04" },
    });
  });
});

describe("a dimension's line", () => {
  it("is drawn on common items where versions differ, and on nothing but released means", async () => {
    const { points, breaks } = await pathOf();
    expect(breaks).toEqual([]);
    expect(points.map(({ segment }) => segment)).toEqual([0, 0, 0, 0]);
    for (const point of points) {
      expect(point.items).toEqual(["CAR-C2", "CAR-C3"]);
      // (25 · 2 + 25 · 3) / 2 = 62.5; no interval on common items.
      expect(point.figure).toEqual({ shown: true, n: 40, score: 63 });
      expect(point.sentence.zh).toBe(
        "40 人作答，平均得分 63。只按各次都问过的 2 道题计算，不作涨跌判断。",
      );
    }
  });

  it("is as released where nothing differs", async () => {
    const read = await readDimensionTrend(deps, HR, {
      ...{ survey: "career", dimension: "support", unit: undefined },
    });
    if (!read.ok) throw new Error(read.error.reason);
    expect(read.value.points.every(({ isOnCommonItems }) => !isOnCommonItems)).toBe(true);
    expect(read.value.points[0]).toMatchObject({
      ...{ figure: { shown: false }, items: ["CAR-S1", "CAR-S2", "CAR-S3"] },
      sentence: { zh: "这一次没有可以显示的结果。" },
    });
  });

  it("exists only where a wave asked it", async () => {
    for (const asked of [
      { survey: "career", dimension: "nothing" },
      { survey: "stress", dimension: "demands" },
    ]) {
      const read = await readDimensionTrend(deps, HR, { ...asked, unit: undefined });
      expect(read).toEqual({ ok: false, error: { reason: "no-dimension-line" } });
    }
  });
});

describe("a unit that is not shown", () => {
  const alike = async (read: (unit: string) => Promise<object>, units: readonly string[]) => {
    const texts = await Promise.all(
      units.map(async (unit) => JSON.stringify(await read(unit)).replaceAll(unit, "UNIT")),
    );
    expect(new Set(texts).size).toBe(1);
    return texts[0] ?? "";
  };

  it("answers as an unknown one, whatever happened to it", async () => {
    await insertUnitMoves(deps.db, [
      { unitId: "u00004", day: "2027-06-01", moved: 9, headcountBefore: 9, headcountAfter: 9 },
      { unitId: "u00002", day: "2027-06-01", moved: 30, headcountBefore: 60, headcountAfter: 60 },
    ])[0];
    await insertSeriesBreaks(deps.db, [
      {
        ...{ id: crypto.randomUUID(), kind: "organisation", on: "2027-06-01", indicator: null },
        ...{ unitId: "u00004", note: "合并", enteredBy: "hr", enteredAtMs: 1 },
      },
    ]);
    const text = await alike((unit) => trendOf(unit), ["u00004", "u00005", "u99999"]);
    expect(text).toContain('"shown":false');
    await alike((unit) => pathOf(unit), ["u00004", "u00005", "u99999"]);
  });

  it("answers so to whoever may not see it, even where it is shown to others", async () => {
    const manager = managerOf("u00005");
    await alike((unit) => trendOf(unit, manager), ["u00002", "u00005", "u99999"]);
    await alike((unit) => pathOf(unit, manager), ["u00002", "u00005", "u99999"]);
    expect((await trendOf("u00001", manager)).points[0]?.figure.shown).toBe(true);
  });

  it("keeps what happened to a shown unit on the line of that unit alone", async () => {
    expect((await trendOf("u00002")).breaks.map(({ kind }) => kind)).toEqual(["moves", "version"]);
    expect((await pathOf("u00002")).breaks.map(({ kind }) => kind)).toEqual(["moves"]);
    expect((await trendOf("u00001")).breaks.map(({ kind }) => kind)).toEqual(["version"]);
  });
});
