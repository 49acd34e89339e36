import { describe, expect, it } from "vitest";
import { askedByGroup } from "../../../worker/domain/waves/handedOut.ts";

const group = (made: number, used: number, handedOut: number) => ({ made, used, handedOut });

describe("how many a period wave asked", () => {
  it("is what was handed out, never the size of the pool", () => {
    expect(askedByGroup([group(60, 20, 34), group(40, 0, 0)])).toEqual([34, 0]);
  });

  it("cannot be told where nothing was entered", () => {
    expect(askedByGroup([group(60, 0, 0), group(40, 0, 0)])).toBeNull();
    expect(askedByGroup([])).toBeNull();
  });

  it("cannot be told where more codes were used than entered, in any group", () => {
    expect(askedByGroup([group(60, 20, 34), group(40, 1, 0)])).toBeNull();
    expect(askedByGroup([group(60, 34, 34)])).toEqual([34]);
  });

  it("cannot be told from entries beyond the pool, or from no number", () => {
    expect(askedByGroup([group(60, 20, 61)])).toBeNull();
    expect(askedByGroup([group(60, Number.NaN, 61)])).toBeNull();
  });
});
