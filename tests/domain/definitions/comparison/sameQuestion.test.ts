import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBump } from "../../../../worker/domain/definitions/comparison/checkBump.ts";
import { isSameText } from "../../../../worker/domain/definitions/comparison/isSameText.ts";
import { type AnyJson, builtInContent, SLUGS } from "../builtIn.ts";
import { CHINESE_TURNED, ENGLISH_TURNED } from "./turnedSentences.ts";

type Content = { survey: AnyJson; scoring: AnyJson };
type Language = "zh-cn" | "en";

/** The career survey with a sentence in one language of an item that is not the anchor. */
function careerWith(language: Language, sentence: string): Content {
  const content = builtInContent("career");
  content.survey.pages[1].elements[0].title[language] = sentence;
  return content;
}

const ITEM: string = builtInContent("career").survey.pages[1].elements[0].name;

/** What happens where one sentence becomes another as a patch. */
function patched(language: Language, before: string, after: string, declared: string[] = []) {
  const [old, draft] = [careerWith(language, before), careerWith(language, after)];
  return checkBump([old], draft, "patch", declared).refused.map(({ code }) => code);
}

describe("the same sentence, provably", () => {
  test.each<[Language, string, string]>([
    ["zh-cn", "奖金的多少与我的工作成果相称。", "奖金的多少与我的工作成果相称"],
    ["zh-cn", "工作做的好,我会及时得到肯定", "工作做的好，我会及时得到肯定。"],
    ["zh-cn", "最近 ３ 个月，我考虑过换工作。", "最近3个月，我考虑过换工作。"],
    ["zh-cn", "ＩＴ部门的支持（含培训）", "IT 部门的支持(含培训)"],
    ["zh-cn", "遇到困难时，上级会帮我我想办法。", "遇到困难时，上级会帮我想办法。"],
    ["zh-cn", "⼈手够用。", "人手够用。"],
    ["en", "My manager  listens to me", "My manager listens to me."],
    ["en", "A day's work", "A day’s work"],
    ["en", "On the job-training", "On-the-job training"],
    ["en", "I know the the goals.", "I know the goals."],
  ])("%s: %j is still %j, a patch by itself", (language, before, after) => {
    expect(patched(language, before, after)).toEqual([]);
    expect(isSameText(before, after)).toBe(true);
  });

  test.each<[string, string]>([
    ["人人都能晋升。", "人都能晋升。"],
    ["上级会帮我想办法。", "上级会帮我我想办法。"],
    ["IT supports me.", "It supports me."],
    ["We're heard.", "Were heard."],
    ["I re-sign the contract.", "I resign the contract."],
    ["Now here it is.", "Nowhere it is."],
    ["10% of my pay", "10 of my pay"],
    ["10² points", "102 points"],
    ["1.5 days", "15 days"],
    ["1–3 days", "13 days"],
    ["奖囗多少", "奖金多少"],
    ["The work that that takes", "The work that takes"],
  ])("is not proved of %j and %j", (before, after) => {
    expect(isSameText(before, after)).toBe(false);
  });
});

describe("another sentence", () => {
  test("covers the forty commonest pairs of each language", () => {
    expect(CHINESE_TURNED.length).toBeGreaterThanOrEqual(40);
    expect(ENGLISH_TURNED.length).toBeGreaterThanOrEqual(40);
    for (const [sentence, word] of [...CHINESE_TURNED, ...ENGLISH_TURNED]) {
      expect(sentence).toContain(word);
    }
  });

  test.each([
    ...CHINESE_TURNED.map((turned) => ["zh-cn", ...turned] as const),
    ...ENGLISH_TURNED.map((turned) => ["en", ...turned] as const),
  ])(
    "%s: %j with %j and with %j is no patch, whatever is declared",
    (lang, sentence, word, instead) => {
      const other = sentence.replace(word, instead);
      expect(patched(lang, sentence, other, [ITEM])).toEqual(["item-reworded"]);
      expect(patched(lang, other, sentence, [ITEM])).toEqual(["item-reworded"]);
    },
  );

  test("is a changed answer, and takes the step that breaks the line, whatever is declared", () => {
    const draft = builtInContent("career");
    draft.survey.pages[0].elements[0].choices[4].text["zh-cn"] = "非常满足";
    const check = checkBump([builtInContent("career")], draft, "patch", ["CAR-G1"]);
    expect(check.refused.map(({ code }) => code)).toEqual(["labels-changed"]);
    expect(check.smallestBump).toBe("major");
  });

  test("is one in which only one language has another sense", () => {
    const { en } = builtInContent("career").survey.pages[1].elements[0].title;
    expect(patched("en", en, "Nobody has talked with me about it.", [ITEM])).toEqual([
      "item-reworded",
    ]);
  });
});

describe("a sentence that may be the same", () => {
  const before = "办理客户业务的系统和工具顺手。";
  const after = "办理客户业务的系统和工具趁手。";

  test("is put before the person with both sentences, and goes out once it is declared", () => {
    const [old, draft] = [careerWith("zh-cn", before), careerWith("zh-cn", after)];
    const { en } = old.survey.pages[1].elements[0].title;
    expect(checkBump([old], draft, "patch")).toEqual({
      smallestBump: "patch",
      refused: [
        {
          ...{ pointer: "/survey/pages/1/elements/0/title", code: "item-edited", bump: "patch" },
          ...{ subject: ITEM, was: { "zh-cn": before, en }, now: { "zh-cn": after, en } },
        },
      ],
      declared: [],
    });
    expect(checkBump([old], draft, "patch", ["CAR-G1"]).refused).toHaveLength(1);
    expect(checkBump([old], draft, "patch", [ITEM])).toEqual({
      ...{ smallestBump: "patch", refused: [], declared: [ITEM] },
    });
  });

  test("hides in no larger step", () => {
    const [old, draft] = [careerWith("zh-cn", before), careerWith("zh-cn", after)];
    for (const bump of ["minor", "major"] as const) {
      const { refused } = checkBump([old], draft, bump, [ITEM]);
      expect(refused.map(({ code }) => code)).toEqual(["item-edited"]);
    }
  });

  test("is a matrix's row as well", () => {
    const matrix = (row: string) => {
      const content = builtInContent("career");
      const [first, ...others] = content.survey.pages[1].elements;
      const { type: _, choices, name, title } = first;
      const rows = [{ value: name, text: { ...title, "zh-cn": row } }];
      const shared = { title: { "zh-cn": "请选择", en: "Please choose" }, columns: choices, rows };
      content.survey.pages[1].elements = [{ type: "matrix", name: "CAR-PM", ...shared }, ...others];
      return content;
    };
    const check = checkBump([matrix(before)], matrix(after), "patch");
    expect(check.refused.map(({ pointer, code }) => [pointer, code])).toEqual([
      ["/survey/pages/1/elements/0/rows/0/text", "item-edited"],
    ]);
    const turned = matrix("办理客户业务的系统和工具难用。");
    const good = matrix("办理客户业务的系统和工具好用。");
    expect(checkBump([good], turned, "patch", [ITEM]).refused[0]?.code).toBe("item-reworded");
  });
});

test("no exchange of a single character in any built-in question is a patch undeclared", () => {
  const places = SLUGS.flatMap((slug) =>
    builtInContent(slug).survey.pages.flatMap((page: AnyJson, p: number) =>
      page.elements.map((_: AnyJson, e: number) => ({ slug, p, e })),
    ),
  );
  const letter = fc.oneof(
    fc.constantFrom(..."好难坏直间奖佣罚上下不没未非我你他三六半全多少前后有无升降增减"),
    fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.constantFrom<Language>("zh-cn", "en"),
      fc.nat(),
      letter,
      ({ slug, p, e }, language, at, instead) => {
        const [old, draft] = [builtInContent(slug), builtInContent(slug)];
        const { title } = draft.survey.pages[p].elements[e];
        const characters = [...title[language]];
        const letters = characters.flatMap((c, i) => (/[\p{L}\p{N}]/u.test(c) ? [i] : []));
        const place = letters[at % letters.length] ?? 0;
        fc.pre(characters[place] !== instead);
        characters[place] = instead;
        title[language] = characters.join("");
        expect(checkBump([old], draft, "patch").refused).not.toEqual([]);
      },
    ),
    { numRuns: 1000 },
  );
});
