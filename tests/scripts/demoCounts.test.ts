import { describe, expect, it } from "vitest";
import { historyCsv, monthBefore, monthCsv, quarterEndingIn } from "../../scripts/demo/hrCounts.ts";
import { planProgramme } from "../../scripts/demo/programme.ts";
import { COMPANY, REGIONS, TEAMS } from "../../scripts/demo/teams.ts";
import { simulateWorkforce } from "../../scripts/demo/workforce.ts";
import { monthOf } from "../../worker/domain/programme/period.ts";
import { readRecordsCsv } from "../../worker/domain/programme/readRecordsCsv.ts";
import { findRecordKind } from "../../worker/domain/programme/recordKinds.ts";
import { recordTotals } from "../../worker/domain/programme/recordTotals.ts";
import { recordFigures } from "../../worker/domain/programme/recordValue.ts";
import { finish } from "../support/finish.ts";

const TODAY = "2026-11-23";
const SEED = "test";
const { firstDays } = planProgramme(TODAY);
const [startsOn = ""] = firstDays;
const months = simulateWorkforce(SEED, firstDays);
const paths = [COMPANY, ...REGIONS, ...TEAMS.map(({ path }) => path)];

const read = (csv: string) =>
  finish(readRecordsCsv(csv, { today: TODAY, isUnit: (path) => paths.includes(path) }));

const files = [
  historyCsv(SEED, startsOn, months[0] ?? []),
  ...months.slice(0, 18).map((opening, i) => {
    const period = (firstDays[i] ?? "").slice(0, 7);
    const closing = months[i + 1] ?? [];
    return monthCsv(SEED, { month: i + 1, period, opening, closing }, 3 * ((i % 12) + 1));
  }),
];

describe("the counts of the demo company", () => {
  it("are files without faults, the same for the same seed", () => {
    for (const csv of files) expect(read(csv).errors).toEqual([]);
    expect(historyCsv(SEED, startsOn, months[0] ?? [])).toBe(files[0]);
    expect(historyCsv("another", startsOn, months[0] ?? [])).not.toBe(files[0]);
  });

  it("give every record a company figure before the programme or in it, each in a plausible place", () => {
    const units = paths.map((path) => ({
      id: path,
      parentId: path === COMPANY ? null : path.split("/").slice(0, -1).join("/"),
    }));
    const rows = files.flatMap((csv) => read(csv).rows);
    const options = {
      programmeMonth: monthOf(startsOn),
      turnoverScope: "allExceptRetirement",
    } as const;
    const at = (record: string) => {
      const kind = findRecordKind(record);
      const ofRecord = rows.filter((row) => row.record === record);
      const own = recordTotals(
        units,
        ofRecord.map(({ unit, ...row }) => ({ ...row, unitId: unit })),
      ).get(COMPANY);
      if (kind === undefined || own === undefined) throw new Error(record);
      return recordFigures(kind, own, options);
    };
    for (const [record, least, most] of [
      ["recruitment", 0.05, 1],
      ["reserve-pool", 0.07, 0.23],
      ["training-coverage", 0.05, 1],
      ["performance-attainment", 0.85, 1.15],
      ["promotion", 0.005, 0.15],
      ["exit-reasons", 0.2, 0.5],
      ["performance-pass", 0.75, 0.95],
      ["turnover", 0.04, 0.12],
      ["client-satisfaction", 0.8, 0.95],
    ] as const) {
      const values = at(record).map(({ value }) => value ?? Number.NaN);
      expect(values.length, record).toBeGreaterThan(4);
      for (const value of values) {
        expect(value, record).toBeGreaterThanOrEqual(least);
        expect(value, record).toBeLessThanOrEqual(most);
      }
    }
    const turnover = at("turnover");
    expect(turnover[0]?.period).toBe(monthBefore(startsOn, 1));
    expect(turnover.at(-1)?.value ?? 1).toBeLessThan(turnover[0]?.value ?? 0);
  });
});

describe("the months of the demo company", () => {
  it("are counted back across a year, and end quarters in their third", () => {
    expect([monthBefore("2026-01-05", 1), monthBefore("2026-03-01", 15)]).toEqual([
      "2025-12",
      "2024-12",
    ]);
    expect(["2026-03", "2026-12", "2026-02"].map(quarterEndingIn)).toEqual([
      "2026-Q1",
      "2026-Q4",
      null,
    ]);
  });
});
