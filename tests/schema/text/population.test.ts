import { describe, expect, it } from "vitest";
import { populationSentence, type RuleInWords } from "../../../schema/text/population.ts";

const company: RuleInWords = { units: ["总部"] };
const east: RuleInWords = { units: ["总部/华东区"] };

describe("who is asked, in one sentence", () => {
  it.each<[RuleInWords, string, string]>([
    [company, "邀请全公司的所有人，共 34 人。", "Everybody in the company is asked: 34 people."],
    [east, "邀请华东区的所有人，共 34 人。", "Everybody in 华东区 is asked: 34 people."],
    [
      { units: ["总部/华东区/上海一部"] },
      "邀请华东区的上海一部的所有人，共 34 人。",
      "Everybody in 上海一部 of 华东区 is asked: 34 people.",
    ],
    [
      { units: ["总部/华东区", "总部/华南区"] },
      "邀请华东区和华南区的所有人，共 34 人。",
      "Everybody in 华东区 and 华南区 is asked: 34 people.",
    ],
    [
      { units: ["总部/一", "总部/二", "总部/三"] },
      "邀请一、二和三的所有人，共 34 人。",
      "Everybody in 一, 二 and 三 is asked: 34 people.",
    ],
    [
      { ...east, minDaysEmployed: 90 },
      "邀请华东区入职满 90 天的所有人，共 34 人。",
      "Everybody in 华东区 who has been here at least 90 days is asked: 34 people.",
    ],
    [
      { ...company, minDaysEmployed: 1 },
      "邀请全公司入职满 1 天的所有人，共 34 人。",
      "Everybody in the company who has been here at least one day is asked: 34 people.",
    ],
    [
      { ...company, minDaysEmployed: 0 },
      "邀请全公司在调查开始那天已经入职的所有人，共 34 人。",
      "Everybody in the company who has started work by the first day is asked: 34 people.",
    ],
    [
      { ...company, levels: ["客户经理"] },
      "邀请全公司级别是客户经理的所有人，共 34 人。",
      "Everybody in the company whose level is 客户经理 is asked: 34 people.",
    ],
    [
      { ...company, levels: ["甲", "乙", "丙"] },
      "邀请全公司级别是甲、乙或丙的所有人，共 34 人。",
      "Everybody in the company whose level is 甲, 乙 or 丙 is asked: 34 people.",
    ],
    [
      { ...company, hiredFrom: "2024-01-01" },
      "邀请全公司在 2024-01-01 或更晚入职的所有人，共 34 人。",
      "Everybody in the company who was hired on 2024-01-01 or later is asked: 34 people.",
    ],
    [
      { ...company, hiredTo: "2024-01-01" },
      "邀请全公司在 2024-01-01 或更早入职的所有人，共 34 人。",
      "Everybody in the company who was hired on 2024-01-01 or earlier is asked: 34 people.",
    ],
    [
      { ...company, hiredFrom: "2024-01-01", hiredTo: "2024-12-31" },
      "邀请全公司在 2024-01-01 到 2024-12-31 之间入职的所有人，共 34 人。",
      "Everybody in the company who was hired from 2024-01-01 to 2024-12-31 is asked: 34 people.",
    ],
    [
      { ...company, hiredFrom: "2024-01-01", hiredTo: "2024-01-01" },
      "邀请全公司在 2024-01-01 这天入职的所有人，共 34 人。",
      "Everybody in the company who was hired on 2024-01-01 is asked: 34 people.",
    ],
    [
      { ...east, minDaysEmployed: 90, hiredTo: "2020-01-01" },
      "邀请华东区入职满 90 天、而且在 2020-01-01 或更早入职的所有人，共 34 人。",
      "Everybody in 华东区 who has been here at least 90 days and who was hired on 2020-01-01 or earlier is asked: 34 people.",
    ],
  ])("%j", (rule, zh, en) => {
    expect(populationSentence(rule, 34, "zh-CN")).toBe(zh);
    expect(populationSentence(rule, 34, "en")).toBe(en);
  });

  it("gives no number where it is not known yet", () => {
    expect(populationSentence(east, null, "zh-CN")).toBe("邀请华东区的所有人。");
    expect(populationSentence(east, null, "en")).toBe("Everybody in 华东区 is asked.");
  });

  it("names as many units as one can listen to, and counts the rest", () => {
    const units = Array.from({ length: 9 }, (_, i) => `总部/${i}部`);
    expect(populationSentence({ units }, 90, "zh-CN")).toBe(
      "邀请0部、1部、2部、3部、4部和另外 4 个单位（公示书里逐一列出）的所有人，共 90 人。",
    );
    expect(populationSentence({ units }, 90, "en")).toContain("4部 and 4 more units, named in");
    expect(populationSentence({ units: units.slice(0, 6) }, 90, "en")).toContain("4部 and 5部 is");
  });

  it("says that people are named, and that codes are given out", () => {
    expect(populationSentence("named", 34, "zh-CN")).toContain("受邀的 34 人是人力资源部门逐个");
    expect(populationSentence("named", 34, "en")).toBe("HR chose the 34 people by name.");
    expect(populationSentence("codes", 200, "zh-CN")).toContain("领到邀请码的人");
    expect(populationSentence("codes", 200, "en")).toMatch(/given a code in this period/);
    for (const language of ["zh-CN", "en"] as const) {
      expect(populationSentence("codes", 200, language)).not.toContain("200");
    }
  });
});
