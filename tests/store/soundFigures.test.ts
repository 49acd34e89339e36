import { expect, it } from "vitest";
import { Scorecard } from "../../schema/wire/scorecard.ts";
import { DimensionTrend, Trend } from "../../schema/wire/trend.ts";
import { RECORD_KINDS } from "../../worker/domain/programme/recordKinds.ts";
import type { Deps } from "../../worker/env.ts";
import { PROGRAMME } from "../../worker/services/indicatorSource.ts";
import { readDimensionTrend } from "../../worker/services/readDimensionTrend.ts";
import { readScorecard } from "../../worker/services/readScorecard.ts";
import { readTrend } from "../../worker/services/readTrend.ts";
import { writeHrRecords } from "../../worker/store/hrRecord.ts";
import { insertSeriesBreaks } from "../../worker/store/seriesBreak.ts";
import { insertTargetRevision } from "../../worker/store/targetRevision.ts";
import { insertUnitMoves } from "../../worker/store/unitMove.ts";
import { seededRandom } from "../support/fixedRandom.ts";
import {
  addReleasedWave,
  HR,
  lockBaseline,
  makeReleasedCompany,
  managerOf,
  onDay,
} from "./releasedCompany.ts";

const UNITS = ["u00001", "u00002", "u00003", "u00004", "u00005"] as const;
const SURVEYED = PROGRAMME.indicators.flatMap(({ id, source }) =>
  source.type === "survey" ? [{ id, survey: source.survey, item: source.item }] : [],
);
const ROUNDS = 14;

const bytes = seededRandom(20_261_125);
const draw = (): number => {
  const [high = 0, low = 0] = bytes(2);
  return (256 * high + low) / 65_536;
};
const below = (end: number): number => Math.floor(end * draw());
function oneOf<T>(list: readonly T[]): T {
  const chosen = list[below(list.length)];
  if (chosen === undefined) throw new Error("Nothing to choose from.");
  return chosen;
}

/** A figure as some release might show it; the ends of what is possible come often. */
function figure(): object | null {
  const people = oneOf([0, 5, 12, 20, 21, 40, 300]);
  if (people === 0) return null;
  const points = oneOf([{ mean: oneOf([1, 3.2, 5]) }, { atLeast: 4.7 }, { atMost: 1.3 }]);
  if (people === 5) return { shown: true, n: "5-9", ...points };
  if (people < 20) return { shown: true, n: people, ...points };
  const favourable = oneOf([0, 1, below(people + 1), people - 1, people]);
  const share = { favourable, rest: people - favourable };
  return {
    ...{ shown: true, n: people, ...points },
    ...oneOf([
      {},
      { share },
      { share: { ...share, bound: oneOf(["atLeast", "atMost"]) } },
      { shareBounds: [favourable, oneOf([favourable, people])] },
    ]),
  };
}

const reasons = () => ({
  ...{ shown: true, n: 30 },
  counts: [
    { options: ["workload", "pay"], n: below(12) },
    { options: ["client_strain"], n: oneOf([0, 15]) },
    { options: ["pay"], n: below(20) },
    { options: ["undisclosed", "retirement"], n: below(9) },
  ],
});

/** What happens in a month of this company: a wave, counts, and what HR decides about them. */
async function live(deps: Deps, month: number): Promise<string> {
  const day = new Date(Date.UTC(2026, month, 20)).toISOString().slice(0, 10);
  const { survey, item, id: indicator } = oneOf(SURVEYED);
  const cells = UNITS.flatMap((unit) => {
    const shown = survey === "exit" ? (unit === "u00001" ? reasons() : null) : figure();
    const invited = oneOf([0, 5, 40, 400]);
    return shown === null
      ? []
      : [[unit, { items: { [item]: shown }, invited, ballots: below(invited + 1) }] as const];
  });
  const wave = await addReleasedWave(deps, {
    ...{ survey, opensOn: `${day.slice(0, 8)}02`, closesOn: `${day.slice(0, 8)}13` },
    ...{ channel: oneOf(["csv", "open"]), cells: Object.fromEntries(cells) },
  });
  const period = day.slice(0, 7);
  const quarter = `${day.slice(0, 4)}-Q${Math.floor((month % 12) / 3) + 1}`;
  const records = Object.values(RECORD_KINDS).map(({ record, periods, isShare }) => {
    const denominator = oneOf([0, 1, 30, 60.5]);
    const numerator = oneOf([0, 1, isShare ? denominator : 90]);
    return {
      ...{ record, unitId: oneOf(UNITS), period: periods.includes("month") ? period : quarter },
      ...{ numerator: isShare ? Math.min(numerator, denominator) : numerator, denominator },
      detail: oneOf([{}, { averageHeadcount: oneOf([0, 58]), noReason: 1, mentioned: 0 }]),
    };
  });
  for (const statement of writeHrRecords(deps.db, records)) await statement;
  const entered = { value: oneOf([0, 0.4, 1]), numerator: null, n: oneOf([5, 40]) };
  await lockBaseline(deps, { indicator, ...oneOf([{ wave }, entered]) });
  const other = oneOf(PROGRAMME.indicators.filter(({ kind }) => kind === "change"));
  await lockBaseline(deps, { indicator: other.id, ...entered });
  await insertTargetRevision(deps.db, {
    ...{ indicator: other.id, target: oneOf([-0.99, -0.2, 0.15, 9]), dueOn: oneOf([null, day]) },
    ...{ changeBasis: oneOf(["relative", "points"]), owner: null, reason: "改" },
    ...{ revisedBy: "hr", revisedAtMs: deps.clock.nowMs(), validFrom: day },
  });
  const about = oneOf([
    { kind: "organisation" as const, indicator: null, unitId: oneOf(UNITS) },
    { kind: "appraisal-standard" as const, indicator: "performance-pass-rate", unitId: null },
  ]);
  await insertSeriesBreaks(deps.db, [
    { id: crypto.randomUUID(), ...about, on: day, note: "改", enteredBy: "hr", enteredAtMs: 1 },
  ]);
  await insertUnitMoves(deps.db, [
    {
      ...{ unitId: oneOf(UNITS), day, moved: 1 + below(20) },
      ...{ headcountBefore: oneOf([0, 10, 100]), headcountAfter: 10 },
    },
  ])[0];
  return day;
}

/** Places of numbers that are none, of −0, and of texts that show one. */
function unsoundPlaces(value: unknown, place: string): string[] {
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${place}: ${value}`];
  }
  if (typeof value === "string") {
    return /NaN|Infinity|undefined|(?<![\w-])[-−]0(?![.\w])/.test(value)
      ? [`${place}: ${value}`]
      : [];
  }
  if (value === undefined) return [`${place}: undefined`];
  return Object.entries(value ?? {}).flatMap(([key, one]) => unsoundPlaces(one, `${place}/${key}`));
}

it("whatever is released, counted and decided, no answer holds NaN, Infinity or −0", async () => {
  let deps = await makeReleasedCompany("2026-01-20");
  for (let month = 0; month < ROUNDS; month++) {
    deps = onDay(deps, await live(deps, month));
    for (const [unit, actor] of [
      ["u00001", HR],
      [oneOf(UNITS), HR],
      [oneOf(UNITS), managerOf("u00002")],
    ] as const) {
      const card = await readScorecard(deps, actor, { unit, asOf: undefined });
      if (!card.ok) throw new Error(card.error.reason);
      expect(unsoundPlaces(Scorecard.parse(card.value), `${month} ${unit} card`)).toEqual([]);
      for (const { id } of SURVEYED) {
        const trend = await readTrend(deps, actor, id, unit);
        if (!trend.ok) throw new Error(trend.error.reason);
        expect(unsoundPlaces(Trend.parse(trend.value), `${month} ${unit} ${id}`)).toEqual([]);
      }
      const dimension = await readDimensionTrend(deps, actor, {
        ...{ survey: "satisfaction", dimension: "reward", unit },
      });
      if (dimension.ok) {
        const said = DimensionTrend.parse(dimension.value);
        expect(unsoundPlaces(said, `${month} ${unit} reward`)).toEqual([]);
      }
    }
  }
}, 120_000);

it("the search finds what it looks for", () => {
  const answer = { a: [-0, { b: Number.NaN }], zh: "变化 −0 个百分点", on: "2026-01-05", n: "5-9" };
  expect(unsoundPlaces(answer, "")).toEqual(["/a/0: 0", "/a/1/b: NaN", "/zh: 变化 −0 个百分点"]);
});
