import { describe, expect, it } from "vitest";
import { actionFacts, wordsIn } from "../../../schema/text/done.ts";
import { done as english } from "../../../schema/text/en/done.ts";
import { done as chinese } from "../../../schema/text/zh-CN/done.ts";

const action: Parameters<typeof actionFacts>[0] = {
  ...{ owner: "培训部", due: "2026-06", state: "under_way", stateOn: "2026-03-20" },
  ...{ shownOn: "2026-03-02", amendedOn: "2026-03-25", about: "training", fromSuggestion: true },
};

describe("what employees are told of an action", () => {
  it("says who, until when, since when, and that it was changed", () => {
    expect(actionFacts(action, "zh-CN")).toEqual([
      "负责：培训部",
      "期限：2026 年 6 月",
      "2026-03-02 公布，2026-03-20 起进行",
      "2026-03-25 改过内容、负责人或期限",
      "关于：培训与带教",
      "来自建议箱里的一条建议",
    ]);
    expect(actionFacts(action, "en")).toEqual([
      "Responsible: 培训部",
      "Due: June 2026",
      "Announced on 2026-03-02, under way since 2026-03-20",
      "Words, owner or date changed on 2026-03-25",
      "About: Training and mentoring",
      "From a suggestion in the box",
    ]);
  });

  it("leaves out what is not there, and a day stays a day", () => {
    const bare = { ...action, shownOn: null, amendedOn: null, about: null, fromSuggestion: false };
    expect(actionFacts({ ...bare, due: "2026-06-30" }, "en")).toEqual([
      ...["Responsible: 培训部", "Due: 2026-06-30"],
    ]);
    expect(actionFacts({ ...bare, due: null }, "zh-CN")).toEqual(["负责：培训部"]);
  });

  it("comes in the other language where there is no word in one's own", () => {
    expect(wordsIn({ zh: "甲", en: "A" }, "en")).toEqual({ words: "A", lang: "en" });
    expect(wordsIn({ zh: "甲", en: "" }, "en")).toEqual({ words: "甲", lang: "zh-CN" });
    expect(wordsIn({ zh: "", en: "A" }, "zh-CN")).toEqual({ words: "A", lang: "en" });
  });

  it("has the same sentences in both languages, each in its own", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
    for (const text of Object.values(english)) {
      if (typeof text === "string" && text !== english.otherLanguage) {
        expect(text === english.otherLanguageLabel || !/\p{Script=Han}/u.test(text)).toBe(true);
      }
    }
  });
});
