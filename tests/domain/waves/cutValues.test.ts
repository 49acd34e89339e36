import { describe, expect, it } from "vitest";
import { labelCutValues, tenureCutValue } from "../../../worker/domain/waves/cutValues.ts";

describe("tenure bands", () => {
  it.each([
    ["2025-11-24", "2026-11-23", "t0"],
    ["2025-11-23", "2026-11-23", "t1"],
    ["2023-11-24", "2026-11-23", "t1"],
    ["2023-11-23", "2026-11-23", "t3"],
    ["2021-11-24", "2026-11-23", "t3"],
    ["2021-11-23", "2026-11-23", "t5"],
    ["1990-01-01", "2026-11-23", "t5"],
    ["2024-02-29", "2025-02-28", "t0"],
    ["2024-02-29", "2025-03-01", "t1"],
    ["2027-01-01", "2026-11-23", "t0"],
  ])("hired on %s, opening on %s: %s", (hiredOn, opensOn, band) => {
    expect(tenureCutValue(hiredOn, opensOn)).toBe(band);
  });

  it("throw for what is no date", () => {
    expect(() => tenureCutValue("2026-02-30", "2026-11-23")).toThrow(RangeError);
    expect(() => tenureCutValue("2026-02-20", "soon")).toThrow(RangeError);
  });
});

describe("cut values from texts", () => {
  it("are the texts themselves where all are plain, and an empty text is no value", () => {
    expect(labelCutValues(["p2", "p1", "", "p2"])).toEqual({
      ok: true,
      value: [
        { cutValue: "p1", label: "p1" },
        { cutValue: "p2", label: "p2" },
      ],
    });
  });

  it("are numbered in the order of the texts where one is not plain", () => {
    expect(labelCutValues(["资深", "p1", "中级"])).toEqual({
      ok: true,
      value: [
        { cutValue: "l1", label: "p1" },
        { cutValue: "l2", label: "中级" },
        { cutValue: "l3", label: "资深" },
      ],
    });
  });

  it("are refused above five", () => {
    expect(labelCutValues(["a", "b", "c", "d", "e"])).toMatchObject({ ok: true });
    expect(labelCutValues(["a", "b", "c", "d", "e", "f"])).toEqual({
      ok: false,
      error: { reason: "cut-values-too-many", count: 6, maximum: 5 },
    });
  });
});
