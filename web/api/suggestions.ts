import type { z } from "@hono/zod-openapi";
import {
  type Suggestion,
  type SuggestionDecision,
  SuggestionDetail,
  SuggestionSummary,
  Suggestions,
} from "../../schema/wire/suggestions.ts";
import { callApi } from "./client.ts";

/** A suggestion as the list has it. */
export type SuggestionView = z.infer<typeof Suggestion>;
/** A suggestion with its messages. */
export type SuggestionDetailView = z.infer<typeof SuggestionDetail>;
/** Counts of the box. */
export type SuggestionSummaryView = z.infer<typeof SuggestionSummary>;
export type SuggestionStatus = SuggestionView["status"];

/** What came to something, so that an action may follow from it. */
export const IN_HAND: readonly SuggestionStatus[] = ["adopted", "partly_adopted", "implemented"];

/** 50 suggestions, the latest day first; `next` is the cursor of the following ones. */
export const readSuggestionPage = (status: SuggestionStatus | "", cursor: string | null) => {
  const query = new URLSearchParams({
    ...(status === "" ? {} : { status }),
    ...(cursor === null ? {} : { cursor }),
  });
  return callApi(Suggestions, `/suggestions?${query}`);
};

export const readSuggestionSummary = (): Promise<SuggestionSummaryView> =>
  callApi(SuggestionSummary, "/suggestions/summary");

export const readSuggestion = (id: string): Promise<SuggestionDetailView> =>
  callApi(SuggestionDetail, `/suggestions/${id}`);

export const decideSuggestion = (
  id: string,
  decision: z.input<typeof SuggestionDecision>,
): Promise<SuggestionDetailView> =>
  callApi(SuggestionDetail, `/suggestions/${id}/decision`, { method: "POST", body: decision });

export const replyToSuggestion = (id: string, text: string): Promise<SuggestionDetailView> =>
  callApi(SuggestionDetail, `/suggestions/${id}/reply`, { method: "POST", body: { text } });
