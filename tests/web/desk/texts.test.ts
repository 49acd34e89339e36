import { describe, expect, it } from "vitest";
import { DESK_TEXTS } from "../../../schema/text/desk.ts";

/** Every sentence by its path. */
function sentences(texts: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else for (const entry of sentences(value, here)) found.set(...entry);
  }
  return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();

const chinese = sentences(DESK_TEXTS["zh-CN"]);
const english = sentences(DESK_TEXTS.en);

// The names of a language and of the product are the same everywhere.
const IN_CHINESE = ["desk.appNameFull", "desk.language", "desk.otherLanguage"];

describe("the desk's sentences", () => {
  it("have the same keys in both languages", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it("are nowhere empty", () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  it("take the same values in both languages", () => {
    for (const [key, text] of chinese) {
      expect([key, placeholders(english.get(key) ?? "")]).toEqual([key, placeholders(text)]);
    }
  });

  it("leave no Chinese in the English ones", () => {
    const left = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text) && !IN_CHINESE.includes(key),
    );
    expect(left).toEqual([]);
  });
});
