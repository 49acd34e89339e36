import type { Condition, ConditionTerm } from "./definition.ts";

const TERM = /^\{([A-Z]{2,4}-[A-Z0-9-]{1,20})\} (=|<>) '([A-Za-z0-9_-]{1,40})'$/;

/**
 * Reads the part of SurveyJS's expression language that we accept: `{ITEM} = 'value'` or
 * `{ITEM} <> 'value'`, joined by ` and `. Null if the text is anything else.
 */
export function parseCondition(text: string): Condition | null {
  const terms: ConditionTerm[] = [];
  for (const part of text.split(" and ")) {
    const [, item, operator, value] = TERM.exec(part) ?? [];
    if (item === undefined || value === undefined) return null;
    terms.push({ item, operator: operator === "=" ? "equals" : "differs", value });
  }
  return terms;
}
