import { ok, type Result, refuse } from "../domain/result.ts";
import { hashFollowUpCode } from "../domain/tokens/followUpCode.ts";
import { readInvitationCode } from "../domain/tokens/invitationCode.ts";
import type { Deps } from "../env.ts";
import {
  addMessage,
  findSuggestionByCode,
  listMessages,
  type MessageRow,
  type SuggestionRow,
} from "../store/suggestionBox.ts";
import { today } from "./today.ts";

/** What whoever holds the code sees: all of it but who sent it and what only HR needs. */
export type FollowedSuggestion = Pick<
  SuggestionRow,
  "receivedOn" | "category" | "text" | "status" | "answer" | "action" | "owner" | "dueOn"
> & { readonly messages: SuggestionMessage[] };

/** One message as it is shown. */
export interface SuggestionMessage {
  readonly from: MessageRow["author"];
  readonly day: string;
  readonly text: string;
}

/** A code that opens nothing, whether mistyped, unknown, or of a suggestion whose words are gone. */
export interface CodeNotKnown {
  readonly reason: "code-not-known";
}

/** Reads a suggestion and what came of it, by its code. */
export async function readFollowUp(
  deps: Deps,
  sentCode: string,
): Promise<Result<FollowedSuggestion, CodeNotKnown>> {
  const found = await findByCode(deps, sentCode);
  return found === undefined ? refuse({ reason: "code-not-known" }) : ok(await follow(deps, found));
}

/** Adds a message of whoever holds the code; the answer is as of reading. */
export async function replyToFollowUp(
  deps: Deps,
  sentCode: string,
  text: string,
): Promise<Result<FollowedSuggestion, CodeNotKnown | { readonly reason: "too-many-messages" }>> {
  const found = await findByCode(deps, sentCode);
  if (found === undefined) return refuse({ reason: "code-not-known" });
  const message = { author: "submitter" as const, day: await today(deps), text };
  if (!(await addMessage(deps.db, found.id, message, null))) {
    return refuse({ reason: "too-many-messages" });
  }
  return ok(await follow(deps, found));
}

/** The messages of a suggestion as they are shown. */
export async function readMessages(deps: Deps, id: string): Promise<SuggestionMessage[]> {
  const rows = await listMessages(deps.db, id);
  return rows.map(({ author, day, text }) => ({ from: author, day, text }));
}

async function findByCode(deps: Deps, sentCode: string): Promise<SuggestionRow | undefined> {
  const code = readInvitationCode(sentCode);
  return code.ok ? findSuggestionByCode(deps.db, hashFollowUpCode(code.value)) : undefined;
}

async function follow(deps: Deps, row: SuggestionRow): Promise<FollowedSuggestion> {
  const { receivedOn, category, text, status, answer, action, owner, dueOn } = row;
  const messages = await readMessages(deps, row.id);
  return { receivedOn, category, text, status, answer, action, owner, dueOn, messages };
}
