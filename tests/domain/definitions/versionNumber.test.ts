import { describe, expect, test } from "vitest";
import { bumped, compareVersions } from "../../../worker/domain/definitions/versionNumber.ts";

describe("versions", () => {
  test("stand in the order of their numbers, not of their letters", () => {
    const ordered = ["0.9.9", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0"];
    expect([...ordered].reverse().sort(compareVersions)).toEqual(ordered);
  });

  test("are equal to themselves alone", () => {
    expect(compareVersions("1.2.3", "1.2.3")).toBe(0);
    expect(compareVersions("1.2.3", "1.2.4")).toBeLessThan(0);
    expect(compareVersions("1.3.0", "1.2.9")).toBeGreaterThan(0);
  });

  test.each([
    ["major", "2.0.0"],
    ["minor", "1.10.0"],
    ["patch", "1.9.10"],
  ] as const)("a %s bump counts its own number up and sets the smaller ones to 0", (bump, next) => {
    expect(bumped("1.9.9", bump)).toBe(next);
  });
});
