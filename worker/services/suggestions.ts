import { SUGGESTION_STATUSES } from "../../schema/wire/suggestionLists.ts";
import type {
  SuggestionAdoption,
  SuggestionStatus,
} from "../domain/programme/suggestionAdoption.ts";
import { ok, type Result, refuse } from "../domain/result.ts";
import { addDays } from "../domain/waves/calendar.ts";
import type { Actor, Deps } from "../env.ts";
import { countSuggestions } from "../store/suggestion.ts";
import {
  addMessage,
  countByStatus,
  type Decision,
  decideSuggestion,
  findSuggestion,
  listSuggestions,
  type SuggestionRow,
} from "../store/suggestionBox.ts";
import { auditEntry } from "./auditEntry.ts";
import { readMessages, type SuggestionMessage } from "./followSuggestion.ts";
import { today } from "./today.ts";

const PAGE_ROWS = 50;
const YEAR_DAYS = 365;

/** A suggestion as HR sees it. */
export type SuggestionView = Omit<SuggestionRow, "submitterName" | "submitterContact"> & {
  readonly submitter: { readonly name: string; readonly contact: string | null } | null;
  readonly isErased: boolean;
};

/** With all that was written about it. */
export type SuggestionDetailView = SuggestionView & { readonly messages: SuggestionMessage[] };

export interface UnknownSuggestion {
  readonly reason: "unknown-suggestion";
}

/** One page of suggestions, the latest day first. @param cursor `<day>.<id>` of the last one seen */
export async function readSuggestions(
  deps: Deps,
  query: { readonly status?: SuggestionStatus | undefined; readonly cursor?: string | undefined },
): Promise<{ items: SuggestionView[]; next?: string }> {
  const [receivedOn = "", id = ""] = query.cursor?.split(".") ?? [];
  const rows = await listSuggestions(deps.db, PAGE_ROWS + 1, {
    status: query.status,
    after: query.cursor === undefined ? undefined : { receivedOn, id },
  });
  const items = rows.slice(0, PAGE_ROWS).map(viewOf);
  const last = items.at(-1);
  return rows.length > PAGE_ROWS && last
    ? { items, next: `${last.receivedOn}.${last.id}` }
    : { items };
}

/** One suggestion with its messages. */
export async function readSuggestion(
  deps: Deps,
  id: string,
): Promise<Result<SuggestionDetailView, UnknownSuggestion>> {
  const row = await findSuggestion(deps.db, id);
  if (row === undefined) return refuse({ reason: "unknown-suggestion" });
  return ok({ ...viewOf(row), messages: await readMessages(deps, id) });
}

/**
 * Writes what becomes of a suggestion. The audit log gets its id and status, none of the words.
 * @param decision `revision`: how many decisions there were when its maker looked
 */
export async function decide(
  deps: Deps,
  actor: Actor,
  id: string,
  { revision, ...decision }: Decision & { readonly revision: number },
): Promise<
  Result<SuggestionDetailView, UnknownSuggestion | { readonly reason: "decided-meanwhile" }>
> {
  const entry = auditEntry(deps, actor, "suggestion.decided", id, { status: decision.status });
  const on = await today(deps);
  const isDecided = await decideSuggestion(deps.db, id, decision, {
    on,
    seenRevision: revision,
    entry,
  });
  const read = await readSuggestion(deps, id);
  return !read.ok || isDecided ? read : refuse({ reason: "decided-meanwhile" });
}

/** Writes to whoever holds the code. The audit log gets the id, none of the words. */
export async function replyToSuggestion(
  deps: Deps,
  actor: Actor,
  id: string,
  text: string,
): Promise<
  Result<SuggestionDetailView, UnknownSuggestion | { readonly reason: "too-many-messages" }>
> {
  const read = await readSuggestion(deps, id);
  if (!read.ok) return read;
  const message = { author: "hr" as const, day: await today(deps), text };
  const entry = auditEntry(deps, actor, "suggestion.replied", id);
  const isWritten = await addMessage(deps.db, id, message, entry);
  return isWritten ? readSuggestion(deps, id) : refuse({ reason: "too-many-messages" });
}

/** How many there are of each status, and the adoption rate of the last twelve months. */
export async function summariseSuggestions(deps: Deps): Promise<{
  asOf: string;
  byStatus: Record<SuggestionStatus, number>;
  year: SuggestionAdoption & { readonly from: string };
}> {
  const asOf = await today(deps);
  const from = addDays(asOf, 1 - YEAR_DAYS);
  const [byStatus, adoption] = await Promise.all([
    countByStatus(deps.db),
    countSuggestions(deps.db, { from, to: asOf, asOf }),
  ]);
  const counts = SUGGESTION_STATUSES.map((status) => [status, byStatus.get(status) ?? 0] as const);
  return {
    asOf,
    byStatus: Object.fromEntries(counts) as Record<SuggestionStatus, number>,
    year: { from, ...adoption },
  };
}

function viewOf({ submitterName, submitterContact, ...row }: SuggestionRow): SuggestionView {
  return {
    ...row,
    submitter: submitterName === null ? null : { name: submitterName, contact: submitterContact },
    isErased: row.text === "",
  };
}
