import { type ACTION_STATES, type Action, NewAction } from "../../schema/wire/actions.ts";
import type { EnteredAction } from "../api/actions.ts";

/** An action as it stands in the form; empty texts for what is not there. */
export interface ActionDraft {
  readonly textZh: string;
  readonly textEn: string;
  readonly owner: string;
  readonly dueKind: "none" | "month" | "day";
  readonly due: string;
  readonly state: (typeof ACTION_STATES)[number];
  readonly reasonZh: string;
  readonly reasonEn: string;
  readonly wave: string;
  readonly indicator: string;
  readonly suggestion: string;
  readonly isVisible: boolean;
}

export const EMPTY_ACTION: ActionDraft = {
  ...{ textZh: "", textEn: "", owner: "", dueKind: "none", due: "", state: "planned" },
  ...{ reasonZh: "", reasonEn: "", wave: "", indicator: "", suggestion: "", isVisible: false },
};

const MONTH_LENGTH = "2026-06".length;

/** A due date as the form has it. */
export const toDue = (due: string | null): Pick<ActionDraft, "dueKind" | "due"> => ({
  dueKind: due === null ? "none" : due.length === MONTH_LENGTH ? "month" : "day",
  due: due ?? "",
});

export const toActionDraft = (action: Action): ActionDraft => ({
  textZh: action.text.zh,
  textEn: action.text.en,
  owner: action.owner,
  ...toDue(action.due),
  state: action.state,
  reasonZh: action.reason.zh,
  reasonEn: action.reason.en,
  wave: action.wave ?? "",
  indicator: action.indicator ?? "",
  suggestion: action.suggestion ?? "",
  isVisible: action.visibleToEmployees,
});

/** The request of a draft. A reason that is not asked for any more is left out. */
export function toEntered(draft: ActionDraft): EnteredAction {
  const isDropped = draft.state === "dropped";
  return {
    text: { zh: draft.textZh, en: draft.textEn },
    owner: draft.owner,
    due: draft.dueKind === "none" ? null : draft.due,
    state: draft.state,
    reason: { zh: isDropped ? draft.reasonZh : "", en: isDropped ? draft.reasonEn : "" },
    wave: linkOf(draft.wave),
    indicator: linkOf(draft.indicator),
    suggestion: linkOf(draft.suggestion),
    visibleToEmployees: draft.isVisible,
  };
}

const linkOf = (id: string): string | null => (id === "" ? null : id);

/** Fields beside which a fault is told. */
export type FaultyField = "textZh" | "owner" | "due" | "reasonZh";

const FIELD_BY_PLACE: Readonly<Record<string, FaultyField>> = {
  text: "textZh",
  owner: "owner",
  due: "due",
  reason: "reasonZh",
};

/** The fields at fault, by the very schema that the server goes by. */
export function actionFaults(draft: ActionDraft): ReadonlySet<FaultyField> {
  const checked = NewAction.safeParse(toEntered(draft));
  const places = checked.success ? [] : checked.error.issues.map(({ path }) => String(path[0]));
  return new Set(places.flatMap((place) => FIELD_BY_PLACE[place] ?? []));
}
