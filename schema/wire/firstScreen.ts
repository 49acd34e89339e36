import type { Language } from "../text/language.ts";
import type { UnitTemplates } from "../text/unitSentences.ts";

/**
 * What the Worker leaves in the employee page for the script that stands in it. The same for
 * everybody: who opened the page is known to the page alone.
 */
export interface FirstScreenData {
  readonly wave: string;
  readonly survey: string;
  readonly version: string;
  /** One link for everybody, without codes. */
  readonly isOpen: boolean;
  readonly unit: Readonly<Record<Language, UnitTemplates>>;
  /** null: the first item cannot be shown before the survey code is there. */
  readonly item: {
    readonly name: string;
    /** Values of the options in definition order, and whether each keeps its place. */
    readonly options: readonly { readonly value: number | string; readonly isFixed: boolean }[];
    readonly isShuffled: boolean;
  } | null;
}
