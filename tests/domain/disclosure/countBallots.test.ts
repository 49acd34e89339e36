import { describe, expect, test } from "vitest";
import { countBallots } from "../../../worker/domain/disclosure/countBallots.ts";
import { makeCounts, makeDefinition, makeItem, times } from "./makeCounts.ts";

const definition = makeDefinition([makeItem({ id: "G1", kind: "scale5" })]);
const units = { u00001: null, u00002: "u00001", u00003: "u00001" };

describe("ballots of units", () => {
  test("stand beside the invited, where both are enough to be told", () => {
    const groups = [
      { unit: "u00001", invited: 9, ballots: times(5, { G1: 4 }) },
      { unit: "u00002", invited: 30, ballots: times(12, {}) },
      { unit: "u00003", invited: 20, ballots: times(4, { G1: 4 }) },
    ];
    expect(countBallots(makeCounts(units, groups, definition))).toEqual([
      { invited: 59, ballots: 21 },
      { invited: 30, ballots: 12 },
      null,
    ]);
  });

  test("stand alone in all units once it is unknown how many one group asked", () => {
    const groups = [
      { unit: "u00002", invited: 30, ballots: times(12, { G1: 4 }) },
      { unit: "u00003", invited: null, ballots: times(9, { G1: 4 }) },
    ];
    expect(countBallots(makeCounts(units, groups, definition))).toEqual([
      { ballots: 21 },
      { ballots: 12 },
      { ballots: "5-9" },
    ]);
  });
});
