import { describe, expect, it } from "vitest";
import type { Fetched } from "../../../web/respond/api.ts";
import { checkReceipts, readReceipt } from "../../../web/respond/checkReceipts.ts";

const MINE = "ABCDEFGHIJKLMNOP2345";
const OTHER = "QRSTUVWXYZ234567ABCD";
const list = (...items: string[]): Fetched => ({
  kind: "found",
  text: JSON.stringify({ items }),
  waveState: null,
});
const check = (fetched: Fetched, wanted: readonly string[]) =>
  checkReceipts({ receipts: async () => fetched }, "w", wanted);

describe("checking a receipt against the published list", () => {
  it("finds it, and says how many there are", async () => {
    expect(await check(list(OTHER, MINE), [MINE])).toEqual({ kind: "found", total: 2 });
  });

  it("misses one that is not there, also beside one that is", async () => {
    expect(await check(list(OTHER), [MINE])).toEqual({ kind: "missing", total: 1 });
    expect(await check(list(OTHER), [MINE, OTHER])).toEqual({ kind: "missing", total: 1 });
  });

  it("tells a list that is not published from one that was not reached", async () => {
    expect(await check({ kind: "missing" }, [MINE])).toEqual({ kind: "not-released" });
    expect(await check({ kind: "unreachable" }, [MINE])).toEqual({ kind: "unreachable" });
    const login: Fetched = { kind: "found", text: "<html>sign in</html>", waveState: null };
    expect(await check(login, [MINE])).toEqual({ kind: "unreachable" });
  });

  it("asks nobody about something that is no receipt", async () => {
    const receipts = () => Promise.reject(new Error("asked"));
    for (const wanted of [[], [""], [MINE.slice(1)], [`${MINE.slice(1)}-`]]) {
      expect(await checkReceipts({ receipts }, "w", wanted)).toEqual({ kind: "format" });
    }
  });

  it("reads one as it is typed", () => {
    expect(readReceipt(" abcd efgh-ijkl mnop 2345 ")).toBe(MINE);
    expect(readReceipt("ＡＢＣＤEFGH1JKLMN0P2345")).toBe(MINE);
  });
});
