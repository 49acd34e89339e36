import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { DimensionTrend, Trend } from "../../schema/wire/trend.ts";
import { addDays } from "../../worker/domain/waves/calendar.ts";
import { type Callers, makeCallers, makeRoster } from "../support/company.ts";
import { type Answering, holdWave } from "../support/heldWave.ts";
import { publishVersion } from "../support/publishVersion.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PEOPLE = { "总部/一部": 22, "总部/二部": 10 };
const ALL = 32;
const HIDDEN = "这一次没有可以显示的结果。";

let server: TestServer;
let callers: Callers;
let root: string;
const waves: Record<string, string> = {};

/** So many of all people are satisfied, spread over the units; the others are not. */
const spread =
  (satisfied: number): Answering =>
  (person) =>
    (7 * person) % ALL < satisfied ? 4 + (person % 2) : 2;

const hold = (
  wave: { survey: string; opensOn: string; version?: string },
  answering: Answering,
  whileOpen?: () => Promise<void>,
) =>
  holdWave(
    server,
    callers,
    { version: "1.0.0", ...wave, closesOn: addDays(wave.opensOn, 4), units: [root] },
    answering,
    whileOpen,
  );

/** Every answer of both routes passes here: no text of it holds what is no number. */
async function read(path: string) {
  const { status, text, body } = await callers.hr.get(path);
  expect([path, status]).toEqual([path, 200]);
  expect(text).not.toMatch(/NaN|Infinity|undefined|(?<![\w-])[-−]0(?![.\w])/);
  return body;
}
const trendOf = async (indicator: string) =>
  Trend.parse(await read(`/trend?indicator=${indicator}`));
async function rowOf(indicator: string, query = "") {
  const { measures } = Scorecard.parse(await read(`/scorecard${query}`));
  const row = measures.flatMap(({ rows }) => rows).find((one) => one.indicator === indicator);
  if (row === undefined) throw new Error(`no ${indicator}`);
  return row;
}
const anchor = (from: string, to: string, title: string) =>
  [
    [`"${from}"`, `"${to}"`],
    [title, `${title}（${to}）`],
  ] as const;

beforeAll(async () => {
  server = await startServer({ clock: "2026-01-05" });
  callers = await makeCallers(server);
  const { owner, hr } = callers;
  // Nothing is destroyed meanwhile: an embedded server pauses for that.
  await owner.put("/settings", { programmeStart: "2025-01-01", retention: { holdDays: 60 } });
  await hr.postCsv("/roster", makeRoster(PEOPLE));
  const { items } = (await hr.get("/units")).body;
  root = items.find(({ parentId }: { parentId: string | null }) => parentId === null).id;

  waves.nobody = await hold({ survey: "stress", opensOn: "2026-01-05" }, () => null);
  waves.notApplicable = await hold({ survey: "satisfaction", opensOn: "2026-01-05" }, () => ({
    "SAT-B1": 3,
    "SAT-B2": "NA",
    "SAT-B3": 3,
  }));
  waves.high = await hold({ survey: "career", opensOn: "2026-01-05" }, spread(30));
  const locked = await hr.post("/baselines", {
    ...{ indicator: "career-satisfaction", wave: waves.high },
  });
  if (locked.status !== 201) throw new Error(locked.text);

  await owner.post("/clock", { to: "2026-01-12" });
  waves.shrunk = await hold({ survey: "fairness", opensOn: "2026-01-12" }, spread(20), async () => {
    await hr.postCsv("/roster", makeRoster({ "总部/一部": 12, "总部/二部": 8 }));
  });
  await hr.postCsv("/roster", makeRoster(PEOPLE));
  // Of each pair of versions the first is never asked.
  await publishVersion(callers, "career", "patch", ["写得很明白。", "写得很明白"]);
  const mended = await publishVersion(callers, "career", "patch", ["方向走。", "方向走"]);
  await hold({ survey: "career", version: mended, opensOn: "2026-01-12" }, spread(20));

  await owner.post("/clock", { to: "2026-01-19" });
  const title = "总体而言，您对自己在本公司的职业发展有多满意？";
  await publishVersion(callers, "career", "major", ...anchor("CAR-G1", "CAR-G2", title));
  const other = await publishVersion(
    callers,
    "career",
    "major",
    ...anchor("CAR-G2", "CAR-G3", `${title}（CAR-G2）`),
  );
  await hold({ survey: "career", version: other, opensOn: "2026-01-19" }, (person) =>
    person === 0 ? 5 : null,
  );
}, 300_000);
afterAll(() => server.stop());

describe("a wave that says nothing", () => {
  it("because nobody answered is a hidden point, and no data", async () => {
    const trend = await trendOf("stress-satisfaction");
    expect(trend.points).toMatchObject([
      { wave: waves.nobody, figure: { shown: false }, share: null, bounds: null },
    ]);
    expect([trend.change, trend.sentence.zh]).toEqual([null, HIDDEN]);
    expect(await rowOf("stress-satisfaction")).toMatchObject({
      ...{ status: "no_data", reason: "missing", value: null, n: null, score: null, flags: [] },
      ...{ sentence: { zh: HIDDEN, en: "There is no result to show this time." } },
    });
    const refused = await callers.hr.post("/baselines", {
      ...{ indicator: "stress-satisfaction", wave: waves.nobody },
    });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, "too-few-answers"]);
  });

  it("of an item that all skipped, or found not applicable, is the same, also for its dimension", async () => {
    const [point] = (await trendOf("employee-satisfaction-m3")).points;
    expect(point).toMatchObject({ wave: waves.notApplicable, figure: { shown: false } });
    expect(await rowOf("employee-satisfaction-m3")).toMatchObject({
      ...{ status: "no_data", reason: "missing", value: null, n: null, diagnostic: null },
    });
    const results = (await callers.hr.get(`/waves/${waves.notApplicable}/results`)).body;
    const { items, ballots } = results.cells[0];
    expect(ballots).toBe(ALL);
    expect([items["SAT-B1"].n, items["SAT-B2"]]).toEqual([ALL, { shown: false }]);
    const dimension = DimensionTrend.parse(
      await read("/trend?survey=satisfaction&dimension=benefits"),
    );
    expect(dimension.points.map(({ figure }) => figure)).toEqual([{ shown: false }]);
    expect(dimension.sentence.zh).toBe(HIDDEN);
  });

  it("because one person answered is hidden, and ends the line without a change", async () => {
    const { points, change, sentence } = await trendOf("career-satisfaction");
    expect(points.at(-1)).toMatchObject({ figure: { shown: false }, share: null, segment: 1 });
    expect([change, sentence.zh]).toEqual([null, HIDDEN]);
    expect(await rowOf("career-satisfaction")).toMatchObject({
      ...{ status: "no_data", reason: "missing", value: null, n: null, sinceLast: null },
    });
  });
});

describe("a headcount below the answers", () => {
  it("of a wave is that of its launch: the roster may have shrunk since", async () => {
    const row = await rowOf("fairness-satisfaction");
    expect(row).toMatchObject({ n: ALL, reason: null });
    expect(row.sentence.zh).toMatch(/^32 人中 32 人作答，/);
    const [cell] = (await callers.hr.get(`/waves/${waves.shrunk}/results`)).body.cells;
    expect([cell.invited, cell.ballots]).toEqual([ALL, ALL]);
    // All have answered: nothing is left to infer about the team.
    expect(row.team).toEqual({ kind: "logical-bounds", lower: row.value, upper: row.value });
  });

  it("of HR's counts is refused by line and column; of nobody at all it gives no figure", async () => {
    const file = (...rows: string[]) =>
      callers.hr.postCsv(
        "/records",
        ["record,unit,period,numerator,denominator", ...rows].join("\n"),
      );
    const refused = await file("training-coverage,总部,2025-12,33,32");
    expect([refused.status, refused.body.errors[0]]).toMatchObject([
      422,
      { line: 2, column: "numerator", code: "part-above-whole" },
    ]);
    expect((await file("reserve-pool,总部,2025-Q4,3,0")).status).toBe(200);
    expect(await rowOf("reserve-pool-ratio")).toMatchObject({
      ...{ status: "no_data", reason: "missing", value: null, flags: [] },
      sentence: { zh: "2025-10-01 至 2025-12-31：基数是 0，算不出比例。" },
    });
  });
});

describe("a baseline of 0", () => {
  it("is never relative: no status, a reason and a remedy; in points it is judged", async () => {
    const months = (year: number, leavers: number) =>
      Array.from({ length: 12 }, (_, month) => {
        const period = `${year}-${String(month + 1).padStart(2, "0")}`;
        return `turnover,总部,${period},${month === 0 ? leavers : 0},32`;
      });
    await callers.hr.postCsv(
      "/records",
      ["record,unit,period,numerator,denominator", ...months(2024, 0), ...months(2025, 2)].join(
        "\n",
      ),
    );
    const locked = await callers.hr.post("/baselines", {
      ...{ indicator: "turnover-rate", period: "2024-12" },
    });
    expect([locked.status, locked.body.value]).toEqual([201, 0]);
    const row = await rowOf("turnover-rate");
    expect(row).toMatchObject({
      ...{ value: 2 / 32, status: "no_data", reason: "baseline_zero" },
      ...{ baseline: { value: 0 }, target: { deciding: null, other: { basis: "points" } } },
      sinceBaseline: { points: { difference: 2 / 32 }, relative: null },
    });
    expect(row.sentence.zh).toContain("请改用百分点。");
    const revised = await callers.hr.post("/targets", {
      ...{ indicator: "turnover-rate", changeBasis: "points", reason: "基线是 0" },
    });
    expect(revised.status).toBe(201);
    expect(await rowOf("turnover-rate")).toMatchObject({
      ...{ status: "at_risk", reason: null, flags: ["missed", "target_infeasible_capped"] },
      target: { deciding: { basis: "points", value: 0, isCapped: true } },
    });
  });
});

describe("a target beyond 100 %", () => {
  it("of a change is cut off at what is possible, flagged, and its owner asked", async () => {
    const row = await rowOf("career-satisfaction", "?asOf=2026-01-18");
    expect(row.baseline?.value).toBeGreaterThan(1 / 1.15);
    expect(row.target).toMatchObject({
      deciding: { basis: "relative", value: 1, isCapped: true, isMet: false },
      other: { basis: "points", value: 1, isCapped: true },
    });
    expect(row.flags).toContain("target_infeasible_capped");
    expect(row.sentence.zh).toContain("请负责人书面重新设定。");
  });

  it("as a level is refused, by its place", async () => {
    const refused = await callers.hr.post("/targets", {
      ...{ indicator: "fairness-satisfaction", target: 1.2, reason: "更高" },
    });
    expect([refused.status, refused.body.errors]).toMatchObject([
      422,
      [{ pointer: "/target", code: "target-out-of-range" }],
    ]);
  });
});

describe("a version that no wave asked", () => {
  it("leaves no gap: each wave is compared with the first of its piece", async () => {
    const { points, breaks } = await trendOf("career-satisfaction");
    expect(points.map(({ version, segment }) => [version, segment])).toEqual([
      ["1.0.0", 0],
      ["1.0.2", 0],
      ["3.0.0", 1],
    ]);
    expect(breaks).toMatchObject([
      { kind: "version", fromVersion: "1.0.2", toVersion: "3.0.0", on: "2026-01-19" },
    ]);
    expect(points[1]?.sentence.zh).toContain("与上次相比明显下降");
  });
});
