import { describe, expect, test } from "vitest";
import type { Item } from "../../../worker/domain/definitions/definition.ts";
import { optionThresholds } from "../../../worker/domain/disclosure/discloseOtherItem.ts";
import { makeItem } from "./makeCounts.ts";

const item = (kind: Item["kind"]) => makeItem({ id: "R1", kind });

describe("the numbers from which options are shown", () => {
  test("are 30 answers, and k for each option", () => {
    for (const kind of ["single", "multiple", "yesno", "nps11"] as const) {
      expect(optionThresholds(item(kind), false, 5)).toEqual({ answers: 30, mentions: 5 });
    }
  });

  test("are smaller for the reasons of the exit survey, one or several, and for nothing else of it", () => {
    for (const kind of ["single", "multiple"] as const) {
      expect(optionThresholds(item(kind), true, 5)).toEqual({ answers: 10, mentions: 3 });
    }
    for (const kind of ["yesno", "nps11"] as const) {
      expect(optionThresholds(item(kind), true, 5)).toEqual({ answers: 30, mentions: 5 });
    }
  });

  test("are never below k", () => {
    expect(optionThresholds(item("single"), true, 12)).toMatchObject({ answers: 12 });
    expect(optionThresholds(item("nps11"), false, 40)).toEqual({ answers: 40, mentions: 40 });
  });
});
