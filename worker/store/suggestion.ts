import { type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import {
  type AdoptionRule,
  type SuggestionAdoption,
  type SuggestionStatus,
  suggestionAdoption,
} from "../domain/programme/suggestionAdoption.ts";
import { dateToEpochDay } from "../domain/waves/calendar.ts";

/** A suggestion as it stood at the end of a day. */
export interface CountedRow {
  receivedOn: string;
  status: SuggestionStatus;
  named: number;
  answeredOn: string | null;
}

/**
 * The adoption rate and its companion figures of the suggestions received in a span of days, as
 * they stood at the end of a day: what was received or decided later does not count.
 *
 * @param days each `YYYY-MM-DD`, all of them included: received from `from` to `to`, as of `asOf`
 * @param rule the default is that of the programme: overdue after 60 days, partly counts
 */
export async function countSuggestions(
  db: DrizzleD1Database,
  days: { readonly from: string; readonly to: string; readonly asOf: string },
  rule?: AdoptionRule,
): Promise<SuggestionAdoption> {
  return adoptionOf(await db.all<CountedRow>(suggestionsAsOf(days)), days.asOf, rule);
}

/** The suggestions received in a span of days, as they stood at the end of a day, as a query. */
export const suggestionsAsOf = ({
  from,
  to,
  asOf,
}: {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
}): SQL => sql`
    SELECT s.received_on AS receivedOn, coalesce(d.status, 'open') AS status,
      coalesce(d.named, 0) AS named,
      (SELECT min(a.day) FROM suggestion_decision a
        WHERE a.suggestion = s.id AND a.answered = 1 AND a.day <= ${asOf}) AS answeredOn
    FROM suggestion s
    LEFT JOIN suggestion_decision d ON d.suggestion = s.id AND d.revision =
      (SELECT max(l.revision) FROM suggestion_decision l
        WHERE l.suggestion = s.id AND l.day <= ${asOf})
    WHERE s.received_on BETWEEN ${from} AND ${to} AND s.received_on <= ${asOf}`;

/** The adoption rate and its companion figures of suggestions as they stood at the end of a day. */
export function adoptionOf(
  rows: readonly CountedRow[],
  asOf: string,
  rule?: AdoptionRule,
): SuggestionAdoption {
  const asOfDay = dateToEpochDay(asOf);
  const counted = rows.map(({ receivedOn, status, named, answeredOn }) => {
    const receivedDay = dateToEpochDay(receivedOn);
    return {
      status,
      ageDays: asOfDay - receivedDay,
      isActionNamed: named === 1,
      daysToAnswer: answeredOn === null ? null : dateToEpochDay(answeredOn) - receivedDay,
    };
  });
  return suggestionAdoption(counted, rule);
}
