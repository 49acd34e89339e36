import { describe, expect, test } from "vitest";
import { auditText } from "../../schema/text/audit.ts";
import { auditCapture } from "../../scripts/audit/auditCapture.ts";
import { leakSentence } from "../../scripts/audit/leakSentence.ts";
import type { Capture, Quote } from "../../scripts/audit/readCapture.ts";

const figure = (n: number, favourable: number) => ({
  shown: true,
  n,
  mean: 3.4,
  share: { favourable, rest: n - favourable },
});

/** A released wave: a company of 57, of whom 52 in the east, and what other pages quote of it. */
function capture(quotes: readonly Quote[], isEastShown = false): Capture {
  const cell = (unit: string, shown: object) => ({
    unit,
    cut: null,
    items: { Q1: shown as { shown: boolean } },
    dimensions: {},
  });
  const base = (unit: string, n: number) => ({ unit, cut: null, ballots: n, nByItem: { Q1: n } });
  return {
    units: [],
    waves: [
      {
        wave: { name: "三月", survey: "satisfaction", state: "released", k: 6 },
        manifest: null,
        participation: null,
        counts: {
          wave: "w",
          k: 6,
          tree: [
            { id: "hq", parentId: null },
            { id: "east", parentId: "hq" },
          ],
          dimensions: {},
          baseCells: [base("hq", 5), base("east", 52)],
        },
        documents: [
          {
            cells: [
              cell("hq", figure(57, 30)),
              cell("east", isEastShown ? figure(52, 28) : { shown: false }),
            ],
            comments: [],
          },
        ],
        commonDimensions: {},
        quotes,
      },
    ],
  } as unknown as Capture;
}
const quote = (more: Partial<Quote>): Quote => ({
  unit: "hq",
  item: "Q1",
  share: null,
  score: null,
  ...more,
});
const reasons = (...quotes: Quote[]) =>
  auditCapture(capture(quotes)).leaks.map(({ leak }) => leak.reason);

describe("what lines and scorecards quote of a release", () => {
  test("may be its shares and means, rounded", () => {
    // 30 of 57; 25 · (3.4 − 1)
    expect(reasons(quote({ share: 30 / 57, score: 60 }), quote({ share: 0.53 }))).toEqual([]);
  });

  test("may not be other ones, nor of a unit that shows none", () => {
    expect(reasons(quote({ share: 31 / 57 }))).toEqual(["two-answers"]);
    expect(reasons(quote({ score: 62 }))).toEqual(["two-answers"]);
    expect(reasons(quote({ unit: "east", share: 28 / 52 }))).toEqual(["two-answers"]);
    expect(reasons(quote({ unit: "east", score: 60 }))).toEqual(["two-answers"]);
  });
});

describe("the sentence of a leak", () => {
  test("shows the subtraction, in both languages", () => {
    const names: Readonly<Record<string, string>> = { hq: "总部", east: "华东区" };
    const { leaks, figureCount, waveCount } = auditCapture(capture([], true));
    const [leak] = leaks;
    if (leak === undefined) throw new Error("Five people are left.");
    const say = (language: "zh-CN" | "en") =>
      leakSentence(leak, auditText(language), (unit) => names[unit] ?? unit);
    expect(say("zh-CN")).toBe(
      "“三月”的 Q1：总部（57） − 华东区（52） = 5 人，少于 6 人，他们的合计可以算出来：总部。",
    );
    expect(say("en")).toBe(
      "“三月”, Q1: 总部 (57) − 华东区 (52) = 5, fewer than 6 people, whose total can be worked out: 总部.",
    );
    expect([waveCount, figureCount]).toEqual([1, 2]);
  });
});
