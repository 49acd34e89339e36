import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closedValues } from "../../../worker/domain/definitions/closedValues.ts";
import type { Definition } from "../../../worker/domain/definitions/definition.ts";
import { packedBytes } from "../../../worker/domain/definitions/packBallot.ts";
import {
  largestSubmitBytes,
  requestBytesOf,
} from "../../../worker/domain/definitions/requestBytes.ts";
import { builtIn, compiled, SLUGS } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

/** Every closed item answered with the longest valid value, logic left aside. */
const longestAnswers = (definition: Definition) =>
  Object.fromEntries(
    definition.items
      .filter((item) => item.kind !== "text")
      .map((item) => {
        const codes = [...item.options].sort((a, b) => b.length - a.length);
        const values = [...closedValues(item), ...(item.allowsNotApplicable ? ["NA"] : [])];
        values.sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
        return [
          item.id,
          item.kind === "multiple" ? codes.slice(0, item.maxChoices ?? 0) : values[0],
        ];
      }),
  );

const requestOf = (ballot: string) => ({
  op: "submit",
  wave: "00000000-0000-4000-8000-000000000000",
  group: "g".repeat(32),
  nonce: "n".repeat(43),
  ballot,
  mac: "m".repeat(43),
  pad: "",
});

const utf8Bytes = (text: string) => new TextEncoder().encode(text).length;

/** As a writer that keeps to ASCII and puts a space after comma and colon would write it. */
const toAscii = (json: string) =>
  json.replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
const spaced = (json: string) => json.replaceAll(/("|\d|\]|\})([,:])(?=["{[\d])/g, "$1$2 ");

const commentsOf = (definition: Definition, text: string) =>
  Object.fromEntries(
    definition.items
      .filter((item) => item.kind === "text")
      .map((item) => [item.id, text.repeat(item.maxLength).slice(0, item.maxLength)]),
  );

const worst = ['"', "\\", "安", "\n", "é", "\u2028", "a"];

describe.each([...SLUGS.map(builtIn), compiled(everyKind())])(
  "requestBytesOf $slug",
  (definition) => {
    const bytes = requestBytesOf(definition);

    test("is the smallest multiple of 4,096 that holds the bound", () => {
      expect(bytes % 4096).toBe(0);
      expect(bytes - largestSubmitBytes(definition)).toBeGreaterThanOrEqual(0);
      expect(bytes - largestSubmitBytes(definition)).toBeLessThan(4096);
      expect(bytes).toBeLessThanOrEqual(65_536);
      expect(packedBytes(definition)).toBeLessThanOrEqual(700);
    });

    test("holds the longest answers with comments of the costliest characters", () => {
      for (const unit of worst) {
        const ballot = {
          version: "1.0.0",
          answers: longestAnswers(definition),
          comments: commentsOf(definition, unit),
        };
        const text = JSON.stringify(ballot);
        expect(utf8Bytes(JSON.stringify(requestOf(text)))).toBeLessThanOrEqual(bytes);
        const ascii = spaced(toAscii(text));
        const request = spaced(toAscii(JSON.stringify(requestOf(ascii))));
        expect(utf8Bytes(request)).toBeLessThanOrEqual(largestSubmitBytes(definition));
      }
    });

    test("holds whatever anybody can write in 500 characters", () => {
      fc.assert(
        fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 500 }), (drawn) => {
          const text = drawn.replaceAll(/[^\P{Cc}\n\t]|\p{Cs}/gu, "\n");
          const ballot = JSON.stringify({
            version: "1.0.0",
            answers: longestAnswers(definition),
            comments: commentsOf(definition, text),
          });
          expect(utf8Bytes(JSON.stringify(requestOf(ballot)))).toBeLessThanOrEqual(bytes);
        }),
        { numRuns: 20 },
      );
    });
  },
);

test("the bound counts N/A where it is longer than every option", () => {
  const boundWith = (...choices: string[]) => {
    const content = everyKind();
    content.survey.pages[1].elements[1].choices = ["NA", ...choices].map((value) => ({ value }));
    return largestSubmitBytes(compiled(content));
  };
  expect(boundWith("a", "b")).toBe(boundWith("aa", "b"));
  expect(boundWith("a", "b", "ccc")).toBe(boundWith("a", "b") + 1);
});

test("the bound is reached: a writer in ASCII fills it but for the spaces inside no text", () => {
  const definition = builtIn("pulse");
  const ballot = spaced(
    JSON.stringify({ version: "1.0.0", answers: longestAnswers(definition), comments: {} }),
  );
  const slack =
    largestSubmitBytes(definition) - utf8Bytes(spaced(JSON.stringify(requestOf(ballot))));
  expect(slack).toBeGreaterThanOrEqual(0);
  expect(slack).toBeLessThan(64); // numbers are counted as long as "yes"
});
