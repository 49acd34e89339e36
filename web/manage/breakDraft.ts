import type { NewBreak } from "../../schema/wire/judgedBy.ts";

/** A break as it stands in its form, as typed. */
export interface BreakDraft {
  readonly kind: NewBreak["kind"];
  readonly on: string;
  /** Empty: all indicators that this kind concerns. */
  readonly indicator: string;
  readonly unit: string;
  readonly note: string;
}

/** Indicators of which one may be named alone, by kind; elsewhere there is nothing to choose. */
export const INDICATORS_TO_CHOOSE: Readonly<Partial<Record<NewBreak["kind"], readonly string[]>>> =
  {
    "appraisal-standard": ["performance-attainment-rate", "performance-pass-rate"],
  };

/** The request of a draft; null where something is missing. */
export function toNewBreak({ kind, on, indicator, unit, note }: BreakDraft): NewBreak | null {
  const words = note.trim();
  const isOfUnit = kind === "organisation";
  if (on === "" || words === "" || (isOfUnit && unit === "")) return null;
  const hasChoice = INDICATORS_TO_CHOOSE[kind] !== undefined && indicator !== "";
  return {
    ...{ kind, on, note: words },
    ...(isOfUnit && { unit }),
    ...(hasChoice && { indicator }),
  };
}
