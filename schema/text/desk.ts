import { desk as deskEn } from "./en/desk.ts";
import { deskAccess as deskAccessEn } from "./en/deskAccess.ts";
import { deskActions as deskActionsEn } from "./en/deskActions.ts";
import { deskProgramme as deskProgrammeEn } from "./en/deskProgramme.ts";
import { deskResults as deskResultsEn } from "./en/deskResults.ts";
import { deskSecondFactor as deskSecondFactorEn } from "./en/deskSecondFactor.ts";
import { deskSuggestions as deskSuggestionsEn } from "./en/deskSuggestions.ts";
import { deskTrends as deskTrendsEn } from "./en/deskTrends.ts";
import { deskWaves as deskWavesEn } from "./en/deskWaves.ts";
import type { Language } from "./language.ts";
import type { SameKeys } from "./sameKeys.ts";
import { desk } from "./zh-CN/desk.ts";
import { deskAccess } from "./zh-CN/deskAccess.ts";
import { deskActions } from "./zh-CN/deskActions.ts";
import { deskProgramme } from "./zh-CN/deskProgramme.ts";
import { deskResults } from "./zh-CN/deskResults.ts";
import { deskSecondFactor } from "./zh-CN/deskSecondFactor.ts";
import { deskSuggestions } from "./zh-CN/deskSuggestions.ts";
import { deskTrends } from "./zh-CN/deskTrends.ts";
import { deskWaves } from "./zh-CN/deskWaves.ts";

/** Sentences of the frame. */
export type DeskText = SameKeys<typeof desk>;
/** Sentences about accounts, the audit log and settings. */
export type DeskAccessText = SameKeys<typeof deskAccess>;
/** Sentences about what the company will do. */
export type DeskActionsText = SameKeys<typeof deskActions>;
/** Sentences about waves. */
export type DeskWavesText = SameKeys<typeof deskWaves>;
/** Sentences about results. */
export type DeskResultsText = SameKeys<typeof deskResults>;
/** Sentences about the second factor. */
export type DeskSecondFactorText = SameKeys<typeof deskSecondFactor>;
/** Sentences about the suggestion box. */
export type DeskSuggestionsText = SameKeys<typeof deskSuggestions>;
/** Sentences about indicators over waves. */
export type DeskTrendsText = SameKeys<typeof deskTrends>;

/** Sentences about HR records, baselines and targets. */
export type DeskProgrammeText = SameKeys<typeof deskProgramme>;

/** All sentences of the desk, by the part of it that they stand in. */
export interface DeskTexts {
  readonly desk: DeskText;
  readonly access: DeskAccessText;
  readonly actions: DeskActionsText;
  readonly waves: DeskWavesText;
  readonly results: DeskResultsText;
  readonly trends: DeskTrendsText;
  readonly suggestions: DeskSuggestionsText;
  readonly programme: DeskProgrammeText;
  readonly secondFactor: DeskSecondFactorText;
}

/** The desk's sentences in each language; a missing one does not compile. */
export const DESK_TEXTS: Readonly<Record<Language, DeskTexts>> = {
  "zh-CN": {
    desk,
    access: deskAccess,
    actions: deskActions,
    waves: deskWaves,
    results: deskResults,
    trends: deskTrends,
    suggestions: deskSuggestions,
    programme: deskProgramme,
    secondFactor: deskSecondFactor,
  },
  en: {
    desk: deskEn,
    access: deskAccessEn,
    actions: deskActionsEn,
    waves: deskWavesEn,
    results: deskResultsEn,
    trends: deskTrendsEn,
    suggestions: deskSuggestionsEn,
    programme: deskProgrammeEn,
    secondFactor: deskSecondFactorEn,
  },
};
