import { describe, expect, it } from "vitest";
import type { IndicatorView } from "../../../web/api/trends.ts";
import {
  type BaselineDraft,
  toNewBaseline,
  toNewTarget,
  toTargetDraft,
} from "../../../web/manage/judgedDrafts.ts";
import { canHaveBaseline, judgedRows } from "../../../web/manage/judgedRows.ts";
import { percentText, readPercent } from "../../../web/manage/percent.ts";
import { recordsTemplate } from "../../../web/manage/recordsTemplate.ts";
import { readRecordsCsv } from "../../../worker/domain/programme/readRecordsCsv.ts";
import { finish } from "../../support/finish.ts";

const indicator = (change: Partial<IndicatorView>): IndicatorView => ({
  id: "turnover-rate",
  measure: "benefits",
  title: { zh: "离职率", en: "Turnover rate" },
  direction: "down",
  kind: "change",
  target: -0.2,
  changeBasis: "relative",
  cadenceMonths: 1,
  owner: { zh: "人力资源部门", en: "Human resources" },
  dueMonth: 12,
  survey: null,
  item: null,
  ...change,
});

const rowOf = (change: Partial<IndicatorView>, records: string[] = ["turnover-rate"]) => {
  const [row] = judgedRows({
    indicators: [indicator(change)],
    ...{ baselines: [], targets: [], waves: [] },
    records: [
      {
        ...{ record: "turnover", indicators: records, periods: ["month"], rows: 0, latest: null },
        missing: { count: 0, items: [] },
      },
    ],
  });
  if (row === undefined) throw new Error("no row");
  return row;
};

describe("per cent", () => {
  it("is read as typed, with a sign, decimals and a sign of per cent, exactly", () => {
    expect(["29", " +7 %", "-20", "−20", "16.5%"].map(readPercent)).toEqual([
      ...[0.29, 0.07, -0.2, -0.2, 0.165],
    ]);
    expect(["", "abc", "1,5", "1e3", "--2"].map(readPercent)).toEqual([
      ...[null, null, null, null, null],
    ]);
  });

  it("is written back to a tenth, with a sign where it is a change", () => {
    expect([percentText(0.85), percentText(0.1655), percentText(-0.2, true)]).toEqual([
      ...["85%", "16.6%", "−20%"],
    ]);
    expect(percentText(0.15, true)).toBe("+15%");
  });
});

describe("a draft of a baseline", () => {
  const draft: BaselineDraft = {
    ...{
      from: "period" as const,
      wave: "",
      period: " 2025-q4 ",
      value: "",
      n: "",
      source: "",
      reason: "",
    },
  };

  it("becomes a request with what its way needs, and none while something is missing", () => {
    expect(toNewBaseline("x", draft, false)).toEqual({ indicator: "x", period: "2025-Q4" });
    expect(toNewBaseline("x", { ...draft, from: "wave" }, false)).toBeNull();
    expect(toNewBaseline("x", { ...draft, from: "entered", value: "24" }, false)).toBeNull();
    const entered = { ...draft, from: "entered", value: "24", n: "58", source: "台账" } as const;
    expect(toNewBaseline("x", entered, false)).toEqual({
      ...{ indicator: "x", value: 0.24, n: 58, source: "台账" },
    });
  });

  it("that replaces one says why", () => {
    expect(toNewBaseline("x", draft, true)).toBeNull();
    expect(toNewBaseline("x", { ...draft, reason: "漏了一人" }, true)).toMatchObject({
      reason: "漏了一人",
    });
  });
});

describe("a draft of a target", () => {
  it("sends what was changed, with the reason, and nothing else", () => {
    const row = rowOf({});
    const draft = toTargetDraft(row);
    expect(draft.target).toBe("-20");
    expect(toNewTarget(row, draft)).toBe("missing");
    expect(toNewTarget(row, { ...draft, target: "-15" })).toBe("missing");
    expect(toNewTarget(row, { ...draft, target: "x", reason: "r" })).toBe("notNumber");
    expect(toNewTarget(row, { ...draft, target: "-15", reason: "r" })).toEqual({
      ...{ indicator: "turnover-rate", target: -0.15, reason: "r" },
    });
    expect(toNewTarget(row, { ...draft, ownerZh: "客户部", reason: "r" })).toEqual({
      ...{ indicator: "turnover-rate", reason: "r" },
      owner: { zh: "客户部", en: "Human resources" },
    });
  });

  it("of a step has no number", () => {
    const row = rowOf({ kind: "process", target: 1, changeBasis: null });
    const draft = toTargetDraft(row);
    expect(draft.target).toBe("");
    expect(toNewTarget(row, { ...draft, dueOn: "2026-06-30", reason: "r" })).toEqual({
      ...{ indicator: "turnover-rate", dueOn: "2026-06-30", reason: "r" },
    });
  });
});

describe("a baseline", () => {
  it("belongs to what is measured by a survey or a record, not to steps", () => {
    expect(canHaveBaseline(rowOf({}))).toBe(true);
    expect(canHaveBaseline(rowOf({}, []))).toBe(false);
    expect(canHaveBaseline(rowOf({ kind: "process" }))).toBe(false);
  });
});

describe("the template of the records", () => {
  it("has a row for each record that the server takes as it is", async () => {
    const { rows, errors } = finish(
      readRecordsCsv(await recordsTemplate().text(), {
        today: "2026-11-25",
        isUnit: (path) => path === "总部",
      }),
    );
    expect(errors).toEqual([]);
    expect(rows).toHaveLength(9);
  });
});
