import { solveChallenge } from "../../web/solve/solveChallenge.ts";
import { FOLLOW_UP_BYTES, makeFollowUpCode } from "../../worker/domain/tokens/followUpCode.ts";
import { addDays } from "../../worker/domain/waves/calendar.ts";
import { type ApiClient, createApiClient } from "./apiClient.ts";
import type { Step } from "./planSteps.ts";
import { bytesOf } from "./random.ts";
import type { PlannedSuggestion } from "./suggestionPlan.ts";

/** The box as the invented people and HR use it. What is done twice is done once. */
export interface SuggestionBox {
  /** Puts a suggestion in, for a proof of work as a phone makes it. */
  put(suggestion: PlannedSuggestion): Promise<void>;
  /** A decision of HR, or a message of either side. */
  follow(step: Extract<Step, { does: "follow" }>): Promise<void>;
}

interface Found {
  readonly id: string;
  readonly text: string;
  readonly revision: number;
}

/** @param hr client with the role hr */
export function createSuggestionBox(seed: string, base: string, hr: ApiClient): SuggestionBox {
  const nobody = createApiClient(base, null);
  // Drawn by the sender, so that the same words again are the same suggestion.
  const codeOf = ({ text }: PlannedSuggestion): string =>
    makeFollowUpCode(bytesOf(seed, "suggestion", text)(FOLLOW_UP_BYTES));
  const find = async ({ text }: PlannedSuggestion): Promise<Found> => {
    const { items } = await hr.get<{ items: Found[] }>("/suggestions");
    const found = items.find((one) => one.text === text);
    if (found === undefined) throw new Error(`The box does not hold: ${text}`);
    return found;
  };
  const isWritten = async (id: string, text: string): Promise<boolean> => {
    const { messages } = await hr.get<{ messages: { text: string }[] }>(`/suggestions/${id}`);
    return messages.some((message) => message.text === text);
  };
  return {
    put: async (suggestion) => {
      const { category, text, submitter } = suggestion;
      const proofOfWork = await solveChallenge(await nobody.get("/challenge"));
      await nobody.post("/suggestions", {
        ...{ category, text, code: codeOf(suggestion), proofOfWork },
        ...(submitter && { submitter }),
      });
    },
    follow: async ({ on, suggestion, event, revision }) => {
      const found = await find(suggestion);
      if (event.does === "decide") {
        if (found.revision > revision) return;
        const { status, answer, action = "", owner = "", dueAfterDays } = event;
        const dueOn = dueAfterDays === undefined ? null : addDays(on, dueAfterDays);
        const decision = { status, answer, action, owner, dueOn, revision };
        await hr.post(`/suggestions/${found.id}/decision`, decision);
        return;
      }
      const { from, text } = event;
      if (await isWritten(found.id, text)) return;
      if (from === "hr") await hr.post(`/suggestions/${found.id}/reply`, { text });
      else await nobody.post("/suggestions/followup/reply", { code: codeOf(suggestion), text });
    },
  };
}
