import type { SettingsView } from "../api/administration.ts";
import type { SettingsRequest } from "./draftFaults.ts";
import { readPercent } from "./percent.ts";

/** How status is judged, as it stands in the form, as typed; shares in per cent. */
export interface JudgementDraft {
  /** Empty: not set. */
  readonly programmeStart: string;
  readonly planShare: string;
  readonly progressShare: string;
  readonly shortfallPoints: string;
  readonly staleAfterCadences: string;
  readonly lowResponseShare: string;
  readonly achievedRequiresEvidence: boolean;
}

const inPercent = (share: number): string => String(Number((100 * share).toFixed(4)));

export function toJudgementDraft({ programmeStart, judgement }: SettingsView): JudgementDraft {
  return {
    programmeStart: programmeStart ?? "",
    planShare: inPercent(judgement.planShare),
    progressShare: inPercent(judgement.progressShare),
    shortfallPoints: String(judgement.shortfallPoints),
    staleAfterCadences: String(judgement.staleAfterCadences),
    lowResponseShare: inPercent(judgement.lowResponseShare),
    achievedRequiresEvidence: judgement.achievedRequiresEvidence,
  };
}

/** What no number is stands for itself: the schema names its field. */
const numberOf = (typed: string): number =>
  /^\d{1,4}(\.\d{1,4})?$/.test(typed.trim()) ? Number(typed) : -1;
const shareOf = (typed: string): number => readPercent(typed) ?? -1;

/** The request of a draft: the group as a whole, since half of it judges nothing. */
export const toJudgementChange = (draft: JudgementDraft): SettingsRequest => ({
  programmeStart: draft.programmeStart === "" ? null : draft.programmeStart,
  judgement: {
    planShare: shareOf(draft.planShare),
    progressShare: shareOf(draft.progressShare),
    shortfallPoints: numberOf(draft.shortfallPoints),
    staleAfterCadences: numberOf(draft.staleAfterCadences),
    lowResponseShare: shareOf(draft.lowResponseShare),
    achievedRequiresEvidence: draft.achievedRequiresEvidence,
  },
});
