import { describe, expect, it } from "vitest";
import type { SettingsView } from "../../../web/api/administration.ts";
import { type BreakDraft, toNewBreak } from "../../../web/manage/breakDraft.ts";
import { draftFaults } from "../../../web/manage/draftFaults.ts";
import { toJudgementChange, toJudgementDraft } from "../../../web/manage/judgementDraft.ts";

const SETTINGS: SettingsView = {
  ...{ company: "本公司", timeZone: "Asia/Shanghai", programmeStart: null, publicOrigin: null },
  ...{ retention: { holdDays: 7 }, cadences: {} },
  judgement: {
    ...{ planShare: 0.9, progressShare: 0.75, shortfallPoints: 5, staleAfterCadences: 1.5 },
    ...{ achievedRequiresEvidence: true, lowResponseShare: 0.29 },
  },
  records: {
    ...{ attainmentFormula: "aggregate", turnoverScope: "allExceptRetirement" },
    aliasPerformance: false,
  },
  secondFactorRequired: false,
};

describe("how status is judged", () => {
  it("is shown in per cent, and sent back exactly as it was", () => {
    const draft = toJudgementDraft(SETTINGS);
    expect([draft.planShare, draft.lowResponseShare, draft.staleAfterCadences]).toEqual([
      ...["90", "29", "1.5"],
    ]);
    const { judgement, programmeStart } = SETTINGS;
    expect(toJudgementChange(draft)).toEqual({ judgement, programmeStart });
    expect(draftFaults(draft, toJudgementChange(draft))).toEqual(new Set());
  });

  it("names each field that does not fit, by the server's own schema", () => {
    const faulty = {
      ...toJudgementDraft(SETTINGS),
      ...{ planShare: "101", progressShare: "x", shortfallPoints: "60" },
      ...{ staleAfterCadences: "0.5", lowResponseShare: "" },
    };
    expect([...draftFaults(faulty, toJudgementChange(faulty))]).toEqual([
      ...["planShare", "progressShare", "shortfallPoints"],
      ...["staleAfterCadences", "lowResponseShare"],
    ]);
    const started = { ...toJudgementDraft(SETTINGS), programmeStart: "2026-01-01" };
    expect(toJudgementChange(started).programmeStart).toBe("2026-01-01");
  });
});

describe("a change in what is counted", () => {
  const draft = (change: Partial<BreakDraft>): BreakDraft => ({
    ...{ kind: "appraisal-standard", on: "2026-04-01", indicator: "", unit: "", note: " 新办法 " },
    ...change,
  });

  it("is sent with what its kind needs, and nothing that another kind has left in the form", () => {
    const common = { on: "2026-04-01", note: "新办法" };
    expect(toNewBreak(draft({ unit: "u00002" }))).toEqual({
      ...{ ...common, kind: "appraisal-standard" },
    });
    expect(toNewBreak(draft({ indicator: "performance-pass-rate" }))).toEqual({
      ...{ ...common, kind: "appraisal-standard", indicator: "performance-pass-rate" },
    });
    const left = { indicator: "performance-pass-rate", unit: "u00002" };
    expect(toNewBreak(draft({ kind: "organisation", ...left }))).toEqual({
      ...{ ...common, kind: "organisation", unit: "u00002" },
    });
    expect(toNewBreak(draft({ kind: "reason-flags", ...left }))).toEqual({
      ...{ ...common, kind: "reason-flags" },
    });
  });

  it("is not sent without its day, its note, or the unit that it is about", () => {
    for (const change of [{ on: "" }, { note: "  " }, { kind: "organisation" as const }]) {
      expect(toNewBreak(draft(change))).toBeNull();
    }
  });
});
