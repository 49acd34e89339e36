import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runProgram } from "../../scripts/lib/command.ts";
import { recordLeaks, type ScorecardJson } from "../../worker/auditor/recordLeaks.ts";
import type { RecordJson } from "../../worker/auditor/recordReadings.ts";
import { seededRandom } from "../domain/disclosure/randomTree.ts";
import { type Callers, makeCallers, makeRoster } from "../support/company.ts";
import { type Caller, caller } from "../support/http.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** Headcount of the teams: none of them loses five people in every quarter. */
const TEAMS: Readonly<Record<string, number>> = {
  "总部/东区/一部": 24,
  "总部/东区/二部": 6,
  "总部/东区/三部": 4,
  "总部/西区/四部": 30,
  "总部/西区/五部": 9,
};
const PLACES = ["总部", "总部/东区", "总部/西区", ...Object.keys(TEAMS)];
const YEARS = [2025, 2026];

type Count = { numerator: number; denominator: number; more: string };

let server: TestServer;
let callers: Callers;
let manager: Caller;
let managerKey: string;
let units: { id: string; parentId: string | null; path: string }[];
let records: RecordJson[];

/** A row for every place: teams are counted, the places above them are their sums. */
function rowsOf(record: string, period: string, countOf: (team: string) => Count): string[] {
  const counts = new Map(Object.keys(TEAMS).map((team) => [team, countOf(team)]));
  return PLACES.map((place) => {
    const under = [...counts].filter(([team]) => team === place || team.startsWith(`${place}/`));
    const sum = (pick: (count: Count) => number) =>
      under.reduce((total, [, count]) => total + pick(count), 0);
    const more = sum(({ more: text }) => Number(text));
    const columns = { "exit-reasons": `${more},,`, turnover: `,${more},` }[record] ?? ",,";
    return `${record},${place},${period},${sum((c) => c.numerator)},${sum((c) => c.denominator)},${columns}`;
  });
}

function makeRecords(): string {
  const random = seededRandom(7);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const rows = YEARS.flatMap((year) => [
    ...Array.from({ length: 12 }, (_, month) => {
      const period = `${year}-${String(month + 1).padStart(2, "0")}`;
      return rowsOf("turnover", period, (team) => {
        const left = upTo(1);
        const denominator = (TEAMS[team] ?? 0) + upTo(1);
        return { numerator: left, denominator, more: String(upTo(left)) };
      });
    }).flat(),
    ...[1, 2, 3, 4].flatMap((quarter) => {
      const period = `${year}-Q${quarter}`;
      const big = (team: string) => ((TEAMS[team] ?? 0) > 20 ? 4 : 1);
      return [
        ...rowsOf("exit-reasons", period, (team) => {
          const denominator = upTo(big(team));
          return { numerator: upTo(denominator), denominator, more: String(upTo(1)) };
        }),
        ...rowsOf("performance-pass", period, (team) => {
          const denominator = Math.max(0, (TEAMS[team] ?? 0) - upTo(5));
          return { numerator: upTo(denominator), denominator, more: "0" };
        }),
        ...rowsOf("performance-attainment", period, (team) => ({
          ...{ numerator: upTo(100) * quarter, denominator: (TEAMS[team] ?? 0) * 10 * quarter },
          more: "0",
        })),
      ];
    }),
  ]);
  const header = "record,unit,period,numerator,denominator,noReason,voluntary,transfers";
  return [header, ...rows].join("\n");
}

const scorecard = async (by: Caller, unit: string, asOf: string): Promise<ScorecardJson> => {
  const { body, status, text } = await by.get(`/scorecard?unit=${unit}&asOf=${asOf}`);
  if (status !== 200) throw new Error(text);
  return body;
};
/** The ends of months that make a difference: from the first complete year on. */
const MONTH_ENDS = Array.from({ length: 13 }, (_, month) =>
  new Date(Date.UTC(2025, 12 + month, 0)).toISOString().slice(0, 10),
);
const idOf = (path: string): string => units.find((unit) => unit.path === path)?.id ?? "";
const rowOf = (card: ScorecardJson, indicator: string) =>
  card.measures.flatMap(({ rows }) => rows).find((row) => row.indicator === indicator);

beforeAll(async () => {
  server = await startServer({ clock: "2027-01-05" });
  callers = await makeCallers(server);
  await callers.owner.put("/settings", { programmeStart: "2026-01-01" });
  await callers.hr.postCsv("/roster", makeRoster(TEAMS));
  units = (await callers.hr.get("/units")).body.items;
  const imported = await callers.hr.postCsv("/records", makeRecords());
  if (imported.status !== 200) throw new Error(imported.text);
  records = (await callers.hr.get("/records")).body.items;
  for (const [indicator, period] of [
    ["stress-leaver-share", "2025-Q4"],
    ["turnover-rate", "2025-12"],
    ["performance-pass-rate", "2025-Q4"],
    ["performance-attainment-rate", "2025-Q4"],
  ]) {
    const locked = await callers.hr.post("/baselines", { indicator, period });
    if (locked.status !== 201) throw new Error(locked.text);
  }
  const branches = units.filter(({ path }) => path.split("/").length === 2).map(({ id }) => id);
  const made = await callers.owner.post("/keys", {
    name: "两区",
    role: "manager",
    units: branches,
  });
  managerKey = made.body.key;
  manager = caller(server.base, managerKey);
}, 120_000);
afterAll(() => server.stop());

/** Everything that somebody may read of all units and the end of every month. */
async function collect(by: Caller, days = MONTH_ENDS): Promise<ScorecardJson[]> {
  const cards: ScorecardJson[] = [];
  for (const asOf of days) {
    cards.push(...(await Promise.all(units.map(({ id }) => scorecard(by, id, asOf)))));
  }
  return cards;
}

describe("HR's counts on the scorecards of managers", () => {
  it("give away no group of one to four people, of all units and days together", async () => {
    const cards = await collect(manager);
    expect(recordLeaks(units, records, cards)).toEqual([]);
    const shown = cards
      .flatMap(({ measures }) => measures.flatMap(({ rows }) => rows))
      .filter((row) => row.source === "record" && row.value !== null && row.figureOf === null);
    // Nothing is safe where nothing is shown.
    expect(new Set(shown.map(({ indicator }) => indicator))).toEqual(
      new Set([
        "stress-leaver-share",
        "turnover-rate",
        "performance-pass-rate",
        "performance-attainment-rate",
      ]),
    );
  });

  it("would give some away if managers saw what HR sees", async () => {
    const found = recordLeaks(units, records, await collect(callers.hr, MONTH_ENDS.slice(-4)));
    expect(found.map(({ figure }) => figure)).toEqual(
      expect.arrayContaining(["stress-leaver-share", "turnover-rate", "voluntary-turnover-rate"]),
    );
  });

  it("are examined by the audit command with the keys of a manager and an observer", async () => {
    const observer = (await callers.owner.post("/keys", { name: "查", role: "observer" })).body.key;
    const { code, output } = await runProgram(process.execPath, [
      ...["--no-warnings", "scripts/audit.ts", "--base", server.base],
      ...["--key", observer, "--key", managerKey, "--language", "zh-CN"],
    ]);
    // Of every unit today's, and those of 24 ends of months.
    const scorecards = 25 * units.length;
    expect(output).toContain(`管理者看到的 ${scorecards} 张记分卡上的人事数据：没有发现泄露。`);
    expect(code).toBe(0);
  }, 300_000);

  it("hide a unit of four people behind the one above, with its baseline, and say so", async () => {
    const card = await scorecard(manager, idOf("总部/东区/三部"), "2027-01-05");
    for (const indicator of ["turnover-rate", "performance-attainment-rate"]) {
      const row = rowOf(card, indicator);
      expect(row?.figureOf, indicator).toMatchObject({ unit: idOf("总部/东区"), why: "few" });
    }
    const { turnover } = {
      turnover: (await callers.hr.get(`/scorecard?unit=${idOf("总部/东区/三部")}`)).body,
    };
    expect(rowOf(turnover, "turnover-rate")?.figureOf).toBeNull();
  });

  it("of leavers' reasons move at the end of each programme year, and say so", async () => {
    const company = idOf("总部");
    const rows = await Promise.all(
      ["2026-03-31", "2026-12-30", "2026-12-31"].map(async (day) =>
        rowOf(await scorecard(manager, company, day), "stress-leaver-share"),
      ),
    );
    expect(rows.map((row) => row?.to)).toEqual(["2025-12-31", "2025-12-31", "2026-12-31"]);
    const sentence = (rows[0] as unknown as { sentence: { zh: string } }).sentence.zh;
    expect(sentence).toContain("2025-01-01 至 2025-12-31");
    expect(sentence).toContain("每满一年更新一次");
    const hr = rowOf(await scorecard(callers.hr, company, "2026-03-31"), "stress-leaver-share");
    expect(hr?.to).toBe("2026-03-31");
  });

  it("lock baselines whose figures managers do not read elsewhere", async () => {
    const ofManager = (await manager.get("/baselines")).body.items;
    const ofHr = (await callers.hr.get("/baselines")).body.items;
    expect(ofManager).toHaveLength(4);
    for (const row of ofManager)
      expect(row).toMatchObject({ value: null, numerator: null, n: null });
    for (const row of ofHr) expect(row.value).not.toBeNull();
  });
});
