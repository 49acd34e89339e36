import type { z } from "@hono/zod-openapi";
import { SuggestionDecision } from "../../schema/wire/suggestions.ts";
import type { SuggestionDetailView, SuggestionStatus } from "../api/suggestions.ts";

/** A decision as it stands in the form. */
export interface DecisionDraft {
  readonly status: SuggestionStatus;
  readonly answer: string;
  readonly action: string;
  readonly owner: string;
  /** Empty for none. */
  readonly dueOn: string;
}

export const toDecisionDraft = (suggestion: SuggestionDetailView): DecisionDraft => ({
  status: suggestion.status,
  answer: suggestion.answer,
  action: suggestion.action,
  owner: suggestion.owner,
  dueOn: suggestion.dueOn ?? "",
});

/** The request of a draft. */
export const toDecision = (
  draft: DecisionDraft,
  revision: number,
): z.input<typeof SuggestionDecision> => ({
  ...draft,
  dueOn: draft.dueOn === "" ? null : draft.dueOn,
  revision,
});

/** The fields at fault, by the very schema that the server goes by. */
export function decisionFaults(draft: DecisionDraft): ReadonlySet<keyof DecisionDraft> {
  const checked = SuggestionDecision.safeParse(toDecision(draft, 0));
  const places = checked.success ? [] : checked.error.issues.map(({ path }) => path[0]);
  const names = Object.keys(draft) as (keyof DecisionDraft)[];
  return new Set(names.filter((name) => places.includes(name)));
}
