import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/command.ts";

const HALF_WIDTH_BESIDE_CHINESE =
  /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}|\([^()]*\p{Script=Han}/u;

/** Every text between double quotes, without what a template inserts. */
const textsOf = (file: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? "");

const surveys = join(repositoryRoot, "surveys");
const chinese = join(repositoryRoot, "schema", "text", "zh-CN");
const files = [
  ...readdirSync(surveys, { recursive: true, encoding: "utf8" }).map((name) => join(surveys, name)),
  ...readdirSync(chinese, { encoding: "utf8" }).map((name) => join(chinese, name)),
  join(repositoryRoot, "schema", "text", "defaultNotice.ts"),
].filter((name) => /\.(json|ts)$/.test(name));

describe("Chinese text", () => {
  it.each(files)("has full-width punctuation in %s", (file) => {
    expect(textsOf(file).filter((text) => HALF_WIDTH_BESIDE_CHINESE.test(text))).toEqual([]);
  });
});
