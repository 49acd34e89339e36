import { describe, expect, test } from "vitest";
import { lineSegments } from "../../../worker/domain/programme/lineSegments.ts";

const waves = ["2026-01-05", "2026-07-06", "2027-01-05", "2027-07-06"].map((opensOn) => ({
  opensOn,
  version: "1.0.0",
}));
const nothing = { moves: [], entered: [] };
const always = () => true;
const move = (day: string, moved: number, headcountBefore = 100) => ({
  day,
  moved,
  headcountBefore,
});

describe("a line", () => {
  test("without waves has no pieces", () => {
    expect(lineSegments([], always, nothing)).toEqual({ segments: [], breaks: [] });
  });

  test("in which nothing changes is one piece", () => {
    expect(lineSegments(waves, always, nothing)).toEqual({ segments: [0, 0, 0, 0], breaks: [] });
  });

  test("breaks at a version that does not continue it, on the day the wave opens", () => {
    const versions = waves.map((wave, i) => ({ ...wave, version: i < 2 ? "1.0.1" : "3.0.0" }));
    const isSame = (piece: readonly { version: string }[], { version }: { version: string }) =>
      piece[0]?.version === version;
    expect(lineSegments(versions, isSame, nothing)).toEqual({
      segments: [0, 0, 1, 1],
      breaks: [{ kind: "version", on: "2027-01-05", fromVersion: "1.0.1", toVersion: "3.0.0" }],
    });
  });

  test("asks of each version whether it continues all of its piece", () => {
    const asked: number[] = [];
    lineSegments(waves, (piece) => asked.push(piece.length) > 0, nothing);
    expect(asked).toEqual([1, 2, 3]);
  });

  test("breaks where more than a fifth of the unit has moved, not at a fifth", () => {
    const at = (moved: number) =>
      lineSegments(waves, always, { ...nothing, moves: [move("2026-05-01", moved)] });
    expect(at(20).segments).toEqual([0, 0, 0, 0]);
    expect(at(21)).toEqual({
      segments: [0, 1, 1, 1],
      breaks: [{ kind: "moves", on: "2026-05-01" }],
    });
  });

  test("adds up moves since its piece began, and starts anew after a break", () => {
    const moves = [move("2026-05-01", 15), move("2026-10-01", 15), move("2027-03-01", 15)];
    expect(lineSegments(waves, always, { ...nothing, moves })).toEqual({
      segments: [0, 0, 1, 1],
      breaks: [{ kind: "moves", on: "2026-10-01" }],
    });
  });

  test("counts a move on the opening day before the wave, and one into an empty unit as all", () => {
    const on = (day: string) =>
      lineSegments(waves, always, { ...nothing, moves: [move(day, 1, 0)] }).segments;
    expect(on("2026-07-06")).toEqual([0, 1, 1, 1]);
    expect(on("2026-01-05")).toEqual([0, 0, 0, 0]);
    expect(on("2028-01-01")).toEqual([0, 0, 0, 0]);
  });

  test("breaks where somebody entered it, with the note", () => {
    const entered = [{ on: "2027-06-01", kind: "reason-flags" as const, note: "新名单" }];
    expect(lineSegments(waves, always, { ...nothing, entered })).toEqual({
      segments: [0, 0, 0, 1],
      breaks: entered,
    });
  });
});
