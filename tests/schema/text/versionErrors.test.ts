import { expect, it } from "vitest";
import { versionErrors as english } from "../../../schema/text/en/versionErrors.ts";
import { versionErrors as chinese } from "../../../schema/text/zh-CN/versionErrors.ts";

it("what is wrong with a new version is said in both languages, each in its own", () => {
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const sentence of Object.values(chinese)) expect(sentence).toMatch(/\p{Script=Han}/u);
  for (const sentence of Object.values(english)) expect(sentence).not.toMatch(/\p{Script=Han}/u);
});
