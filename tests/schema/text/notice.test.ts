import { describe, expect, it } from "vitest";
import { respond as respondEn } from "../../../schema/text/en/respond.ts";
import { LANGUAGES } from "../../../schema/text/language.ts";
import { type NoticeManifest, noticeKind, noticeSections } from "../../../schema/text/notice.ts";
import { respond as respondZh } from "../../../schema/text/zh-CN/respond.ts";

const makeManifest = (changes: Partial<NoticeManifest> = {}): NoticeManifest => ({
  survey: "satisfaction",
  opensOn: "2026-03-02",
  closesOn: "2026-03-13",
  k: 6,
  cut: null,
  linksHeldBy: "hr",
  policy: { commentMinBallots: 11, commentMinComments: 4 },
  retention: { holdDays: 9, ballotsExpireOn: "2026-09-09" },
  notice: {
    organiser: { zh: "示范公司工会。", en: "Example union." },
    purpose: { zh: "改进工作", en: "improving work" },
    contact: { zh: "工会办公室", en: "union office" },
    resultsBy: { zh: "四月底", en: "end of April" },
  },
  groups: [
    { id: "u00002", unitName: "上海一部", cut: null, invited: 46 },
    { id: "u00002-t5", unitName: "上海一部", cut: "t5", invited: 12 },
  ],
  ...changes,
});

const textOf = (manifest: NoticeManifest, group: string | null, language: "zh-CN" | "en") =>
  noticeSections(manifest, group, language, false)
    .flatMap(({ heading, sentences }) => [heading, ...sentences])
    .join("\n");

describe("the notice", () => {
  it.each(LANGUAGES)("says every setting of the wave (%s)", (language) => {
    const text = textOf(makeManifest(), "u00002", language);
    for (const part of ["上海一部", "46", "2026-03-13", "6", "11", "4", "9", "2026-09-09"]) {
      expect(text).toContain(part);
    }
    const given =
      language === "en" ? ["Example union.", "union office"] : ["示范公司工会。", "工会办公室"];
    for (const part of given) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|NaN|\.\.|。。/);
  });

  it.each(LANGUAGES)("has another sentence for each holder of the links (%s)", (language) => {
    const holders = ["system", "hr", "hr-unassigned", "public"] as const;
    const texts = holders.map((linksHeldBy) => {
      const sections = noticeSections(makeManifest({ linksHeldBy }), "u00002", language, false);
      return sections.find(({ id }) => id === "links")?.sentences.join("") ?? "";
    });
    expect(new Set(texts).size).toBe(4);
    const noHrSight = language === "en" ? /HR cannot see who has answered/ : /看不到谁填了、谁没填/;
    expect(texts.map((text) => noHrSight.test(text))).toEqual([true, false, false, false]);
  });

  it.each(LANGUAGES)(
    "says who is asked in the words of the terms, before the unit (%s)",
    (language) => {
      const text = {
        zh: "邀请华东区的所有人，共 34 人。",
        en: "Everybody in 华东区 is asked: 34 people.",
      };
      const wave = (n: number) => ({ name: `第 ${n} 轮`, people: 10 + n });
      const sectionsOf = (waves: number) =>
        noticeSections(
          makeManifest({
            population: { text, overlap: Array.from({ length: waves }, (_, i) => wave(i)) },
          }),
          null,
          language,
          false,
        );
      const ids = sectionsOf(0).map(({ id }) => id);
      expect(ids.indexOf("asked")).toBe(ids.indexOf("unit") - 1);
      const asked = (waves: number) =>
        sectionsOf(waves).find(({ id }) => id === "asked")?.sentences ?? [];
      expect(asked(0)).toEqual([language === "en" ? text.en : text.zh]);
      expect(
        asked(3)
          .slice(1)
          .map((sentence) => /第 . 轮/.exec(sentence)?.[0]),
      ).toEqual(["第 0 轮", "第 1 轮", "第 2 轮"]);
      expect(asked(5)).toHaveLength(4);
      expect(asked(5)[3]).toMatch(/3 (轮|more waves)/);
      expect(asked(2)[1]).toContain("10");
    },
  );

  it("says nothing of who is asked where the terms do not", () => {
    expect(noticeSections(makeManifest(), null, "zh-CN", false).map(({ id }) => id)).not.toContain(
      "asked",
    );
  });

  it("calls an exit survey confidential, never anonymous", () => {
    const exit = makeManifest({ survey: "exit" });
    expect(noticeKind("exit", "zh-CN")).toBe("保密问卷");
    expect(noticeKind("exit", "en")).toBe("Confidential survey");
    expect(noticeKind("stress", "zh-CN")).toBe("匿名问卷");
    expect(textOf(exit, "u00002", "zh-CN")).toContain("不说它匿名");
    expect(textOf(exit, "u00002", "en")).toContain("do not call it anonymous");
  });

  it.each(LANGUAGES)(
    "says first what the code is for, except where it would be wrong (%s)",
    (language) => {
      const first = (changes: Partial<NoticeManifest>) =>
        noticeSections(makeManifest(changes), null, language, false)[0]?.sentences[0];
      const token = language === "en" ? /only buys an anonymous token/ : /只用来换一张匿名凭证/;
      expect(first({})).toMatch(token);
      expect(first({ survey: "exit" })).not.toMatch(token);
      expect(first({ linksHeldBy: "public" })).not.toMatch(token);
    },
  );

  it.each(LANGUAGES)("promises less where one computer holds the store (%s)", (language) => {
    const text = (isLocal: boolean) =>
      noticeSections(makeManifest(), null, language, isLocal)
        .flatMap(({ sentences }) => sentences)
        .join("\n");
    const noMatch = language === "en" ? "not even all databases together" : "拿到全部数据库";
    const order = language === "en" ? "order and time of writing" : "写入的先后和时间";
    expect([text(false).includes(noMatch), text(true).includes(noMatch)]).toEqual([true, false]);
    expect([text(false).includes(order), text(true).includes(order)]).toEqual([false, true]);
  });

  it.each(["training", "newhire", "exit"])("names no number of people in a %s wave", (survey) => {
    for (const language of LANGUAGES) {
      expect(textOf(makeManifest({ survey }), "u00002", language)).not.toContain("46");
    }
  });

  it("names the band of a group cut by tenure", () => {
    const manifest = makeManifest({ cut: "tenure" });
    expect(textOf(manifest, "u00002-t5", "zh-CN")).toContain("入职满 5 年的人");
    expect(textOf(manifest, "u00002-t5", "en")).toContain("5 years of service or more");
  });

  it.each(LANGUAGES)(
    "says what the wave's k leaves open, and what a code tells (%s)",
    (language) => {
      const limits = (changes: Partial<NoticeManifest>) =>
        noticeSections(makeManifest(changes), null, language, false)
          .find(({ id }) => id === "limits")
          ?.sentences.join("\n") ?? "";
      expect(limits({ k: 6 })).toMatch(
        language === "en" ? /6 answers.* 5 others/ : /6 份.* 5 个人/,
      );
      const isUsed = language === "en" ? /whether a code was used/ : /某个邀请码用没用过/;
      expect(limits({})).toMatch(isUsed);
      expect(limits({ linksHeldBy: "public" })).not.toMatch(isUsed);
    },
  );

  it.each(LANGUAGES)("names no unit as long as the group is not known (%s)", (language) => {
    for (const group of [null, "u00009"]) {
      expect(textOf(makeManifest(), group, language)).not.toContain("上海一部");
    }
  });
});

describe("the employee page's sentences", () => {
  const shapeOf = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, part]) => [key, shapeOf(part)]),
        )
      : typeof value;

  it("exist in both languages, none empty", () => {
    expect(shapeOf(respondEn)).toEqual(shapeOf(respondZh));
    expect(JSON.stringify([respondEn, respondZh])).not.toContain('""');
  });
});
