import type { Bilingual, ItemKind, Scale } from "../definition.ts";

/** A text of a SurveyJS definition in both languages. */
export interface SurveyText {
  readonly "zh-cn": string;
  readonly en: string;
}

interface Choice {
  readonly value: number | string;
  readonly text: SurveyText;
}

/** A question or matrix, with everything that people read or that decides what they can answer. */
export interface ContentElement {
  readonly type: string;
  readonly name: string;
  readonly title: SurveyText;
  readonly description?: SurveyText | undefined;
  readonly visibleIf?: string | undefined;
  readonly choices?: readonly Choice[] | undefined;
  readonly columns?: readonly Choice[] | undefined;
  readonly rows?: readonly { readonly value: string; readonly text: SurveyText }[] | undefined;
  readonly maxSelectedChoices?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minRateDescription?: SurveyText | undefined;
  readonly maxRateDescription?: SurveyText | undefined;
}

/** What a survey's indicator is read from. */
export interface IndicatorSource {
  readonly indicator: string;
  readonly item: string;
  /** `preview`: drawn beside the line, never part of it. */
  readonly role: "source" | "preview";
  readonly countedOptions?: readonly string[] | undefined;
  readonly excludedOptions?: readonly string[] | undefined;
}

/** Items that are scored together. */
export interface ContentDimension {
  readonly id: string;
  readonly title: Bilingual;
  readonly items: readonly string[];
}

/** A published version as far as its comparison with another goes: it has passed validation. */
export interface VersionContent {
  readonly survey: {
    readonly pages: readonly { readonly elements: readonly ContentElement[] }[];
  };
  readonly scoring: {
    readonly anchor: string | null;
    readonly screener: string | null;
    readonly population: "roster" | "codes";
    readonly minDaysEmployed: number | null;
    readonly cadenceMonths: number;
    readonly calendarMonths: readonly number[];
    readonly dimensions: readonly ContentDimension[];
    readonly indicators: readonly IndicatorSource[];
    readonly items: readonly {
      readonly id: string;
      readonly kind: ItemKind;
      readonly scale: Scale | null;
      readonly reversed: boolean;
      readonly allowsNotApplicable: boolean;
    }[];
  };
}
