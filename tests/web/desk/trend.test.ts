import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import type { Unit } from "../../../schema/wire/units.ts";
import type { TrendPointView, TrendView } from "../../../web/api/trends.ts";
import { inRows, thinned } from "../../../web/insights/chartRoom.ts";
import { latestWave } from "../../../web/insights/latestWave.ts";
import { rangeText, shareText } from "../../../web/insights/trendFigures.ts";
import { dimensionMarks, indicatorMarks, markKinds } from "../../../web/insights/trendMarks.ts";
import { trendSentence } from "../../../web/insights/trendSentence.ts";
import { firstUnit, unitChoices } from "../../../web/insights/unitChoices.ts";

let waves = 0;

/** A hidden full wave of the first piece, unless something else is said. */
const point = (closesOn: string, said: Partial<TrendPointView> = {}): TrendPointView => ({
  wave: `00000000-0000-4000-8000-${String(++waves).padStart(12, "0")}`,
  name: closesOn,
  ...{ survey: said.isPulse ? "pulse" : "satisfaction", version: "1.0.0" },
  ...{ opensOn: closesOn, closesOn, isPulse: false, segment: said.isPulse ? null : 0 },
  onePerPerson: true,
  ...{ figure: { shown: false }, share: null, bounds: null, isBaseline: false },
  sentence: { zh: `${closesOn} 的话。`, en: `Words of ${closesOn}.` },
  ...said,
});

const ofMany = (favourable: number, n: number): Partial<TrendPointView> => ({
  figure: { shown: true, n, mean: 3.9, share: { favourable, rest: n - favourable } },
  share: { value: favourable / n, interval: { lower: 0.4, upper: 0.8 }, team: null },
});
const ofFew: Partial<TrendPointView> = { figure: { shown: true, n: 12, mean: 3.8 } };
const ofAlike: Partial<TrendPointView> = {
  figure: { shown: true, n: 40, atLeast: 4.6, shareBounds: [37, 40] },
  bounds: { lower: 0.925, upper: 1 },
};

const trend = (points: TrendPointView[], said: Partial<TrendView> = {}): TrendView => ({
  ...{ indicator: "career-satisfaction", unit: "u00001", points, breaks: [], baseline: null },
  ...{ targets: [], change: null, sentence: { zh: "", en: "" } },
  ...said,
});

const versionBreak = (on: string): TrendView["breaks"][number] => ({
  ...{ on, kind: "version", fromVersion: "1.0.0", toVersion: "2.0.0" },
  sentence: { zh: "", en: "" },
});

let zh: TFunction<"trends">;
let en: TFunction<"trends">;

beforeAll(async () => {
  await i18next.init({
    lng: "zh-CN",
    resources: { "zh-CN": { ...DESK_TEXTS["zh-CN"] }, en: { ...DESK_TEXTS.en } },
    ns: ["trends"],
    interpolation: { escapeValue: false },
  });
  zh = i18next.getFixedT("zh-CN", "trends");
  en = i18next.getFixedT("en", "trends");
});

describe("the sentence of a line", () => {
  const inChinese = (points: TrendPointView[]) => trendSentence(points, zh, (one) => one.zh);
  const inEnglish = (points: TrendPointView[]) => trendSentence(points, en, (one) => one.en);

  it("is the one of the latest full wave, whatever a pulse said after it", () => {
    const points = [
      point("2025-11-14", ofMany(20, 30)),
      point("2026-02-06", { ...ofFew, isPulse: true }),
    ];
    expect(inChinese(points)).toBe("2025-11-14 的话。");
    expect(latestWave(points)?.closesOn).toBe("2025-11-14");
  });

  it("is that of a pulse where there is nothing else, and calls it one", () => {
    const points = [point("2026-02-06", { ...ofFew, isPulse: true })];
    expect(inChinese(points)).toBe("快问：2026-02-06 的话。");
    expect(inEnglish(points)).toBe("Pulse: Words of 2026-02-06.");
  });

  it("goes on to what was shown last where the latest is hidden", () => {
    const points = [point("2025-11-14", ofMany(20, 30)), point("2026-05-15")];
    expect(inChinese(points)).toBe("2026-05-15 的话。上一次有显示的是 2025-11：2025-11-14 的话。");
    expect(inEnglish(points)).toBe(
      "Words of 2026-05-15. Last shown in 2025-11: Words of 2025-11-14.",
    );
    expect(inChinese([point("2026-05-15")])).toBe("2026-05-15 的话。");
  });

  it("says where nothing has been released", () => {
    expect(inEnglish([])).toBe(DESK_TEXTS.en.trends.sentence.none);
  });
});

describe("a share in a page", () => {
  it("has a decimal from a hundred answers on only", () => {
    expect(shareText(point("2026-05-15", ofMany(20, 30)), null)).toBe("67%");
    expect(shareText(point("2026-05-15", ofMany(200, 300)), null)).toBe("66.7%");
  });

  it("is never written like the target that it is not, in the drawing neither", () => {
    const missed = point("2026-05-15", ofMany(72, 85));
    expect([shareText(missed, 0.85), shareText(missed, null)]).toEqual(["84.7%", "85%"]);
    const target = {
      from: null,
      to: null,
      wanted: 0.85,
      basis: null,
      value: 0.85,
      isCapped: false,
    };
    const [mark] = indicatorMarks(trend([missed], { targets: [target] })).waves;
    expect(mark?.label).toBe("84.7%");
  });

  it("keeps the mark of a count that may be more or less", () => {
    const marked = (bound: "atLeast" | "atMost") =>
      point("2026-05-15", {
        ...ofMany(20, 30),
        figure: { shown: true, n: 30, mean: 3.9, share: { favourable: 20, rest: 10, bound } },
      });
    expect(shareText(marked("atLeast"), null)).toBe("≥ 67%");
    expect(shareText(marked("atMost"), null)).toBe("≤ 67%");
  });

  it("is a range, never a point, where the release leaves one open", () => {
    const open = (lower: number, upper: number) =>
      shareText(point("2026-05-15", { ...ofAlike, bounds: { lower, upper } }), null);
    // Rounded outward, so that the true share lies within what is written.
    expect(open(0.925, 1)).toBe("≥ 92%");
    expect(open(0, 0.071)).toBe("≤ 8%");
    expect(open(0.121, 0.179)).toBe("12–18%");
    expect(rangeText({ lower: 0.446, upper: 0.834 })).toBe("45–83%");
  });

  it("is nothing where only a mean is released, or nothing", () => {
    expect(shareText(point("2026-05-15", ofFew), null)).toBeNull();
    expect(shareText(point("2026-05-15"), null)).toBeNull();
  });
});

describe("the marks of an indicator", () => {
  it("are of shares with their intervals, and a gap where a wave is hidden or has a mean only", () => {
    const marks = indicatorMarks(
      trend([point("2025-05-15", ofMany(20, 30)), point("2025-11-14"), point("2026-05-15", ofFew)]),
    );
    expect(marks.measure).toBe("share");
    expect(marks.waves.map(({ figure }) => figure)).toEqual([
      { kind: "point", value: expect.closeTo(66.667, 3), interval: [40, 80], isJoined: true },
      { kind: "gap" },
      { kind: "gap" },
    ]);
    expect(markKinds(marks)).toEqual(["point", "interval", "gap"]);
  });

  it("are of means, joined by nothing and without a target, where no wave has a share", () => {
    const marks = indicatorMarks(
      trend([point("2025-05-15", ofFew), point("2025-11-14", ofFew)], {
        targets: [
          { from: null, to: null, wanted: 0.85, basis: null, value: 0.85, isCapped: false },
        ],
      }),
    );
    expect(marks.measure).toBe("score");
    expect(marks.waves.map(({ figure }) => figure)).toEqual([
      { kind: "point", value: 70, interval: null, isJoined: false },
      { kind: "point", value: 70, interval: null, isJoined: false },
    ]);
    expect(markKinds(marks)).toEqual(["few"]);
  });

  it("are a range, joined to nothing, where answers are nearly all alike", () => {
    const marks = indicatorMarks(trend([point("2025-05-15", ofAlike)]));
    expect(marks.waves[0]).toMatchObject({
      figure: { kind: "range", ends: [92.5, 100] },
      label: "≥ 92%",
    });
    expect(markKinds(marks)).toEqual(["range"]);
  });

  it("turn grey before the latest break, pulses with the rest, and are joined within a piece", () => {
    const marks = indicatorMarks(
      trend(
        [
          point("2024-05-15", ofMany(20, 30)),
          point("2024-08-15", { ...ofMany(20, 30), isPulse: true }),
          point("2025-05-15", { ...ofMany(20, 30), segment: 1 }),
          point("2025-08-15", { ...ofMany(20, 30), isPulse: true }),
        ],
        { breaks: [versionBreak("2025-05-04")] },
      ),
    );
    expect(marks.waves.map(({ segment, isEarlier }) => [segment, isEarlier])).toEqual([
      [0, true],
      [null, true],
      [1, false],
      [null, false],
    ]);
    expect(markKinds(marks)).toEqual(["point", "interval", "pulse", "break", "earlier"]);
  });

  it("ring a wave with a public link, if it shows anything", () => {
    const open = { onePerPerson: false };
    const shown = indicatorMarks(trend([point("2025-05-15", { ...ofMany(20, 30), ...open })]));
    expect(shown.waves[0]?.onePerPerson).toBe(false);
    expect(markKinds(shown)).toEqual(["point", "interval", "openLink"]);
    expect(markKinds(indicatorMarks(trend([point("2025-05-15", open)])))).not.toContain("openLink");
  });

  it("keep a target that was replaced, leave out one without a value, and mark the baseline", () => {
    const target = { wanted: 0.2, basis: "relative", isCapped: false } as const;
    const marks = indicatorMarks(
      trend([point("2025-05-15", { ...ofMany(20, 30), isBaseline: true })], {
        baseline: {
          ...{ value: 20 / 30, n: 30, wave: "00000000-0000-4000-8000-000000000000" },
          ...{ period: null, source: "wave", version: "1.0.0", lockedOn: "2025-06-01" },
        },
        targets: [
          { ...target, from: null, to: "2025-06-01", value: 0.8 },
          { ...target, from: "2025-06-01", to: "2025-07-01", value: null },
          { ...target, from: "2025-07-01", to: null, value: 0.9 },
        ],
      }),
    );
    expect(marks.targets.map(({ from, value }) => [from, value])).toEqual([
      [null, 80],
      ["2025-07-01", 90],
    ]);
    expect(marks.waves[0]?.isBaseline).toBe(true);
    expect(marks.enteredBaseline).toBeNull();
    expect(markKinds(marks)).toEqual(["point", "interval", "baseline", "target", "oldTarget"]);
  });

  it("show a baseline that was entered on the day it was locked", () => {
    const marks = indicatorMarks(
      trend([point("2025-05-15", ofMany(20, 30))], {
        baseline: {
          ...{ value: 0.5, n: null, wave: null, period: "2024", source: "record" },
          ...{ version: null, lockedOn: "2025-01-10" },
        },
      }),
    );
    expect(marks.enteredBaseline).toEqual({ on: "2025-01-10", value: 50 });
  });

  it("take pulses for the line's measure only where no full wave is shown", () => {
    const pulse = point("2025-08-15", { ...ofMany(20, 30), isPulse: true });
    expect(indicatorMarks(trend([point("2025-05-15", ofFew), pulse])).measure).toBe("score");
    expect(indicatorMarks(trend([point("2025-05-15"), pulse])).measure).toBe("share");
  });
});

describe("the marks of a dimension", () => {
  it("are of scores: joined by interval or common items, a range at an end", () => {
    const place = (closesOn: string, figure: object, isOnCommonItems = true) => ({
      ...point(closesOn),
      ...{ figure: { shown: true as const, n: 40, score: 0, ...figure } },
      ...{ items: ["CAR-C2", "CAR-C3"], isOnCommonItems },
    });
    const marks = dimensionMarks({
      ...{ survey: "career", dimension: "path", unit: "u00001", breaks: [] },
      points: [
        place("2024-09-14", { score: 44 }, false),
        place("2025-03-14", { score: 55, interval: [49, 61] }, false),
        place("2025-09-14", { score: 61 }),
        place("2026-03-14", { score: 96, bound: "atLeast" }),
      ],
      sentence: { zh: "", en: "" },
    });
    expect(marks.measure).toBe("score");
    expect(marks.waves.map(({ figure, label }) => [figure, label])).toEqual([
      [{ kind: "point", value: 44, interval: null, isJoined: false }, "44"],
      [{ kind: "point", value: 55, interval: [49, 61], isJoined: true }, "55"],
      [{ kind: "point", value: 61, interval: null, isJoined: true }, "61"],
      [{ kind: "range", ends: [96, 100] }, "≥ 96"],
    ]);
    expect(markKinds(marks)).toEqual(["point", "interval", "few", "common", "range"]);
  });
});

describe("room for words along the axis", () => {
  it("goes to the latest first", () => {
    const places = [0, 30, 50, 90].map((x) => ({ x }));
    expect(thinned(places, 40).map(({ x }) => x)).toEqual([90, 50, 0]);
  });

  it("puts words that are too near each other into rows", () => {
    const places = [100, 120, 190, 200].map((x) => ({ x }));
    expect(inRows(places, 76).map(({ x, row }) => [x, row])).toEqual([
      [100, 0],
      [120, 1],
      [190, 0],
      [200, 1],
    ]);
  });
});

describe("the units to choose", () => {
  const unit = (id: string, path: string, parentId: string | null): Unit => ({
    ...{ id, path, parentId, headcount: 1 },
    name: path.split("/").at(-1) ?? "",
  });
  const units = [
    unit("u1", "总部", null),
    unit("u4", "总部/乙/二部", "u3"),
    unit("u3", "总部/乙", "u1"),
    unit("u2", "总部/甲/一部", "gone"),
  ];
  const manager = (led: string[]) => ({
    ...{ id: "a", name: "经理", role: "manager" as const, kind: "account" as const },
    units: led,
  });

  it("stand in the order of the organisation, with those whose parents are not told", () => {
    expect(unitChoices(units, "zh-CN").map(({ unit: { id }, depth }) => [id, depth])).toEqual([
      ["u1", 0],
      ["u3", 1],
      ["u4", 2],
      ["u2", 1],
    ]);
  });

  it("begin with the highest unit led, else with the company", () => {
    expect(firstUnit(units, manager(["u4", "u3"]))?.id).toBe("u3");
    expect(firstUnit(units, manager([]))?.id).toBe("u1");
    expect(firstUnit(units, { ...manager([]), role: "hr" })?.id).toBe("u1");
    expect(firstUnit([], manager(["u3"]))).toBeUndefined();
  });
});
