import { describe, expect, it } from "vitest";
import {
  actionErrors as englishActions,
  baselineErrors as englishBaselines,
  breakErrors as englishBreaks,
  targetErrors as englishTargets,
} from "../../../schema/text/en/programmeErrors.ts";
import { recordErrors as englishRecords } from "../../../schema/text/en/recordErrors.ts";
import {
  renameErrors as englishRenames,
  rosterErrors as englishRoster,
} from "../../../schema/text/en/rosterErrors.ts";
import {
  actionErrors,
  baselineErrors,
  breakErrors,
  targetErrors,
} from "../../../schema/text/zh-CN/programmeErrors.ts";
import { recordErrors } from "../../../schema/text/zh-CN/recordErrors.ts";
import { renameErrors, rosterErrors } from "../../../schema/text/zh-CN/rosterErrors.ts";

describe("what is wrong with what HR sends", () => {
  it.each([
    ["roster", rosterErrors, englishRoster],
    ["renames", renameErrors, englishRenames],
    ["records", recordErrors, englishRecords],
    ["baselines", baselineErrors, englishBaselines],
    ["targets", targetErrors, englishTargets],
    ["breaks", breakErrors, englishBreaks],
    ["actions", actionErrors, englishActions],
  ])("is said in both languages, each sentence in its own: %s", (_, chinese, english) => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
    for (const sentence of Object.values(chinese)) expect(sentence).toMatch(/\p{Script=Han}/u);
    for (const sentence of Object.values(english)) expect(sentence).not.toMatch(/\p{Script=Han}/u);
  });
});
