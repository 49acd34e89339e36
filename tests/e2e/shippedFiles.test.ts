import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type Token } from "acorn";
import { describe, expect, it } from "vitest";
import { hashOfPage } from "../../scripts/build/servedPage.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";

// What Chrome 80 and iOS 14 can read: ES2020 but for look-behind, which Safari got in 16.4.
const ES_OF_PAGE = 2020;
// What browsers must read that are too old for the page, to say so.
const ES_OF_FIRST_SCRIPT = 2018;

const web = join(repositoryRoot, "dist", "web");
const html = readFileSync(join(web, "s.html"), "utf8");
const files = ["page", "solve", "box"].flatMap((dir) =>
  readdirSync(join(web, dir)).map((name) => join(dir, name)),
);
const scripts = files
  .filter((name) => name.endsWith(".js"))
  .map((name) => ({ name, code: readFileSync(join(web, name), "utf8") }));
const between = (tag: string): string =>
  new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? "";

/** Parses as such a browser would, and returns the regular expressions. */
function parseAt(code: string, ecmaVersion: 2018 | 2020, sourceType: "script" | "module") {
  const patterns: string[] = [];
  parse(code, {
    ecmaVersion,
    sourceType,
    onToken: (token) => {
      if (token.type.label !== "regexp") return;
      patterns.push((token as Token & { value: { pattern: string } }).value.pattern);
    },
  });
  return patterns;
}

describe("the shipped files of the employee pages", () => {
  it("there are some", () => {
    expect(scripts.map(({ name }) => name.replace(/-.*/, ""))).toEqual(
      expect.arrayContaining([
        ...["page/SurveyScreen", "page/page", "page/protocol", "box/box", "box/done"],
      ]),
    );
  });

  it.each(scripts)("$name can be read by Chrome 80 and iOS 14", ({ code }) => {
    const patterns = parseAt(code, ES_OF_PAGE, "module");
    expect(patterns.filter((pattern) => /\(\?<[=!]/.test(pattern))).toEqual([]);
  });

  it.each(scripts)("$name calls nothing that those browsers lack", ({ code }) => {
    const missing = [
      ...["structuredClone(", "Object.groupBy(", "Array.fromAsync(", "Promise.any(", "WeakRef("],
      ...[
        "AbortSignal.timeout(",
        "AbortSignal.any(",
        "crypto.randomUUID(",
        "Promise.withResolvers(",
      ],
      ...[".toSorted(", ".toReversed(", ".toSpliced(", ".findLast(", ".findLastIndex("],
    ];
    expect(missing.filter((call) => code.includes(call))).toEqual([]);
  });

  it("the script in the page itself can be read by browsers that are too old for the rest", () => {
    const script = between("script");
    expect(script.length).toBeGreaterThan(1000);
    expect(parseAt(script, ES_OF_FIRST_SCRIPT, "script").join()).not.toMatch(/\(\?<[=!]|\\p\{/);
  });

  it("a parser at that level refuses what those browsers refuse", () => {
    expect(() => parseAt("class A { #a = 1 }", ES_OF_PAGE, "module")).toThrow();
    expect(() => parseAt("a ??= b", ES_OF_PAGE, "module")).toThrow();
    expect(() => parseAt("a?.b", ES_OF_FIRST_SCRIPT, "script")).toThrow();
    expect(parseAt("/(?<=a)b/", ES_OF_PAGE, "module")).toEqual(["(?<=a)b"]);
  });

  it("the style uses nothing that those browsers lack", () => {
    const ofBoxes = files.filter((name) => name.endsWith(".css"));
    expect(ofBoxes.length).toBeGreaterThan(1);
    const style = [
      between("style"),
      ...ofBoxes.map((name) => readFileSync(join(web, name), "utf8")),
    ].join("\n");
    expect(style.length).toBeGreaterThan(1000);
    const missing =
      /:has\(|:is\(|:where\(|@container|@layer|color-mix|from var\(|\dd?[sl]vh|inset:|aspect-ratio|[;{]gap:|&/;
    expect(missing.exec(style)?.[0]).toBeUndefined();
  });

  it("are named by the hash that the page shows", () => {
    expect(/data-build="([0-9a-f]{64})"/.exec(html)?.[1]).toBe(hashOfPage(web));
  });
});
