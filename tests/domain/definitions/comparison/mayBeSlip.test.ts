import { describe, expect, test } from "vitest";
import { comparedItems } from "../../../../worker/domain/definitions/comparison/comparedItem.ts";
import { editDistance } from "../../../../worker/domain/definitions/comparison/editDistance.ts";
import {
  mayBeSlip,
  type TextLanguage,
} from "../../../../worker/domain/definitions/comparison/mayBeSlip.ts";
import { builtInContent, SLUGS } from "../builtIn.ts";

describe("the edit distance", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["recieve", "receive", 1],
    ["ca", "abc", 3],
    ["管理", "管里", 1],
  ])("of %j and %j is %d", (before, after, edits) => {
    expect(editDistance([...before], [...after])).toBe(edits);
    expect(editDistance([...after], [...before])).toBe(edits);
  });
});

describe("a slip of the pen", () => {
  test.each<[TextLanguage, string, string]>([
    ["zh-cn", "奖金的多少与我的工作成果相称。", "奖金的多少与我的工作成果相称"],
    ["zh-cn", "奖金的多少与我的工作成果相秤。", "奖金的多少与我的工作成果相称。"],
    ["zh-cn", "工作做的好,我会及时得到肯定", "工作做得好，我会及时得到肯定。"],
    ["zh-cn", "遇到困难时，直接上级会帮我我想办法。", "遇到困难时，直接上级会帮我想办法。"],
    ["en", "My manager is availble when I need help", "My manager is available when I need help."],
    ["en", "I recieve feedback on my work.", "I receive feedback on my work."],
    ["en", "Clear carreer paths and teh rest", "Clear career paths and the rest"],
    ["en", "A day's work", "A day’s work"],
    ["en", "On the job-training", "On-the-job training"],
    ["en", "…", "——"],
  ])("%s: from %j to %j", (language, before, after) => {
    expect(mayBeSlip(before, after, language)).toBe(true);
  });
});

describe("another question", () => {
  test.each<[TextLanguage, string, string]>([
    ["zh-cn", "晋升要满足哪些条件，写得很明白。", "晋升要满足哪些条件，写得不明白。"],
    ["zh-cn", "我的工作时间安排有一定弹性。", "我的工作时间安排没有一定弹性。"],
    ["zh-cn", "过去半年，有人和我认真谈过职业打算。", "过去一年，有人和我认真谈过职业打算。"],
    ["zh-cn", "我有足够的机会练习和提问。", "我有足够的时间练习和提问。"],
    ["zh-cn", "薪酬比同行业的水平高一点点。", "薪酬比同行业的水平低一点点。"],
    ["zh-cn", "满意", "满足"],
    ["zh-cn", "最近 3 个月，我认真考虑过换一家公司。", "最近 6 个月，我认真考虑过换一家公司。"],
    ["en", "The rules are fair to everybody here.", "The rules are unfair to everybody here."],
    ["en", "I can take the leave I need.", "I can't take the leave I need."],
    ["en", "I ever feel pressed by the schedule", "I never feel pressed by the schedule"],
    ["en", "We settle routine client matters", "I settle routine client matters"],
    ["en", "In the past 3 months", "In the past 6 months"],
    ["en", "My manager listens to me.", "My manager listens closely to me."],
    ["en", "Often", "Oven"],
    ["en", "…", "Other"],
    ["en", "The trainer made the points clear", "The trainers mode the pints clear"],
  ])("%s: %j and %j", (language, before, after) => {
    expect(mayBeSlip(before, after, language)).toBe(false);
    expect(mayBeSlip(after, before, language)).toBe(false);
  });
});

describe("over all built-in surveys", () => {
  const texts = SLUGS.flatMap((slug) =>
    [...comparedItems(builtInContent(slug)).values()].flatMap(({ wording }) =>
      wording.map(({ text }) => text),
    ),
  );

  test.each(["zh-cn", "en"] as const)("no two different questions pass for a slip (%s)", (lang) => {
    const distinct = [...new Set(texts.map((text) => text[lang]))];
    expect(distinct.length).toBeGreaterThan(100);
    const mistaken = distinct.flatMap((one, index) =>
      distinct.slice(index + 1).filter((other) => mayBeSlip(one, other, lang)),
    );
    expect(mistaken).toEqual([]);
  });

  test("one wrong letter in any question is a slip", () => {
    for (const { "zh-cn": chinese, en } of texts) {
      // One of these stands in every question, and none of them turns a sentence round.
      const at = [...chinese].findIndex((character) => /[的我和工作客户公司主管]/u.test(character));
      const slipped = [...chinese].map((c, index) => (index === at ? "囗" : c)).join("");
      expect([chinese, mayBeSlip(slipped, chinese, "zh-cn")]).toEqual([chinese, true]);
      const longest = (en.match(/[a-z]{6,}/g) ?? []).find(
        (word) => !/^(?:un|dis|non|im|ir|il|in|always|often)/.test(word),
      );
      if (longest === undefined) continue;
      const broken = en.replace(longest, `${longest.slice(0, 3)}q${longest.slice(4)}`);
      expect([en, mayBeSlip(broken, en, "en")]).toEqual([en, true]);
    }
  });
});
