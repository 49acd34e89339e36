import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, makeCallers, makeRoster, SMALL_COMPANY } from "../support/company.ts";
import { startServer, type TestServer } from "../support/server.ts";

interface TurnoverYear {
  readonly open: number[];
  readonly close: number[];
  readonly leavers: number[];
}
interface Vectors {
  readonly vectors: readonly {
    readonly id: string;
    readonly input: unknown;
    readonly expected: unknown;
  }[];
}

const { vectors }: Vectors = JSON.parse(
  readFileSync(new URL("../vectors/scoring-vectors.json", import.meta.url), "utf8"),
);
const v4 = vectors.find(({ id }) => id === "v4-turnover-rate") as unknown as {
  readonly input: Readonly<Record<"baseline" | "current", TurnoverYear>>;
  readonly expected: {
    readonly current: { readonly rate_pct: number; readonly avg_headcount: number };
    readonly baseline: { readonly rate_pct: number; readonly avg_headcount: number };
    readonly change_points_pct: number;
    readonly change_relative_pct: number;
    readonly relative95_pct: { readonly lower: number; readonly upper: number };
    readonly target_relative: { readonly target_value_pct: number; readonly progress: number };
    readonly target_points: { readonly target_value_pct: number };
  };
};

const HEADER = "record,unit,period,numerator,denominator,opening,closing";

const monthsOf = (year: number, { open, close, leavers }: TurnoverYear): string[] =>
  leavers.map((left, i) => {
    const period = `${year}-${String(i + 1).padStart(2, "0")}`;
    return `turnover,总部,${period},${left},,${open[i]},${close[i]}`;
  });

let server: TestServer;
let callers: Callers;

beforeAll(async () => {
  server = await startServer({ clock: "2027-01-05" });
  callers = await makeCallers(server);
  await callers.owner.put("/settings", { programmeStart: "2026-01-01" });
  await callers.hr.postCsv("/roster", makeRoster(SMALL_COMPANY));
  const rows = [
    ...monthsOf(2025, v4.input.baseline),
    ...monthsOf(2026, v4.input.current),
    "recruitment,总部,2026-03,3,10,,",
    "recruitment,总部,2026-06,3,10,,",
  ];
  const imported = await callers.hr.postCsv("/records", [HEADER, ...rows].join("\n"));
  if (imported.status !== 200) throw new Error(imported.text);
  await callers.hr.post("/baselines", { indicator: "turnover-rate", period: "2025-12" });
});
afterAll(() => server.stop());

async function rowOf(indicator: string, asOf?: string) {
  const { body, status } = await callers.hr.get(
    `/scorecard${asOf === undefined ? "" : `?asOf=${asOf}`}`,
  );
  expect(status).toBe(200);
  const rows = body.measures.flatMap(({ rows: each }: { rows: unknown[] }) => each);
  return rows.find((row: { indicator: string }) => row.indicator === indicator);
}

describe("v4, from HR's counts to the scorecard", () => {
  it("gives both years' rates, the change in both readings and its interval, to six decimals", async () => {
    const { expected } = v4;
    const row = await rowOf("turnover-rate");
    expect(100 * row.value).toBeCloseTo(expected.current.rate_pct, 6);
    expect(row.n).toBeCloseTo(expected.current.avg_headcount, 6);
    expect([row.from, row.to, row.numerator]).toEqual(["2026-01-01", "2026-12-31", 10]);
    expect(100 * row.baseline.value).toBeCloseTo(expected.baseline.rate_pct, 6);
    expect(row.baseline.n).toBeCloseTo(expected.baseline.avg_headcount, 6);
    const { points, relative, relativeInterval } = row.sinceBaseline;
    expect(100 * points.difference).toBeCloseTo(expected.change_points_pct, 6);
    expect(100 * relative).toBeCloseTo(expected.change_relative_pct, 6);
    expect(100 * relativeInterval.lower).toBeCloseTo(expected.relative95_pct.lower, 6);
    expect(100 * relativeInterval.upper).toBeCloseTo(expected.relative95_pct.upper, 6);
  });

  it("meets the relative target by complete counts, and shows the points beside it", async () => {
    const { expected } = v4;
    const { target, status, sinceBaseline } = await rowOf("turnover-rate");
    expect(100 * target.deciding.value).toBeCloseTo(expected.target_relative.target_value_pct, 6);
    expect(target.deciding.progress).toBeCloseTo(expected.target_relative.progress, 6);
    expect(100 * target.other.value).toBeCloseTo(expected.target_points.target_value_pct, 6);
    // v9: "turnover -20% relative met (record)". Luck or not is told beside it, not by the status.
    expect([status, sinceBaseline.evidence]).toEqual(["achieved", "none"]);
  });

  it("tests no window against one that shares months with it", async () => {
    const { to, sinceBaseline } = await rowOf("turnover-rate", "2026-07-15");
    expect(to).toBe("2026-06-30");
    expect(sinceBaseline?.evidence ?? null).toBeNull();
  });
});

describe("v9's recruitment", () => {
  it("of 30 % at a quarter of the year is on track, and at half of it at risk", async () => {
    expect(await rowOf("recruitment-completion-rate", "2026-04-01")).toMatchObject({
      ...{ value: 0.3, status: "on_track", flags: [] },
    });
    expect(await rowOf("recruitment-completion-rate", "2026-07-01")).toMatchObject({
      ...{ value: 0.3, status: "at_risk" },
    });
  });
});
