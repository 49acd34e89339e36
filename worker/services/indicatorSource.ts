import type { MeasuresJson } from "../../schema/survey/measures.ts";
import measuresJson from "../../surveys/measures.json";
import type { Settings } from "../store/setting.ts";

/** An indicator as the programme defines it. */
export type ProgrammeIndicator = MeasuresJson["indicators"][number];

/** Where the figure of an indicator may come from; both null where only its own steps feed it. */
export interface IndicatorSource {
  readonly survey: { readonly slug: string; readonly item: string } | null;
  /** Name of the HR record; with a survey it is the alternative, never mixed in one line. */
  readonly record: string | null;
}

// The file is checked by a test against the schema that the type comes from.
/** The eight measures and the evaluation section with their nineteen indicators. */
export const PROGRAMME = measuresJson as unknown as MeasuresJson;

/** Ids of the indicators that an HR record feeds. */
export const indicatorsOfRecord = (record: string, settings: Pick<Settings, "records">): string[] =>
  PROGRAMME.indicators
    .filter((indicator) => sourceOf(indicator, settings).record === record)
    .map(({ id }) => id);

/** The programme's definition of an indicator, or undefined. */
export const findProgrammeIndicator = (id: string): ProgrammeIndicator | undefined =>
  PROGRAMME.indicators.find((indicator) => indicator.id === id);

/** What feeds an indicator, by the programme and the firm's own settings. */
export function sourceOf(
  { id, source }: ProgrammeIndicator,
  settings: Pick<Settings, "records">,
): IndicatorSource {
  switch (source.type) {
    case "survey": {
      const survey = { slug: source.survey, item: source.item };
      return { survey, record: source.alternative?.record ?? null };
    }
    case "record": {
      const isAlias = id === "performance-pass-rate" && settings.records.aliasPerformance;
      return { survey: null, record: isAlias ? "performance-attainment" : source.record };
    }
    default:
      return { survey: null, record: null };
  }
}
