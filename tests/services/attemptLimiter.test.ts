import { describe, expect, it } from "vitest";
import { createAttemptLimiter } from "../../worker/services/attemptLimiter.ts";

const makeLimiter = () => createAttemptLimiter({ limit: 3, windowMs: 60_000, mostNames: 2 });

describe("the limiter of attempts", () => {
  it("lets the limit through, then says how long to wait until the window ends", () => {
    const limiter = makeLimiter();
    expect([0, 10_000, 20_000].map((at) => limiter.take("a", at))).toEqual([null, null, null]);
    expect(limiter.take("a", 20_500)).toBe(40);
    expect(limiter.take("a", 59_999)).toBe(1);
    expect(limiter.take("a", 60_000)).toBeNull();
  });

  it("counts each name for itself", () => {
    const limiter = makeLimiter();
    for (let i = 0; i < 3; i++) limiter.take("a", 0);
    expect(limiter.take("b", 0)).toBeNull();
    expect(limiter.take("a", 0)).toBe(60);
  });

  it("does not count what was given back or cleared", () => {
    const limiter = makeLimiter();
    for (let i = 0; i < 10; i++) {
      expect(limiter.take("a", 0)).toBeNull();
      limiter.giveBack("a");
    }
    for (let i = 0; i < 3; i++) limiter.take("a", 0);
    limiter.clear("a");
    expect(limiter.take("a", 0)).toBeNull();
  });

  it("forgets the longest-known name when there are too many, so that memory has an end", () => {
    const limiter = makeLimiter();
    for (let i = 0; i < 3; i++) limiter.take("a", 0);
    for (const [i, name] of ["b", "c", "d"].entries()) limiter.take(name, i + 1);
    expect(limiter.take("a", 5)).toBeNull();
  });
});
