import { describe, expect, it } from "vitest";
import { NewWave } from "../../../schema/wire/waves.ts";
import { defaultNotice } from "../../../web/manage/defaultNotice.ts";
import { draftFaults, poolFaults, toNewWave, type WaveDraft } from "../../../web/manage/newWave.ts";

const draft: WaveDraft = {
  survey: "satisfaction",
  name: " 年中调查 ",
  units: ["u00001"],
  opensOn: "2026-06-01",
  closesOn: "2026-06-14",
  k: "5",
  cut: "",
  channel: "csv",
  minDaysEmployed: "30",
  levels: "",
  hiredFrom: "",
  hiredTo: "",
  version: "1.0.0",
  isByProgramme: false,
  pools: [{ line: 1, unit: "u00001", count: "120", programme: "" }],
  notice: defaultNotice("某公司"),
};
const defaults = defaultNotice("某公司");

describe("the form of a new wave", () => {
  it("makes a request that the server's schema accepts", () => {
    expect(draftFaults(draft, false)).toEqual(new Set());
    const wave = toNewWave(draft, false, defaults);
    expect(NewWave.parse(wave)).toMatchObject({
      name: "年中调查",
      population: { minDaysEmployed: 30 },
      cut: null,
    });
  });

  it("asks everybody where no time in the company is wanted", () => {
    expect(toNewWave({ ...draft, minDaysEmployed: "0" }, false, defaults).population).toEqual({});
  });

  it("asks by every part of the rule that is filled in", () => {
    const rule = { levels: " 客户经理，高级客户经理、", hiredFrom: "2010-01-01", hiredTo: "" };
    expect(NewWave.parse(toNewWave({ ...draft, ...rule }, false, defaults)).population).toEqual({
      ...{ minDaysEmployed: 30, hiredFrom: "2010-01-01" },
      levels: ["客户经理", "高级客户经理"],
    });
  });

  it("turns a survey answered by code into slips without persons", () => {
    const wave = toNewWave({ ...draft, cut: "level" }, true, defaults);
    expect(NewWave.parse(wave)).toMatchObject({
      channel: "slips",
      cut: null,
      population: { codes: [{ unit: "u00001", count: 120 }] },
    });
  });

  it.each([
    [{ name: "  " }, "name"],
    [{ name: "长".repeat(101) }, "name"],
    [{ survey: "" }, "survey"],
    [{ units: [] }, "units"],
    [{ opensOn: "" }, "opensOn"],
    [{ closesOn: "" }, "closesOn"],
    [{ closesOn: "2026-05-31" }, "order"],
    [{ k: "4" }, "k"],
    [{ k: "5.5" }, "k"],
    [{ k: "51" }, "k"],
    [{ minDaysEmployed: "-1" }, "minDaysEmployed"],
    [{ hiredFrom: "2020-01-02", hiredTo: "2020-01-01" }, "hiredTo"],
  ])("names the fault in %o", (part, fault) => {
    expect([...draftFaults({ ...draft, ...part }, false)]).toEqual([fault]);
  });

  it("asks for units and numbers of slips only where codes are handed out", () => {
    const pools = [...draft.pools, { line: 2, unit: "", count: "5001", programme: "Not a code" }];
    expect(draftFaults({ ...draft, pools }, true)).toEqual(new Set(["codes"]));
    expect(draftFaults({ ...draft, pools }, false)).toEqual(new Set());
    const [first, second] = pools.map((pool) => poolFaults(pool, { isByProgramme: false }));
    expect(first).toEqual(new Set());
    expect(second).toEqual(new Set(["unit", "count"]));
  });

  it("tells training programmes apart only where that is wanted", () => {
    const pool = { line: 1, unit: "u00001", count: "20", programme: " induction " };
    const wanted = toNewWave({ ...draft, isByProgramme: true, pools: [pool] }, true, defaults);
    expect(NewWave.parse(wanted)).toMatchObject({
      cut: "programme",
      population: { codes: [{ unit: "u00001", cutValue: "induction", count: 20 }] },
    });
    expect(poolFaults({ ...pool, programme: "" }, { isByProgramme: true })).toEqual(
      new Set(["programme"]),
    );
    expect(toNewWave({ ...draft, pools: [pool] }, true, defaults)).toMatchObject({ cut: null });
  });

  it("sends only those sentences of the notice that differ from the usual ones", () => {
    expect(toNewWave(draft, false, defaults).notice).toEqual({});
    const notice = { ...draft.notice, contact: { zh: "工会", en: "the union" } };
    expect(toNewWave({ ...draft, notice }, false, defaults).notice).toEqual({
      contact: { zh: "工会", en: "the union" },
    });
  });

  it("refuses a notice that is silent in one language", () => {
    const notice = { ...draft.notice, purpose: { zh: "改进工作", en: " " } };
    expect(draftFaults({ ...draft, notice }, false)).toEqual(new Set(["notice"]));
  });
});
