import { describe, expect, it } from "vitest";
import { auditText } from "../../schema/text/audit.ts";
import { nearSentence } from "../../scripts/audit/nearSentence.ts";
import { type AskedJson, nearWaves } from "../../worker/auditor/nearWaves.ts";

const TREE = [
  { id: "hq", parentId: null },
  { id: "east", parentId: "hq" },
  { id: "west", parentId: "hq" },
];

/** A released wave of so many people in the east and in the west. */
const asked = (
  wave: string,
  east: number,
  west: number,
  more: Partial<AskedJson> = {},
): AskedJson => ({
  ...{ wave, survey: "fairness", k: 5, tree: TREE, items: ["Q1", "Q2"] },
  ...{ opensOn: "2026-03-02", endedOn: "2026-03-13" },
  groups: [
    { unit: "east", invited: east },
    { unit: "west", invited: west },
  ].filter(({ invited }) => invited > 0),
  ...more,
});
const sharing = (wave: string, people: number) => ({ overlap: [{ wave, people }] });
const found = (...waves: AskedJson[]) =>
  nearWaves(waves).map(({ people, isCertain, items }) => ({ people, isCertain, items }));
const certain = (people: number) => [{ people, isCertain: true, items: ["Q1", "Q2"] }];

describe("the attack by two waves", () => {
  const first = asked("a", 20, 40, { overlap: [] });

  it("names the one person between 60 and 59, whichever manifest tells of the overlap", () => {
    expect(found(first, asked("b", 20, 39, sharing("a", 59)))).toEqual(certain(1));
    expect(
      found(asked("a", 20, 40, sharing("b", 59)), asked("b", 20, 39, { overlap: [] })),
    ).toEqual(certain(1));
  });

  it("names people exchanged one for another, and few on one side only", () => {
    expect(found(first, asked("b", 20, 40, sharing("a", 58)))).toEqual(certain(4));
    expect(found(first, asked("b", 20, 0, sharing("a", 18)))).toEqual(certain(2));
  });

  it("names a unit less all but one of its people", () => {
    expect(found(first, asked("b", 19, 0, sharing("a", 19)))).toEqual(certain(1));
    expect(found(first, asked("b", 12, 0, sharing("a", 12)))).toEqual([]);
  });

  it("finds nothing in the same people, in others, from m on, or in another survey", () => {
    expect(found(first, asked("b", 20, 40, sharing("a", 60)))).toEqual([]);
    expect(found(first, asked("b", 20, 39, { overlap: [] }))).toEqual([]);
    expect(found(first, asked("b", 20, 32, sharing("a", 52)))).toEqual([]);
    expect(found(first, asked("b", 20, 33, sharing("a", 53)))).toEqual(certain(7));
    expect(found(first, asked("b", 20, 32, { k: 8, ...sharing("a", 52) }))).toEqual(certain(8));
    expect(found(first, asked("b", 20, 39, { survey: "pulse", ...sharing("a", 59) }))).toEqual([]);
    expect(found(first, asked("b", 20, 39, { items: [], ...sharing("a", 59) }))).toEqual([]);
  });
});

describe("waves whose manifests do not say whom they share", () => {
  it("may be such a pair where their numbers are near, at about the same time", () => {
    const [first, second] = [asked("a", 20, 40), asked("b", 20, 39)];
    expect(found(first, second)).toEqual([{ people: 1, isCertain: false, items: ["Q1", "Q2"] }]);
    expect(found(first, asked("b", 20, 32))).toEqual([]);
    expect(found(first, asked("b", 20, 40))).toEqual([]);
    expect(found(asked("a", 20, 0), asked("b", 0, 19))).toEqual([]);
    expect(found(first, { ...second, opensOn: "2026-04-12" })).toHaveLength(1);
    expect(found(first, { ...second, opensOn: "2026-04-13" })).toEqual([]);
    // The later one says whom it shares, and the earlier one is among them.
    expect(found(first, { ...second, ...sharing("a", 59) })).toEqual(certain(1));
  });
});

describe("the sentence", () => {
  const say = (language: "zh-CN" | "en", second: AskedJson, first = asked("a", 20, 40)) =>
    nearWaves([first, second]).map((pair) =>
      nearSentence(pair, auditText(language), (wave) => ({ a: "三月", b: "补问" })[wave] ?? wave),
    );

  it("names both waves, the number, and the totals that follow", () => {
    const second = asked("b", 20, 39, sharing("a", 59));
    expect(say("zh-CN", second)).toEqual([
      "“三月”（60）和“补问”（59）：两轮受邀的人只差 1 个。如果其他人两次答得一样，两个结果相减，就得到这 1 个人的合计：Q1、Q2。",
    ]);
    expect(say("en", second)).toEqual([
      "“三月” (60) and “补问” (59): the people asked differ by 1 only. If the others answered alike in both, one result less the other is the total of those who differ: Q1, Q2.",
    ]);
  });

  it("says where it cannot be told", () => {
    const items = ["Q1", "Q2", "Q3", "Q4"];
    const [chinese] = say("zh-CN", asked("b", 20, 39, { items }), asked("a", 20, 40, { items }));
    expect(chinese).toMatch(/没有写两轮有多少人相同.*不能说是安全的.*Q1、Q2、Q3、等。/);
    const [english] = say("en", asked("b", 20, 39));
    expect(english).toMatch(/do not say how many people are the same.*cannot be called safe/);
  });
});
