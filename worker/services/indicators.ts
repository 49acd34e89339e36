import measures from "../../surveys/measures.json";

/** An indicator of the programme; where its figure comes from is told for surveys only. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly measure: string;
  readonly title: { zh: string; en: string };
  readonly direction: "up" | "down" | "none";
  readonly kind: "level" | "change" | "cumulative" | "process" | "monitor";
  readonly target: number | null;
  readonly changeBasis: "relative" | "points" | null;
  readonly cadenceMonths: number;
  readonly owner: { zh: string; en: string };
  readonly dueMonth: number | null;
  readonly survey: string | null;
  readonly item: string | null;
}

/** The nineteen indicators, in the order of the measures. */
export const INDICATORS: readonly IndicatorDefinition[] = measures.indicators.map((indicator) => {
  const { source } = indicator as { source: { type: string; survey?: string; item?: string } };
  const isSurvey = source.type === "survey";
  return {
    id: indicator.id,
    measure: indicator.measure,
    title: indicator.title,
    direction: (indicator.direction ?? "none") as IndicatorDefinition["direction"],
    kind: indicator.kind as IndicatorDefinition["kind"],
    target: indicator.target,
    changeBasis: indicator.changeBasis as IndicatorDefinition["changeBasis"],
    cadenceMonths: indicator.cadenceMonths,
    owner: indicator.owner,
    dueMonth: indicator.dueMonth ?? null,
    survey: isSurvey ? (source.survey ?? null) : null,
    item: isSurvey ? (source.item ?? null) : null,
  };
});
