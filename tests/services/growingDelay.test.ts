import { describe, expect, it } from "vitest";
import { createGrowingDelay } from "../../worker/services/growingDelay.ts";

const makeDelay = () =>
  createGrowingDelay({ free: 2, firstMs: 1000, mostMs: 5000, forgottenMs: 60_000, mostNames: 2 });

describe("the growing delay", () => {
  it("lets the free tries through, then waits twice as long each time, up to the most", () => {
    const delay = makeDelay();
    let now = 0;
    const waits = Array.from({ length: 6 }, () => {
      expect(delay.take("a", now)).toBeNull();
      const seconds = delay.look("a", now) ?? 0;
      now += seconds * 1000;
      return seconds;
    });
    expect(waits).toEqual([0, 1, 2, 4, 5, 5]);
  });

  it("notes nothing before the time has come, so that asking never makes it longer", () => {
    const delay = makeDelay();
    delay.take("a", 0);
    delay.take("a", 0);
    for (let i = 0; i < 10; i++) expect(delay.take("a", 500)).toBe(1);
    expect(delay.take("a", 1000)).toBeNull();
    expect(delay.look("a", 1000)).toBe(2);
  });

  it("counts each name for itself, and forgets one that knew, or was quiet", () => {
    const delay = makeDelay();
    for (let i = 0; i < 2; i++) delay.take("a", 0);
    expect(delay.take("b", 0)).toBeNull();
    delay.clear("a");
    expect(delay.take("a", 0)).toBeNull();
    delay.take("a", 0);
    expect(delay.take("a", 0)).toBe(1);
    expect(delay.take("a", 61_000)).toBeNull();
    expect(delay.look("a", 61_000)).toBeNull();
  });

  it("forgets the name tried longest ago when there are too many, so that memory has an end", () => {
    const delay = makeDelay();
    for (const name of ["a", "a", "b", "c", "d", "e"]) delay.take(name, 0);
    expect(delay.look("a", 0)).toBeNull();
  });
});
