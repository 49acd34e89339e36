import type { NewBaseline, NewTarget } from "../../schema/wire/judgedBy.ts";
import type { JudgedRow } from "./judgedRows.ts";
import { percentText, readPercent } from "./percent.ts";

/** A baseline as it stands in its form, as typed. */
export interface BaselineDraft {
  readonly from: "wave" | "period" | "entered";
  readonly wave: string;
  readonly period: string;
  readonly value: string;
  readonly n: string;
  readonly source: string;
  readonly reason: string;
}

/** The request of a draft, or null where something is missing or no number. */
export function toNewBaseline(
  indicator: string,
  draft: BaselineDraft,
  isReplacement: boolean,
): NewBaseline | null {
  const reason = draft.reason.trim();
  if (isReplacement && reason === "") return null;
  const common = { indicator, ...(isReplacement ? { reason } : {}) };
  switch (draft.from) {
    case "wave":
      return draft.wave === "" ? null : { ...common, wave: draft.wave };
    case "period": {
      const period = draft.period.trim().toUpperCase();
      return period === "" ? null : { ...common, period };
    }
    case "entered": {
      const value = readPercent(draft.value);
      const n = /^\d{1,12}$/.test(draft.n.trim()) ? Number(draft.n) : null;
      const source = draft.source.trim();
      if (value === null || value < 0 || n === null || source === "") return null;
      return { ...common, value, n, source };
    }
  }
}

/** A revision as it stands in its form, as typed. */
export interface TargetDraft {
  /** In per cent; empty for steps. */
  readonly target: string;
  readonly changeBasis: "relative" | "points" | null;
  readonly dueOn: string;
  readonly ownerZh: string;
  readonly ownerEn: string;
  readonly reason: string;
}

/** How a target stands, to be changed. */
export function toTargetDraft({
  indicator,
  target,
  changeBasis,
  revision,
}: JudgedRow): TargetDraft {
  const owner = revision?.owner ?? indicator.owner;
  const isStep = indicator.kind === "process" || target === null;
  return {
    target: isStep ? "" : percentText(target).replace("%", "").replace("−", "-"),
    changeBasis,
    dueOn: revision?.dueOn ?? "",
    ...{ ownerZh: owner.zh, ownerEn: owner.en, reason: "" },
  };
}

/** The request of what a draft changes, or why there is none. */
export function toNewTarget(
  row: JudgedRow,
  draft: TargetDraft,
): NewTarget | "missing" | "notNumber" {
  const before = toTargetDraft(row);
  const reason = draft.reason.trim();
  const isSame = (name: keyof TargetDraft) => draft[name] === before[name];
  const names: (keyof TargetDraft)[] = ["target", "changeBasis", "dueOn", "ownerZh", "ownerEn"];
  if (reason === "" || names.every(isSame)) return "missing";
  const target = isSame("target") ? undefined : readPercent(draft.target);
  if (target === null) return "notNumber";
  const owner = { zh: draft.ownerZh.trim(), en: draft.ownerEn.trim() };
  if (owner.zh === "" || owner.en === "") return "missing";
  return {
    indicator: row.indicator.id,
    reason,
    ...(target === undefined ? {} : { target }),
    ...(isSame("changeBasis") || draft.changeBasis === null
      ? {}
      : { changeBasis: draft.changeBasis }),
    ...(isSame("dueOn") || draft.dueOn === "" ? {} : { dueOn: draft.dueOn }),
    ...(isSame("ownerZh") && isSame("ownerEn") ? {} : { owner }),
  };
}
