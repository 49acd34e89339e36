import { describe, expect, test } from "vitest";
import { REDACTED, redactComment } from "../../../worker/domain/disclosure/redactComment.ts";

const TEXT = "Our lead shouts at us.";
const hide = (text: string, ...parts: [from: number, to: number][]) => {
  const result = redactComment(
    text,
    parts.map(([from, to]) => ({ from, to })),
  );
  return result.ok ? result.value : result.error.reason;
};

describe("a redacted comment", () => {
  test("keeps word for word what is not hidden, in whatever order the parts come", () => {
    expect(hide(TEXT, [4, 8])).toBe("Our █████ shouts at us.");
    expect(hide(TEXT, [19, 22], [4, 8])).toBe("Our █████ shouts at █████");
    expect(hide(TEXT, [0, 3])).toBe("█████ lead shouts at us.");
  });

  test("tells no length: a letter and the whole text leave the same mark", () => {
    expect(hide("I go.", [0, 1])).toBe("█████ go.");
    expect(hide(TEXT, [0, TEXT.length])).toBe(REDACTED);
    expect(redactComment(TEXT, null)).toEqual({ ok: true, value: REDACTED });
  });

  test("may hide parts that touch, but none twice", () => {
    expect(hide(TEXT, [4, 8], [8, 15])).toBe("Our ██████████ at us.");
    expect(hide(TEXT, [4, 8], [7, 15])).toBe("parts-not-valid");
    expect(hide(TEXT, [4, 8], [4, 8])).toBe("parts-not-valid");
  });

  test("is refused where nothing is hidden, or something outside the text", () => {
    expect(hide(TEXT)).toBe("parts-not-valid");
    expect(hide(TEXT, [4, 4])).toBe("parts-not-valid");
    expect(hide(TEXT, [8, 4])).toBe("parts-not-valid");
    expect(hide(TEXT, [-1, 4])).toBe("parts-not-valid");
    expect(hide(TEXT, [19, 23])).toBe("parts-not-valid");
  });

  test("is refused where a part begins or ends within a character", () => {
    // Each of these is two UTF-16 units; the second stands at 3 and 4.
    const text = "好𠮷𠮷好";
    expect(hide(text, [2, 5])).toBe("parts-not-valid");
    expect(hide(text, [1, 4])).toBe("parts-not-valid");
    expect(hide(text, [1, 3])).toBe("好█████𠮷好");
    expect(hide(text, [3, 6])).toBe("好𠮷█████");
  });
});
