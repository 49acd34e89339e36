import { countSentence } from "../../schema/text/indicatorSentence.ts";
import type { Evidence } from "../domain/programme/judge.ts";
import { addMonths } from "../domain/programme/months.ts";
import type { SuggestionAdoption } from "../domain/programme/suggestionAdoption.ts";
import { readTarget } from "../domain/programme/target.ts";
import { addDays } from "../domain/waves/calendar.ts";
import type { ScorecardData } from "../store/scorecardData.ts";
import { adoptionOf } from "../store/suggestion.ts";
import type { ProgrammeIndicator } from "./indicatorSource.ts";
import type { ProgrammeContext } from "./programmeContext.ts";
import {
  EMPTY_ROW,
  judgementOf,
  judgementView,
  rowHead,
  rulesOf,
  type ScorecardRow,
  targetToday,
  targetView,
} from "./scorecardRow.ts";
import { targetFacts } from "./surveyFacts.ts";

const MONTHS_COUNTED = 12;

/** The days whose suggestions are counted: twelve months to the context's day, as they stood then. */
export const suggestionDays = ({ asOf }: ProgrammeContext) => ({
  from: addDays(addMonths(asOf, -MONTHS_COUNTED), 1),
  to: asOf,
  asOf,
});

/**
 * Row of the suggestion box. A suggestion belongs to no unit, so every unit is told the company's
 * figure.
 */
export function suggestionRow(
  context: ProgrammeContext,
  indicator: ProgrammeIndicator,
  { suggestions, people }: Pick<ScorecardData, "suggestions" | "people">,
): ScorecardRow {
  const { source } = indicator;
  if (source.type !== "suggestions") throw new Error("Only the box has suggestions.");
  const { asOf, company, unit } = context;
  const { from } = suggestionDays(context);
  const rule = { overdueAfterDays: source.overdueAfterDays, partlyCounts: true };
  const counts = adoptionOf(suggestions, asOf, rule);
  const today = targetToday(context, indicator, asOf, null);
  const measured: Evidence["measured"] =
    counts.rate === null ? [] : [{ value: counts.rate, interval: null, change: null }];
  const judgement = judgementOf(
    today.target,
    {
      ...{ source: "record", measured, n: null, isStale: false },
      ...{ responseRate: null, baseline: null, hasBreakSinceBaseline: false, earlier: null },
    },
    today.time,
    rulesOf(context),
  );
  const isOther = unit !== company.id;
  const { deciding } = today.target === null ? { deciding: null } : readTarget(today.target, null);
  const companions = companionsOf(counts, people);
  return {
    ...rowHead(indicator, today),
    ...EMPTY_ROW,
    figureOf: isOther ? { unit: company.id, name: company.name, why: "company" } : null,
    ...{ from, to: asOf, value: counts.rate, numerator: counts.adopted, n: counts.denominator },
    target: targetView(today, null, counts.rate === null ? [] : [counts.rate]),
    ...judgementView(judgement),
    companions: indicator.companions.map(({ id, title }) => ({
      ...{ id, title, value: companions[id] ?? null },
    })),
    sentence: countSentence({
      source: "suggestions",
      ...{ value: counts.rate, numerator: counts.adopted, denominator: counts.denominator },
      ...{ from, to: asOf, judgement, sinceBaseline: null },
      standsFor: isOther ? { unit: company.name, why: "company" } : null,
      target: targetFacts(today.target, deciding),
      ...{ isYearly: false, withheld: null },
    }),
  };
}

/** Figures beside the rate, so that it cannot be met by a side door; by their id. */
const companionsOf = (
  counts: SuggestionAdoption,
  headcount: number,
): Readonly<Record<string, number | null>> => ({
  "received-per-100": headcount > 0 ? (100 * counts.received) / headcount : null,
  "median-days-to-answer": counts.medianDaysToAnswer,
  "implemented-share": counts.shareImplemented,
  "strict-adoption-rate": counts.strictRate,
  "duplicates-and-spam": counts.duplicates + counts.spam,
});
