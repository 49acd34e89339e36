import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { DimensionTrend, Trend } from "../../schema/wire/trend.ts";
import { addDays } from "../../worker/domain/waves/calendar.ts";
import { type Callers, makeCallers, makeRoster } from "../support/company.ts";
import { holdWave } from "../support/heldWave.ts";
import { caller } from "../support/http.ts";
import { publishVersion } from "../support/publishVersion.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PEOPLE = { "总部/一部": 22, "总部/二部": 10 };

let server: TestServer;
let callers: Callers;
let units: Record<string, string>;

const ALL = 32;
/**
 * So many of all people are satisfied, with 4 and 5 in turn; the others give 2. They are spread over
 * the units, so that no released count lies at a bound.
 */
const spread = (satisfied: number) => (person: number) =>
  (7 * person) % ALL < satisfied ? 4 + (person % 2) : 2;
const go = (to: string) => callers.owner.post("/clock", { to });
const hold = (survey: string, opensOn: string, satisfied: number, version = "1.0.0") =>
  holdWave(
    server,
    callers,
    {
      survey,
      version,
      opensOn,
      closesOn: addDays(opensOn, 4),
      units: [units.总部 ?? ""],
    },
    spread(satisfied),
  );
const rowOf = async (indicator: string, query = "", as = callers.hr) => {
  const { body } = await as.get(`/scorecard${query}`);
  const { measures } = Scorecard.parse(body);
  const row = measures.flatMap(({ rows }) => rows).find((one) => one.indicator === indicator);
  if (row === undefined) throw new Error(`no ${indicator}`);
  return row;
};
const trendOf = async (query: string, as = callers.hr) =>
  Trend.parse((await as.get(`/trend?${query}`)).body);

const publish = (
  bump: "patch" | "minor" | "major",
  ...changes: readonly (readonly [from: string, to: string])[]
) => publishVersion(callers, "career", bump, ...changes);

beforeAll(async () => {
  server = await startServer({ clock: "2026-01-05" });
  callers = await makeCallers(server);
  // Nothing is destroyed meanwhile: an embedded server pauses for that.
  await callers.owner.put("/settings", {
    programmeStart: "2025-01-01",
    retention: { holdDays: 60 },
  });
  await callers.hr.postCsv("/roster", makeRoster(PEOPLE));
  units = Object.fromEntries(
    (await callers.hr.get("/units")).body.items.map((unit: { path: string; id: string }) => [
      unit.path,
      unit.id,
    ]),
  );
  const baselines = {
    "career-satisfaction": await hold("career", "2026-01-05", 9),
    "employee-satisfaction-m3": await hold("satisfaction", "2026-01-05", 16),
    "stress-satisfaction": await hold("stress", "2026-01-05", 25),
  };
  for (const [indicator, wave] of Object.entries(baselines)) {
    const locked = await callers.hr.post("/baselines", { indicator, wave });
    if (locked.status !== 201) throw new Error(locked.text);
  }
  await go("2026-01-12");
  const mended = await publish("patch", ["写得很明白。", "写得很明白"]);
  await hold("career", "2026-01-12", 27, mended);
  await hold("satisfaction", "2026-01-12", 20);
  await hold("stress", "2026-01-12", 8);
  await hold("fairness", "2026-01-12", 28);
}, 300_000);
afterAll(() => server.stop());

describe("four survey indicators of 32 answers", () => {
  it("a change that chance does not explain is achieved", async () => {
    const row = await rowOf("career-satisfaction");
    expect(row).toMatchObject({
      ...{ status: "achieved", flags: [], n: 32, numerator: 27, value: 27 / 32 },
      baseline: { value: 9 / 32, n: 32, version: "1.0.0" },
      target: { deciding: { basis: "relative", isMet: true }, other: { isMet: true } },
      sinceBaseline: { evidence: "rise" },
    });
    expect(row.target?.deciding?.value).toBeCloseTo((9 / 32) * 1.15, 9);
  });

  it("a change that reaches its target but may be chance is on track, uncertain", async () => {
    expect(await rowOf("employee-satisfaction-m3")).toMatchObject({
      ...{ status: "on_track", flags: ["met_but_uncertain"], value: 20 / 32 },
    });
  });

  it("a change for the worse is at risk, clearly worse", async () => {
    expect(await rowOf("stress-satisfaction")).toMatchObject({
      ...{ status: "at_risk", flags: ["clear_worsening"], sinceBaseline: { evidence: "fall" } },
    });
  });

  it("a level that is met, while its interval reaches below, is provisional", async () => {
    expect(await rowOf("fairness-satisfaction")).toMatchObject({
      ...{ status: "achieved", flags: ["provisional"], value: 28 / 32, baseline: null },
    });
  });

  it("the smaller unit has its mean, and the company's status beside it", async () => {
    const row = await rowOf("fairness-satisfaction", `?unit=${units["总部/二部"]}`);
    expect(row).toMatchObject({
      ...{ value: null, n: 10, status: "no_data", reason: "below_threshold" },
      company: { status: "achieved", value: 28 / 32 },
    });
    expect(row.sentence.zh).toContain(
      "人数太少，不判断是否达标。全公司：88%，已达成（考虑到偶然，还不能肯定）。",
    );
  });

  it("of an earlier day are as they were released by then", async () => {
    const row = await rowOf("career-satisfaction", "?asOf=2026-01-11");
    expect(row).toMatchObject({ value: 9 / 32, sinceLast: null });
    expect((await callers.hr.get("/scorecard?asOf=2030-01-01")).status).toBe(422);
  });
});

describe("HR's counts", () => {
  const turnover = (year: number, leavers: number[], opening: number[], closing: number[]) =>
    leavers.map((left, month) => {
      const [from = 0, to = 0] = [opening[month], closing[month]];
      const period = `${year}-${String(month + 1).padStart(2, "0")}`;
      return `turnover,总部,${period},${left},${(from + to) / 2},${from},${to}`;
    });

  it("give the fourth vector, and the record cases of the ninth", async () => {
    const file = [
      "record,unit,period,numerator,denominator,opening,closing",
      ...turnover(
        2024,
        [1, 2, 1, 1, 2, 0, 1, 1, 1, 2, 1, 1],
        [60, 60, 59, 58, 58, 57, 57, 58, 58, 59, 59, 60],
        [60, 59, 58, 58, 57, 57, 58, 58, 59, 59, 60, 60],
      ),
      ...turnover(
        2025,
        [1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1],
        [60, 61, 61, 60, 60, 60, 61, 61, 61, 60, 60, 61],
        [61, 61, 60, 60, 60, 61, 61, 61, 60, 60, 61, 61],
      ),
      "recruitment,总部,2025-03,30,100,,",
    ];
    const imported = await callers.hr.postCsv("/records", file.join("\n"));
    expect([imported.status, imported.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
    const locked = await callers.hr.post("/baselines", {
      ...{ indicator: "turnover-rate", period: "2024-12" },
    });
    expect(locked.status).toBe(201);
    const row = await rowOf("turnover-rate");
    expect(row.value).toBeCloseTo(0.1651755, 6);
    expect(row.baseline?.value).toBeCloseTo(0.23897582, 6);
    expect(row.sinceBaseline?.points.difference).toBeCloseTo(-0.07380032, 6);
    expect(row.sinceBaseline?.relative).toBeCloseTo(-0.30881919, 6);
    expect(row.sinceBaseline?.relativeInterval?.lower).toBeCloseTo(-0.69298418, 6);
    expect(row.sinceBaseline?.relativeInterval?.upper).toBeCloseTo(0.55604658, 6);
    expect(row.target?.deciding?.value).toBeCloseTo(0.19118065, 6);
    expect(row.target?.deciding?.progress).toBeCloseTo(1.544096, 6);
    expect(row).toMatchObject({ status: "achieved", reason: null, flags: [] });
    // A quarter of the year gone, three tenths of the posts filled.
    expect(await rowOf("recruitment-completion-rate", "?asOf=2025-04-01")).toMatchObject({
      ...{ status: "on_track", flags: [], value: 0.3, numerator: 30, n: 100 },
    });
  });
});

describe("a new version", () => {
  beforeAll(async () => {
    const replaced = await publish(
      "minor",
      ['"CAR-C1"', '"CAR-C4"'],
      ["我清楚从现在的岗位可以往哪些方向走。", "我看得到今后的方向。"],
      ["I know which directions are open from my present post.", "I see where I can go."],
    );
    await go("2026-01-19");
    await hold("career", "2026-01-19", 20, replaced);
    const other = await publish(
      "major",
      ['"CAR-G1"', '"CAR-G2"'],
      ["总体而言，您对自己在本公司的职业发展有多满意？", "您对前景有多满意？"],
      ["Overall, how satisfied are you with your career development in this company?", "And now?"],
    );
    await go("2026-01-26");
    await hold("career", "2026-01-26", 25, other);
  }, 300_000);

  it("that mends a slip leaves the lines untouched", async () => {
    const { points, breaks } = await trendOf("indicator=career-satisfaction");
    expect(points.map(({ version, segment }) => [version, segment])).toEqual([
      ...[
        ["1.0.0", 0],
        ["1.0.1", 0],
        ["1.1.0", 0],
        ["2.0.0", 1],
      ],
    ]);
    expect(breaks.map(({ kind, toVersion }) => [kind, toVersion])).toEqual([["version", "2.0.0"]]);
    expect(points[1]?.sentence.zh).toContain("与上次相比明显上升");
  });

  it("that replaces a dimension's item goes on over the common ones", async () => {
    const { body } = await callers.hr.get("/trend?survey=career&dimension=path");
    const { points, breaks } = DimensionTrend.parse(body);
    expect(breaks).toEqual([]);
    for (const { items, isOnCommonItems, figure } of points) {
      expect([items, isOnCommonItems]).toEqual([["CAR-C2", "CAR-C3"], true]);
      // Everybody gave 3 to all items but the anchor.
      expect(figure).toEqual({ shown: true, n: 32, score: 50 });
    }
  });

  it("with another anchor breaks the indicator's line: no change, no status", async () => {
    const trend = await trendOf("indicator=career-satisfaction");
    expect(trend.change).toBeNull();
    expect(trend.points.at(-1)?.figure.shown).toBe(true);
    const row = await rowOf("career-satisfaction");
    expect(row).toMatchObject({
      ...{ status: "no_data", reason: "series_break", sinceBaseline: null, sinceLast: null },
      ...{ value: 25 / 32, target: { deciding: null } },
    });
    expect(row.sentence.zh).toContain("需要新的基线");
  });
});

describe("what is asked", () => {
  it("is one line: an indicator, or a dimension of a survey", async () => {
    for (const query of [
      "",
      "indicator=career-satisfaction&survey=career&dimension=path",
      "survey=career",
      "dimension=path",
      "indicator=career-satisfaction&x=1",
    ]) {
      expect([query, (await callers.hr.get(`/trend?${query}`)).status]).toEqual([query, 422]);
    }
    expect((await callers.hr.get("/trend?survey=career&dimension=nothing")).status).toBe(404);
    expect((await callers.hr.get("/scorecard?as=2026-01-01")).status).toBe(422);
    expect((await callers.nobody.get("/scorecard")).status).toBe(401);
  });

  it("of a hidden, an unknown and a foreign unit is answered with the same bytes", async () => {
    const { key } = (
      await callers.owner.post("/keys", { name: "m", role: "manager", units: [units["总部/二部"]] })
    ).body;
    const manager = caller(server.base, key);
    const foreign = units["总部/一部"] ?? "";
    for (const path of [
      "/trend?indicator=fairness-satisfaction&unit=",
      "/trend?survey=career&dimension=path&unit=",
      "/scorecard?unit=",
    ]) {
      const [one, other] = await Promise.all(
        [foreign, "u99999"].map(async (unit) =>
          (await manager.get(path + unit)).text.replaceAll(unit, "UNIT"),
        ),
      );
      expect(one).toBe(other);
      expect((await callers.hr.get(path + foreign)).text.replaceAll(foreign, "UNIT")).not.toBe(one);
    }
  });
});
