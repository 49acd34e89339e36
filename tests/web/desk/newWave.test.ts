import { describe, expect, it } from "vitest";
import { NewWave } from "../../../schema/wire/waves.ts";
import { draftFaults, toNewWave, type WaveDraft } from "../../../web/manage/newWave.ts";

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
  slips: "",
};

describe("the form of a new wave", () => {
  it("makes a request that the server's schema accepts", () => {
    expect(draftFaults(draft, false)).toEqual(new Set());
    const wave = toNewWave(draft, "1.0.0", false);
    expect(NewWave.parse(wave)).toMatchObject({
      name: "年中调查",
      population: { minDaysEmployed: 30 },
      cut: null,
    });
  });

  it("asks everybody where no time in the company is wanted", () => {
    expect(toNewWave({ ...draft, minDaysEmployed: "0" }, "1.0.0", false).population).toEqual({});
  });

  it("turns a survey answered by code into slips without persons", () => {
    const wave = toNewWave({ ...draft, slips: "120", cut: "level" }, "1.0.0", true);
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
  ])("names the fault in %o", (part, fault) => {
    expect([...draftFaults({ ...draft, ...part }, false)]).toEqual([fault]);
  });

  it("asks for a number of slips only where codes are handed out", () => {
    expect(draftFaults({ ...draft, slips: "" }, true)).toEqual(new Set(["codes"]));
    expect(draftFaults({ ...draft, slips: "" }, false)).toEqual(new Set());
  });
});
