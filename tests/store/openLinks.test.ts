import { beforeAll, expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { Trend } from "../../schema/wire/trend.ts";
import type { Deps } from "../../worker/env.ts";
import { readScorecard } from "../../worker/services/readScorecard.ts";
import { readTrend } from "../../worker/services/readTrend.ts";
import {
  addReleasedWave,
  HR,
  lockBaseline,
  makeReleasedCompany,
  satisfied,
} from "./releasedCompany.ts";

const OWN = "这一次是公开链接，不限每人一份。";
const COMPARED = "用来对照的那一次是公开链接，不限每人一份。";

let deps: Deps;

const wave = (survey: string, month: string, channel: "csv" | "open", figure: object) =>
  addReleasedWave(deps, {
    ...{ survey, opensOn: `2026-${month}-02`, closesOn: `2026-${month}-13`, channel },
    cells: { u00001: { items: { "STR-G1": figure }, invited: 300, ballots: 200 } },
  });

beforeAll(async () => {
  deps = await makeReleasedCompany("2026-10-20");
  const first = await wave("stress", "02", "open", satisfied(100, 200));
  await wave("stress", "05", "csv", satisfied(110, 200));
  await wave("stress", "09", "csv", {
    ...satisfied(120, 200),
    share: { favourable: 120, rest: 80, bound: "atLeast" },
  });
  await wave("pulse", "10", "open", satisfied(130, 200));
  await lockBaseline(deps, { indicator: "stress-satisfaction", wave: first });
});

it("a line labels each wave with a public link, and changes measured from one", async () => {
  const read = await readTrend(deps, HR, "stress-satisfaction", undefined);
  if (!read.ok) throw new Error(read.error.reason);
  const { points } = Trend.parse(read.value);
  expect(points.map(({ onePerPerson }) => onePerPerson)).toEqual([false, true, true, false]);
  const [open, next, last, pulse] = points.map(({ sentence }) => sentence.zh);
  for (const words of [open, pulse]) expect(words).toContain(OWN);
  expect(next).toContain(COMPARED);
  expect(last).not.toContain("公开链接");
});

it("a row says that its baseline had a public link, and which pulse", async () => {
  const read = await readScorecard(deps, HR, { unit: undefined, asOf: undefined });
  if (!read.ok) throw new Error(read.error.reason);
  const row = Scorecard.parse(read.value)
    .measures.flatMap(({ rows }) => rows)
    .find(({ indicator }) => indicator === "stress-satisfaction");
  expect(row).toMatchObject({
    ...{ wave: { onePerPerson: true }, pulse: { onePerPerson: false }, valueBound: "atLeast" },
  });
  expect(row?.sentence.zh).toContain("至少 120 人满意（不低于 60%）");
  expect(row?.sentence.zh).toContain(COMPARED);
});
