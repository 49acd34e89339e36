import { describe, expect, test } from "vitest";
import { readJson } from "../../worker/domain/readJson.ts";

const lists = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("readJson", () => {
  test("reads 64 levels, of lists and objects alike", () => {
    expect(readJson(lists(64)).ok).toBe(true);
    expect(readJson(`${'{"a":'.repeat(63)}[]${"}".repeat(63)}`).ok).toBe(true);
    expect(readJson('"text"')).toEqual({ ok: true, value: "text" });
    expect(readJson("null")).toEqual({ ok: true, value: null });
  });

  test.each([
    ["lists", lists(65), 65],
    ["objects", `${'{"a":'.repeat(65)}1${"}".repeat(65)}`, 64 * 5 + 1],
    ["a million levels", lists(1_000_000), 65],
    ["the last of many", `[${"[],".repeat(10_000)}${lists(64)}]`, 1 + 3 * 10_000 + 64],
    ["brackets in a text", `["[[\\"{{\\\\",${lists(64)}]`, 12 + 64],
    ["a text of ten million", `["${"x".repeat(1e7)}",${lists(64)}]`, 1e7 + 4 + 64],
  ])("names where the 65th begins: %s", (_, text, position) => {
    expect(readJson(text)).toEqual({ ok: false, error: { reason: "nested-too-deep", position } });
  });

  test("says of other texts that they are no JSON", () => {
    for (const text of ["", "{", "[1,]", "undefined", `${lists(65)}]`]) {
      expect(readJson(text)).toEqual({ ok: false, error: { reason: "not-json" } });
    }
  });
});
