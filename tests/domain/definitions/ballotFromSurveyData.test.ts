import { expect, test } from "vitest";
import { ballotFromSurveyData } from "../../../worker/domain/definitions/ballotFromSurveyData.ts";
import { compiled } from "./builtIn.ts";
import { everyKind } from "./everyKind.ts";

const collect = (data: Record<string, unknown>) =>
  ballotFromSurveyData(compiled(everyKind()), data);

test("takes matrix rows out of their matrix", () => {
  expect(collect({ "EVK-MX": { "EVK-M1": 2, "EVK-M2": "NA" } }).answers).toEqual({
    "EVK-M1": 2,
    "EVK-M2": "NA",
  });
});

test("writes an exclusive N/A as SurveyJS does not", () => {
  expect(collect({ "EVK-C1": ["NA"] }).answers).toEqual({ "EVK-C1": "NA" });
  expect(collect({ "EVK-C1": ["b", "a"] }).answers).toEqual({ "EVK-C1": ["b", "a"] });
});

test("trims comments and makes every line end a newline", () => {
  expect(collect({ "EVK-O1": " a\r\nb\rc " }).comments).toEqual({ "EVK-O1": "a\nb\nc" });
});

test("leaves out half a character at the end of a comment that was cut at its limit", () => {
  const { comments } = collect({ "EVK-O1": "好😀\uD83D" });
  expect(comments).toEqual({ "EVK-O1": "好😀" });
});

test("leaves out what is empty, hidden, or no item", () => {
  expect(
    collect({
      "EVK-S0": "no",
      "EVK-G1": 3,
      "EVK-O1": "hidden",
      stray: 1,
    }),
  ).toEqual({ answers: { "EVK-S0": "no" }, comments: {} });
  expect(collect({ "EVK-O1": "  ", "EVK-C1": [], "EVK-D1": "", "EVK-G1": null })).toEqual({
    answers: {},
    comments: {},
  });
});
