import { expect, test } from "vitest";
import { must } from "../../worker/domain/must.ts";
import { granted, ok, refuse } from "../../worker/domain/result.ts";

test("what must be there is handed on, and its absence is a fault", () => {
  expect([must(0), must(""), must(false)]).toEqual([0, "", false]);
  for (const nothing of [undefined, null]) expect(() => must(nothing)).toThrow("missing");
});

test("the value of a step that cannot be refused is handed on, a refusal names its reason", () => {
  expect(granted(ok(3))).toBe(3);
  expect(() => granted(refuse({ reason: "no-answers" }))).toThrow("no-answers");
});
