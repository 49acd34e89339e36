import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBallot } from "../../../worker/domain/definitions/readBallot.ts";
import { validBallot } from "./ballotArbitrary.ts";
import { builtIn, compiled, SLUGS } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

const definition = compiled(everyKind());
const textOf = (answers: object, comments: object = {}, more: object = {}) =>
  JSON.stringify({ version: "1.0.0", answers, comments, ...more });
const errorsOf = (text: string) => {
  const read = readBallot(definition, text);
  return read.ok ? [] : read.error.errors.map(({ pointer, code }) => [pointer, code]);
};

describe("readBallot", () => {
  test.each(SLUGS)("accepts every valid ballot of %s and gives it back", (slug) => {
    const survey = builtIn(slug);
    fc.assert(
      fc.property(validBallot(survey), (ballot) => {
        const read = readBallot(survey, JSON.stringify({ version: "1.0.0", ...ballot }));
        expect(read).toEqual({ ok: true, value: ballot });
      }),
      { numRuns: 50 },
    );
  });

  test.each(SLUGS)("refuses every valid ballot of %s once one thing in it is wrong", (slug) => {
    const survey = builtIn(slug);
    const wrong = fc.constantFrom<unknown>(99, -1, 2.5, null, true, "violet", {}, [], ["NA"], [1]);
    fc.assert(
      fc.property(
        validBallot(survey),
        fc.constantFrom(...survey.items.filter((item) => item.kind !== "text")),
        wrong,
        (ballot, item, value) => {
          const answers = { ...ballot.answers, [item.id]: value };
          const read = readBallot(survey, JSON.stringify({ version: "1.0.0", ...ballot, answers }));
          expect(read.ok).toBe(false);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("accepts an empty ballot and the 500th character of a comment", () => {
    expect(errorsOf(textOf({}))).toEqual([]);
    expect(errorsOf(textOf({}, { "EVK-O1": "安".repeat(500) }))).toEqual([]);
    expect(errorsOf(textOf({}, { "EVK-O1": `一\n二\t${"😀".repeat(248)}` }))).toEqual([]);
  });

  test.each([
    ["no JSON", "{", "", "not-json"],
    [
      "JSON nested too deep",
      `{"version":${"[".repeat(64)}${"]".repeat(64)}}`,
      "",
      "nested-too-deep",
    ],
    ["no object", "[]", "", "type-wrong"],
    ["null", "null", "", "type-wrong"],
    ["an unknown field", textOf({}, {}, { unit: "a" }), "", "field-unknown"],
    ["no comments", '{"version":"1.0.0","answers":{}}', "/comments", "field-missing"],
    ["a version that is no text", textOf({}, {}, { version: 1 }), "/version", "type-wrong"],
    ["another version", textOf({}, {}, { version: "1.0.1" }), "/version", "version-differs"],
    ["answers in a list", textOf([]), "/answers", "type-wrong"],
    ["comments in a list", textOf({}, []), "/comments", "type-wrong"],
    ["an item of another form", textOf({ NOPE: 1 }), "/answers", "item-unknown"],
    ["an unknown item", textOf({ "EVK-Z9": 1 }), "/answers", "item-unknown"],
    ["the name of a matrix", textOf({ "EVK-MX": {} }), "/answers", "item-unknown"],
    ["an answer to a text", textOf({ "EVK-O1": 1 }), "/answers/EVK-O1", "item-misplaced"],
    ["a comment on a scale", textOf({}, { "EVK-G1": "x" }), "/comments/EVK-G1", "item-misplaced"],
    ["a scale as text", textOf({ "EVK-G1": "4" }), "/answers/EVK-G1", "type-wrong"],
    ["a yes as truth", textOf({ "EVK-S0": true }), "/answers/EVK-S0", "type-wrong"],
    ["6 of 5", textOf({ "EVK-G1": 6 }), "/answers/EVK-G1", "value-out-of-scale"],
    ["0 of 5", textOf({ "EVK-G1": 0 }), "/answers/EVK-G1", "value-out-of-scale"],
    [
      "11 of 10",
      textOf({ "EVK-S0": "yes", "EVK-N1": 11 }),
      "/answers/EVK-N1",
      "value-out-of-scale",
    ],
    ["half a point", textOf({ "EVK-M1": 2.5 }), "/answers/EVK-M1", "value-out-of-scale"],
    ["an unknown option", textOf({ "EVK-D1": "violet" }), "/answers/EVK-D1", "value-out-of-scale"],
    ["no list", textOf({ "EVK-C1": "a" }), "/answers/EVK-C1", "type-wrong"],
    ["a number in the list", textOf({ "EVK-C1": [1] }), "/answers/EVK-C1", "type-wrong"],
    ["an empty list", textOf({ "EVK-C1": [] }), "/answers/EVK-C1", "value-out-of-scale"],
    ["N/A in a list", textOf({ "EVK-C1": ["NA"] }), "/answers/EVK-C1", "value-out-of-scale"],
    ["an option twice", textOf({ "EVK-C1": ["a", "a"] }), "/answers/EVK-C1", "option-duplicate"],
    ["four of three", textOf({ "EVK-C1": [..."abcd"] }), "/answers/EVK-C1", "too-many-options"],
    [
      "N/A where none is",
      textOf({ "EVK-G1": "NA" }),
      "/answers/EVK-G1",
      "not-applicable-not-allowed",
    ],
    [
      "an answer after the screener",
      textOf({ "EVK-S0": "no", "EVK-M1": 1 }),
      "/answers/EVK-M1",
      "item-hidden",
    ],
    [
      "a hidden comment",
      textOf({ "EVK-D1": "red" }, { "EVK-D1-OTHER": "x" }),
      "/comments/EVK-D1-OTHER",
      "item-hidden",
    ],
    ["a comment of a number", textOf({}, { "EVK-O1": 5 }), "/comments/EVK-O1", "type-wrong"],
    [
      "501 characters",
      textOf({}, { "EVK-O1": "a".repeat(501) }),
      "/comments/EVK-O1",
      "comment-too-long",
    ],
    ["an empty comment", textOf({}, { "EVK-O1": "" }), "/comments/EVK-O1", "comment-empty"],
    ["a blank comment", textOf({}, { "EVK-O1": " \n" }), "/comments/EVK-O1", "comment-empty"],
    [
      "half an emoji",
      textOf({}, { "EVK-O1": "a\ud83d" }),
      "/comments/EVK-O1",
      "comment-characters",
    ],
    ["a NUL", textOf({}, { "EVK-O1": "a\u0000" }), "/comments/EVK-O1", "comment-characters"],
    [
      "a carriage return",
      textOf({}, { "EVK-O1": "a\r\nb" }),
      "/comments/EVK-O1",
      "comment-characters",
    ],
    ["a C1 control", textOf({}, { "EVK-O1": "a\u0085" }), "/comments/EVK-O1", "comment-characters"],
  ])("names %s", (_, text, pointer, code) => {
    expect(errorsOf(text)).toEqual([[pointer, code]]);
  });

  test("tells at most five errors", () => {
    const answers = Object.fromEntries([..."ABCDEFGH"].map((letter) => [`EVK-${letter}`, 1]));
    expect(errorsOf(textOf(answers, { "EVK-G1": "x" }))).toHaveLength(5);
    expect(errorsOf(textOf({ "EVK-A": 1 }, answers))).toHaveLength(5);
  });

  test("repeats nothing that was sent, not even a key", () => {
    const secret = "张三 said so";
    const text = textOf(
      { [secret]: secret, "EVK-D1": secret, "EVK-C1": [secret] },
      { [secret]: secret },
    );
    expect(errorsOf(text).map(([pointer]) => pointer)).toEqual([
      "/answers",
      "/answers/EVK-D1",
      "/answers/EVK-C1",
      "/comments",
    ]);
    expect(JSON.stringify(readBallot(definition, textOf({}, {}, { [secret]: 1 })))).not.toContain(
      "张三",
    );
  });

  test("takes keys that every object has for what they are: unknown items", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      const [[pointer, code] = []] = errorsOf(
        `{"version":"1.0.0","answers":{"${key}":1},"comments":{}}`,
      );
      expect([pointer, code]).toEqual(["/answers", "item-unknown"]);
    }
  });

  test("survives any JSON in any place", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("EVK-S0", "EVK-G1", "EVK-C1", "EVK-D1"),
        fc.json(),
        (id, json) => {
          const text = `{"version":"1.0.0","answers":{"${id}":${json},"EVK-N1":3},"comments":{}}`;
          expect(readBallot(definition, text)).toHaveProperty("ok");
        },
      ),
    );
    const bad =
      '{"version":"1.0.0","answers":{"EVK-S0":{"toString":1,"valueOf":1},"EVK-M1":1},"comments":{}}';
    expect(errorsOf(bad)).toEqual([["/answers/EVK-S0", "type-wrong"]]);
  });
});
