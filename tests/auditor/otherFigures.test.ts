import { describe, expect, test } from "vitest";
import { auditRelease } from "../../worker/auditor/audit.ts";
import type { CapturedRelease, CellJson, ItemJson } from "../../worker/auditor/captured.ts";
import { classCounts } from "../../worker/auditor/classCounts.ts";
import { mergeResults } from "../../worker/auditor/mergeResults.ts";
import { surveyRules } from "../../worker/auditor/surveyRules.ts";

const TREE = [
  { id: "hq", parentId: null },
  { id: "east", parentId: "hq" },
];

/** A company of 100 with a unit of 40. */
function audit(
  hq: Partial<CellJson>,
  east: Partial<CellJson> = {},
  more: Partial<CapturedRelease> = {},
) {
  const cells = [
    { unit: "hq", cut: null, items: {}, dimensions: {}, ...hq },
    { unit: "east", cut: null, items: {}, dimensions: {}, ...east },
  ];
  const base = (unit: string, n: number) => ({
    unit,
    cut: null,
    ballots: n,
    nByItem: { Q1: n, Q2: n, C1: n },
  });
  const { leaks } = auditRelease({
    results: { cells, comments: [] },
    tree: TREE,
    baseCells: [base("hq", 60), base("east", 40)],
    k: 5,
    ...more,
  });
  return leaks.map(({ rule, reason, item }) => [rule === "other" ? reason : rule, item]);
}
const scale = (n: number, mean: number, more: Partial<ItemJson> = {}): ItemJson => ({
  shown: true,
  n,
  mean,
  ...more,
});
const counts = (n: number, ...entries: [string[], number][]): ItemJson => ({
  shown: true,
  n,
  counts: entries.map(([options, count]) => ({ options, n: count })),
});

describe("figures that nobody has shown to be safe", () => {
  test("three shares and distributions are refused", () => {
    const share = { favourable: 60, neutral: 20, unfavourable: 20 };
    expect(audit({ items: { Q1: scale(100, 3.5, { share }) } })).toContainEqual([
      "not-covered",
      "Q1",
    ]);
    const distribution = [10, 20, 30, 20, 20];
    expect(audit({ items: { Q1: scale(100, 3.2, { distribution }) } })).toEqual([
      ["not-covered", "Q1"],
    ]);
  });

  test("a favourable count that leaves out people is a contradiction", () => {
    const share = { favourable: 60, rest: 39 };
    expect(audit({ items: { Q1: scale(100, 3.5, { share }) } })).toEqual([["contradiction", "Q1"]]);
  });
});

describe("items that are no 1–5 scale", () => {
  test("belong to the whole company, from 30 answers", () => {
    const split = counts(40, [["yes"], 30], [["no"], 10]);
    expect(audit({}, { items: { C1: split } })).toEqual([["company-only", "C1"]]);
    expect(audit({ items: { C1: counts(29, [["yes"], 20], [["no"], 9]) } })).toEqual([
      ["company-only", "C1"],
    ]);
    expect(audit({ items: { C1: counts(100, [["yes"], 70], [["no"], 30]) } })).toEqual([]);
  });

  test("show no option that few chose, and none that all chose", () => {
    expect(audit({ items: { C1: counts(100, [["a"], 96], [["b", "c"], 4]) } })).toEqual([
      ["options", "C1"],
    ]);
    // Several may be chosen: everybody chose a.
    expect(audit({ items: { C1: counts(100, [["a"], 100], [["b"], 40]) } })).toEqual([
      ["options", "C1"],
    ]);
    expect(audit({ items: { C1: counts(100, [["a", "b"], 100]) } })).toEqual([]);
  });

  test("of the exit survey are told from 10 answers, with at least 3 to a reason", () => {
    const reasons = counts(12, [["pay"], 8], [["other", "move"], 4]);
    expect(audit({ items: { C1: reasons } }, {}, surveyRules("exit"))).toEqual([]);
    expect(audit({ items: { C1: reasons } })).toEqual([
      ["company-only", "C1"],
      ["options", "C1"],
    ]);
  });
});

describe("dimension scores", () => {
  const items = { Q1: scale(40, 3.9), Q2: scale(40, 3.2) };
  const dimensions = { work: ["Q1", "Q2"] };
  const score = (value: number, bound?: string) => ({
    work: { shown: true, n: 40, score: value, ...(bound ? { bound } : {}) },
  });

  test("are the mean of the shown items, halves upward, and nothing else", () => {
    // 25 · ((3.9 + 3.2) / 2 − 1) = 63.75
    expect(audit({}, { items, dimensions: score(64) }, { dimensions })).toEqual([]);
    expect(audit({}, { items, dimensions: score(63) }, { dimensions })).toEqual([
      ["dimension", "work"],
    ]);
    const halves = { Q1: scale(40, 3.1), Q2: scale(40, 3.5) };
    expect(audit({}, { items: halves, dimensions: score(58) }, { dimensions })).toEqual([]);
  });

  test("are not shown where an item of theirs is hidden", () => {
    const partial = { Q1: scale(40, 3.9), Q2: { shown: false } };
    expect(audit({}, { items: partial, dimensions: score(73) }, { dimensions })).toEqual([
      ["dimension", "work"],
    ]);
  });

  test("round a bound the safe way", () => {
    const bounded = { Q1: { shown: true, n: 40, atLeast: 4.9 }, Q2: scale(40, 3.2) };
    for (const value of [76, 77]) {
      expect(
        audit({}, { items: bounded, dimensions: score(value, "atLeast") }, { dimensions }),
      ).toEqual([]);
    }
    expect(audit({}, { items: bounded, dimensions: score(78, "atLeast") }, { dimensions })).toEqual(
      [["dimension", "work"]],
    );
  });
});

describe("intervals of means", () => {
  // SciPy: a mean of 3.4 alone has 1.377 points of spread, up to 1.4: 6.86 points of 100 for 100
  // people, 10.85 for 40; with half of the people favourable 1.355, up to 1.4 as well.
  const company = { items: { Q1: scale(100, 3.4, { interval: [53, 67] }) } };
  const own = (interval: number[], n = 40) => ({ items: { Q1: scale(n, 3.4, { interval }) } });

  test("that follow from the company's mean tell nothing more", () => {
    expect(audit(company, own([49, 71]))).toEqual([]);
  });

  test("that follow from its mean and share do neither", () => {
    const share = { favourable: 85, rest: 15 };
    // 1.0205 points, up to 1.1: 5.39 and 8.52 points of 100.
    const shared = scale(100, 4.2, { share, interval: [75, 85] });
    expect(audit({ items: { Q1: shared } }, own([51, 69]))).toEqual([]);
    const byMeanAlone = scale(100, 4.2, { share, interval: [74, 86] });
    expect(audit({ items: { Q1: byMeanAlone } })).toEqual([["spread", "Q1"]]);
  });

  test("with any other spread may tell how alike the answers are", () => {
    expect(audit(company, own([57, 63]))).toEqual([["spread", "Q1"]]);
    // One spread for all, but not the one that the figures give.
    const wider = { items: { Q1: scale(100, 3.4, { interval: [52, 68] }) } };
    expect(audit(wider, own([48, 72]))).toEqual([
      ["spread", "Q1"],
      ["spread", "Q1"],
    ]);
  });

  test("centred beside the shown mean tell more of it than its rounding", () => {
    expect(audit(company, own([50, 72]))).toEqual([["spread", "Q1"]]);
  });

  test("where the company has no spread follow from nothing", () => {
    expect(audit({}, own([49, 71]))).toEqual([["spread", "Q1"]]);
    expect(audit(company, own([39, 80], 12))).toEqual([
      ["spread", "Q1"],
      ["contradiction", "Q1"],
    ]);
  });

  test("cut off at the end of the scale tell nothing there", () => {
    // A spread of 0.331, up to 0.5: 2.45 points of 100.
    const top = { items: { Q1: scale(100, 4.9, { interval: [95, 100] }) } };
    expect(audit(top)).toEqual([]);
  });

  test("of a dimension follow from the mean of its items' spreads", () => {
    const dimensions = { work: ["Q1", "Q2"] };
    const items = { Q1: scale(100, 3.4), Q2: scale(100, 4.9) };
    // (25 · 2.4 + 25 · 3.9) / 2 = 78.75; spreads of 1.4 and 0.5: 4.65 points of 100.
    const work = (interval: number[]) => ({
      items,
      dimensions: { work: { shown: true, n: 100, score: 79, interval } },
    });
    expect(audit(work([74, 84]), {}, { dimensions })).toEqual([]);
    expect(audit(work([72, 86]), {}, { dimensions })).toEqual([["spread", "work"]]);
    expect(audit(work([74, 84]))).toEqual([["spread", "work"]]);
  });
});

describe("numbers of people beside each other", () => {
  const ballots = (hq: Partial<CellJson>, east: Partial<CellJson>, more = {}) =>
    audit({ ballots: 100, ...hq }, { ballots: 40, ...east }, more);

  test("stand at the same units", () => {
    const invited = { hq: { invited: 150 }, east: { invited: 60 } };
    expect(ballots(invited.hq, invited.east)).toEqual([]);
    expect(ballots(invited.hq, {}, { participation: ["hq", "east"] })).toEqual([]);
    expect(audit({ ballots: 100 }, invited.east)).toEqual([["places", "invited"]]);
    expect(audit({ ballots: 100 }, {}, { participation: ["hq", "east"] })).toEqual([
      ["places", "participation"],
    ]);
    // Without any ballots participation tells by itself.
    expect(audit({}, {}, { participation: ["hq", "east"] })).toEqual([]);
  });

  test("are as many as were asked, and no fewer than answered", () => {
    const asked = [
      { unit: "hq", invited: 90 },
      { unit: "east", invited: 60 },
    ];
    const told = (hq: number, east: number) =>
      ballots({ invited: hq }, { invited: east }, { invited: asked });
    expect(told(150, 60)).toEqual([]);
    expect(told(150, 59)).toEqual([["contradiction", "invited"]]);
    expect(told(90, 60)).toEqual([["contradiction", "invited"]]);
    expect(ballots({ invited: 99 }, {})).toEqual([["contradiction", "invited"]]);
  });
});

describe("comments", () => {
  const texts = (count: number) => Array.from({ length: count }, (_, index) => `意见 ${index}`);
  const auditComments = (
    comments: CapturedRelease["results"]["comments"],
    ballots: Partial<CellJson> = {},
  ) => {
    const cell = { cut: null, items: {}, dimensions: {} };
    const people = (unit: string, n: number) => ({ unit, cut: null, ballots: n, nByItem: {} });
    return auditRelease({
      results: {
        cells: [
          { unit: "hq", ...cell, ballots: 49 },
          { unit: "east", ...cell, ...ballots },
        ],
        comments,
      },
      tree: TREE,
      baseCells: [people("hq", 9), people("east", 40)],
      k: 5,
    }).leaks.map(({ reason, people: [place], n }) => [reason, place?.unit, n]);
  };

  test("need ten ballots that stand nowhere lower, and five comments", () => {
    const both = [
      { unit: "hq", item: "O1", texts: texts(6) },
      { unit: "east", item: "O1", texts: texts(6) },
    ];
    expect(auditComments(both, { ballots: 40 })).toEqual([["comments", "hq", 9]]);
    expect(auditComments(both.slice(1), { ballots: 40 })).toEqual([]);
    expect(auditComments(both.slice(0, 1), { ballots: 40 })).toEqual([]);
    const few = [{ unit: "east", item: "O1", texts: texts(4) }];
    expect(auditComments(few, { ballots: 40 })).toEqual([["comments", "east", 40]]);
    const many = [{ unit: "east", item: "O1", texts: texts(41) }];
    expect(auditComments(many, { ballots: 40 })).toEqual([["comments", "east", 40]]);
  });

  test("of units that keep their ballots do so in the numbers for an audit as well", () => {
    const comments = [{ unit: "east", item: "O1", texts: texts(6) }];
    const cell = { cut: null, items: {}, dimensions: {} };
    const results = {
      cells: [
        { unit: "hq", ...cell, ballots: 49 },
        { unit: "east", ...cell },
      ],
      comments,
    };
    const baseCells = [
      { unit: "hq", cut: null, ballots: 9, nByItem: {} },
      { unit: "east", cut: null, ballots: 40, nByItem: {} },
    ];
    const told = classCounts({ results, tree: TREE, baseCells });
    expect(told).toEqual([{ unit: "hq", cut: null, ballots: 49, nByItem: {} }]);
    expect(auditRelease({ results, tree: TREE, baseCells: told, k: 5 }).leaks).toEqual([]);
    const [first] = comments;
    const few = { ...results, comments: first ? [{ ...first, texts: texts(4) }] : [] };
    expect(auditRelease({ results: few, tree: TREE, baseCells: told, k: 5 }).leaks).toHaveLength(1);
  });
});

describe("what several callers and routes tell", () => {
  const document = (unit: string, figure: ItemJson) => ({
    cells: [{ unit, cut: null, items: { Q1: figure }, dimensions: {} }],
    comments: [],
  });

  test("is put together, the shown before the hidden", () => {
    const merged = mergeResults([
      document("hq", scale(100, 3.4)),
      document("east", { shown: false }),
      document("east", scale(40, 3.1)),
      document("hq", { mean: 3.4, n: 100, shown: true }),
    ]);
    expect(merged.leaks).toEqual([]);
    expect(merged.results.cells.map(({ unit, items }) => [unit, items.Q1?.mean])).toEqual([
      ["hq", 3.4],
      ["east", 3.1],
    ]);
  });

  test("is reported where two of them differ on one figure", () => {
    const { leaks } = mergeResults([
      document("hq", scale(100, 3.4)),
      document("hq", scale(100, 3.44)),
    ]);
    expect(leaks).toMatchObject([{ reason: "two-answers", item: "Q1", people: [{ unit: "hq" }] }]);
  });
});
