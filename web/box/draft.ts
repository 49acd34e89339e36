import type { z } from "zod";
import type { SuggestionCategory } from "../../schema/wire/suggestions.ts";
import { FOLLOW_UP_BYTES, makeFollowUpCode } from "../../worker/domain/tokens/followUpCode.ts";

type Category = z.infer<typeof SuggestionCategory>;

/** What is being written. */
export interface Draft {
  readonly category: Category | "";
  readonly text: string;
  readonly who: "anonymous" | "named" | "";
  readonly name: string;
  readonly contact: string;
  /** Drawn before the first word: two tabs that have the same draft send the same suggestion. */
  readonly code: string;
  /** It was sent under `code`, and may have arrived. */
  readonly isSent: boolean;
}

export const emptyDraft = (code = drawCode()): Draft => ({
  category: "",
  text: "",
  who: "",
  name: "",
  contact: "",
  code,
  isSent: false,
});

export const drawCode = (): string =>
  makeFollowUpCode(crypto.getRandomValues(new Uint8Array(FOLLOW_UP_BYTES)));

/** Whether two drafts are filled in alike. */
export const hasSameWords = (one: Draft, other: Draft): boolean =>
  (["category", "text", "who", "name", "contact"] as const).every(
    (field) => one[field] === other[field],
  );

/** Whether nothing is written or chosen, nor sent. */
export const isBlank = (draft: Draft): boolean =>
  !draft.isSent && hasSameWords(draft, emptyDraft(draft.code));

/** What still has to be filled in before a draft can be sent. */
export function faultsOf(draft: Draft): ("category" | "text" | "who" | "name")[] {
  const faults: ("category" | "text" | "who" | "name")[] = [];
  if (draft.category === "") faults.push("category");
  if (draft.text.trim() === "") faults.push("text");
  if (draft.who === "") faults.push("who");
  if (draft.who === "named" && draft.name.trim() === "") faults.push("name");
  return faults;
}
