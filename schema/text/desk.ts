import { desk as deskEn } from "./en/desk.ts";
import { deskResults as deskResultsEn } from "./en/deskResults.ts";
import { deskWaves as deskWavesEn } from "./en/deskWaves.ts";
import type { Language } from "./language.ts";
import type { SameKeys } from "./sameKeys.ts";
import { desk } from "./zh-CN/desk.ts";
import { deskResults } from "./zh-CN/deskResults.ts";
import { deskWaves } from "./zh-CN/deskWaves.ts";

/** Sentences of the frame. */
export type DeskText = SameKeys<typeof desk>;
/** Sentences about waves. */
export type DeskWavesText = SameKeys<typeof deskWaves>;
/** Sentences about results. */
export type DeskResultsText = SameKeys<typeof deskResults>;

/** All sentences of the desk, by the part of it that they stand in. */
export interface DeskTexts {
  readonly desk: DeskText;
  readonly waves: DeskWavesText;
  readonly results: DeskResultsText;
}

/** The desk's sentences in each language; a missing one does not compile. */
export const DESK_TEXTS: Readonly<Record<Language, DeskTexts>> = {
  "zh-CN": { desk, waves: deskWaves, results: deskResults },
  en: { desk: deskEn, waves: deskWavesEn, results: deskResultsEn },
};
