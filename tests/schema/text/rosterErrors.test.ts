import { describe, expect, it } from "vitest";
import {
  rosterErrors as english,
  renameErrors as englishRenames,
} from "../../../schema/text/en/rosterErrors.ts";
import {
  rosterErrors as chinese,
  renameErrors as chineseRenames,
} from "../../../schema/text/zh-CN/rosterErrors.ts";

describe("what is wrong with a roster file", () => {
  it("is said in both languages, each sentence in its own", () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    expect(Object.keys(chineseRenames)).toEqual(Object.keys(englishRenames));
    for (const sentence of Object.values(chinese)) expect(sentence).toMatch(/\p{Script=Han}/u);
    for (const sentence of Object.values(english)) expect(sentence).not.toMatch(/\p{Script=Han}/u);
  });
});
