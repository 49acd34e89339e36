import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import type { Unit } from "../../../schema/wire/units.ts";
import type { TrendPointView } from "../../../web/api/trends.ts";
import { trendSentence } from "../../../web/insights/trendSentence.ts";
import { latestPoint, trendSeries } from "../../../web/insights/trendSeries.ts";
import { firstUnit, unitChoices } from "../../../web/insights/unitChoices.ts";

type Figure = TrendPointView["figure"];

const point = (closesOn: string, figure: Figure, isPulse = false): TrendPointView => ({
  wave: "00000000-0000-4000-8000-000000000000",
  name: closesOn,
  survey: isPulse ? "pulse" : "satisfaction",
  version: "1.0.0",
  opensOn: closesOn,
  closesOn,
  isPulse,
  figure,
  segment: isPulse ? null : 0,
  share: null,
  bounds: null,
  isBaseline: false,
  sentence: { zh: "", en: "" },
});

const ofMany: Figure = { shown: true, n: 30, mean: 3.9, share: { favourable: 20, rest: 10 } };
const ofFew: Figure = { shown: true, n: 12, mean: 3.8 };
const hidden: Figure = { shown: false };

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

describe("the sentence of an indicator", () => {
  it("gives share and number of answers where both are released", () => {
    const points = [point("2026-05-15", ofMany)];
    expect(trendSentence(points, zh)).toBe("最近一次（2026-05）：67% 满意，30 人作答。");
    expect(trendSentence(points, en)).toBe("Latest (2026-05): 67% satisfied, 30 answered.");
  });

  it("gives the mean below twenty answers, and says why", () => {
    expect(trendSentence([point("2026-05-15", ofFew)], zh)).toBe(
      "最近一次（2026-05）：平均 70 分，12 人作答。人数太少，只显示平均得分。",
    );
    expect(trendSentence([point("2026-05-15", { ...ofFew, n: "5-9" })], zh)).toContain("5–9 人");
  });

  it("does not call people few where a large group has no share", () => {
    const sentence = trendSentence([point("2026-05-15", { ...ofFew, n: 40 })], zh);
    expect(sentence).not.toContain("人数太少");
    expect(sentence).toContain("只公布平均得分");
  });

  it("says that the latest is hidden, then what was shown last", () => {
    const points = [point("2025-11-14", ofMany), point("2026-05-15", hidden)];
    expect(trendSentence(points, zh)).toBe(
      "最近一次（2026-05）不显示。上一次有显示的是 2025-11：67% 满意，30 人作答。",
    );
    expect(trendSentence([point("2026-05-15", hidden)], zh)).toBe("最近一次（2026-05）不显示。");
  });

  it("lets a full wave stand for now, and a pulse only where there is none", () => {
    const points = [point("2025-11-14", ofMany), point("2026-02-06", ofFew, true)];
    expect(latestPoint(points)?.closesOn).toBe("2025-11-14");
    expect(latestPoint(points.slice(1))?.closesOn).toBe("2026-02-06");
  });

  it("says nothing of a change, whatever the numbers", () => {
    const fall: Figure = { shown: true, n: 30, mean: 1.9, share: { favourable: 2, rest: 28 } };
    const points = [point("2025-11-14", ofMany), point("2026-05-15", fall)];
    expect(trendSentence(points, zh)).toBe("最近一次（2026-05）：7% 满意，30 人作答。");
  });
});

describe("a line", () => {
  it("is of shares where every shown wave has one, with a gap where one is hidden", () => {
    const points = [point("2025-05-15", ofMany), point("2025-11-14", hidden)];
    const series = trendSeries(points);
    expect(series.measure).toBe("share");
    expect(series.points.map(({ value }) => value)).toEqual([67, null]);
  });

  it("is of mean scores as soon as one shown wave has no share, never of both", () => {
    const series = trendSeries([point("2025-05-15", ofMany), point("2025-11-14", ofFew)]);
    expect(series.measure).toBe("score");
    expect(series.points.map(({ value }) => value)).toEqual([73, 70]);
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
