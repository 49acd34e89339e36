import { expect, test } from "vitest";
import { boxText } from "../../../schema/text/box.ts";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";
import { fileErrors as fileErrorsEn } from "../../../schema/text/en/fileErrors.ts";
import {
  renameErrors as renameErrorsEn,
  rosterErrors as rosterErrorsEn,
} from "../../../schema/text/en/rosterErrors.ts";
import { respondText } from "../../../schema/text/respond.ts";
import { fileErrors } from "../../../schema/text/zh-CN/fileErrors.ts";
import { renameErrors, rosterErrors } from "../../../schema/text/zh-CN/rosterErrors.ts";

const sentencesOf = (texts: unknown): string[] =>
  typeof texts === "string"
    ? [texts]
    : typeof texts === "object" && texts !== null
      ? Object.values(texts).flatMap(sentencesOf)
      : [];

// Passwords are counted as they are hashed; codes and ids hold letters and digits only.
const OTHER = /密码|password|字母|code|至少|At least/i;

test.each([
  ["zh-CN", /\d+ 个?字(?!段)/, "（表情符号和少数生僻字算两个或更多）"],
  ["en", /\d+ characters/, " (an emoji or a rare character counts as two or more)"],
] as const)(
  "every limit of a text says what counts more than one (%s)",
  (language, limit, said) => {
    const files =
      language === "en"
        ? [fileErrorsEn, rosterErrorsEn, renameErrorsEn]
        : [fileErrors, rosterErrors, renameErrors];
    const limits = sentencesOf([DESK_TEXTS[language], ...files]).filter(
      (sentence) => limit.test(sentence) && !OTHER.test(sentence),
    );
    expect(limits.length).toBeGreaterThanOrEqual(7);
    expect(limits.filter((sentence) => !sentence.includes(said))).toEqual([]);
    const { commentLeft, commentLeftAtMost } = respondText(language);
    for (const left of [commentLeft(12), commentLeftAtMost(10), boxText(language).unitsLeft(12)]) {
      expect(left).toContain(said);
    }
  },
);
