import { and, asc, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import { spentProof, suggestion, suggestionMessage } from "../../schema/tables/index.ts";
import type { SuggestionStatus } from "../domain/programme/suggestionAdoption.ts";
import { type AuditEntry, insertAuditWhile } from "./audit.ts";

/** A suggestion as stored; `codeHash` never leaves the store. */
export type SuggestionRow = Omit<typeof suggestion.$inferSelect, "codeHash">;
/** One message about a suggestion. */
export type MessageRow = Pick<typeof suggestionMessage.$inferSelect, "author" | "day" | "text">;

/** A suggestion as it comes in. */
export interface NewSuggestion {
  readonly id: string;
  readonly codeHash: Uint8Array;
  readonly receivedOn: string;
  readonly category: SuggestionRow["category"];
  readonly text: string;
  readonly submitterName: string | null;
  readonly submitterContact: string | null;
}

/** Everything of a decision but who made it. */
export interface Decision {
  readonly status: SuggestionStatus;
  readonly answer: string;
  readonly action: string;
  readonly owner: string;
  readonly dueOn: string | null;
}

/** What is shown of a suggestion: everything but the hash of its code. */
const columns = {
  id: suggestion.id,
  receivedOn: suggestion.receivedOn,
  category: suggestion.category,
  text: suggestion.text,
  submitterName: suggestion.submitterName,
  submitterContact: suggestion.submitterContact,
  status: suggestion.status,
  answer: suggestion.answer,
  action: suggestion.action,
  owner: suggestion.owner,
  dueOn: suggestion.dueOn,
  revision: suggestion.revision,
};

/**
 * Puts a suggestion into the box and spends its proof of work, both or neither. A proof that was
 * spent before, and a code that another suggestion has, put nothing in.
 * @param proof `hash`: 32 bytes; `expiresOn`: real UTC day
 * @returns whether it is in the box because of this call
 */
export async function insertSuggestionOnce(
  db: DrizzleD1Database,
  row: NewSuggestion,
  proof: { readonly hash: Uint8Array; readonly expiresOn: string },
): Promise<boolean> {
  const hash = toBlob(proof.hash);
  // The proof comes last: it ends what the first statement demands.
  const [inserted] = await db.batch([
    db.run(sql`INSERT INTO suggestion
      (id, code_hash, received_on, category, body, submitter_name, submitter_contact)
      SELECT ${row.id}, ${toBlob(row.codeHash)}, ${row.receivedOn}, ${row.category}, ${row.text},
        ${row.submitterName}, ${row.submitterContact}
      WHERE NOT EXISTS (SELECT 1 FROM spent_proof WHERE hash = ${hash})
      ON CONFLICT DO NOTHING`),
    db.run(sql`INSERT INTO spent_proof (hash, expires_on)
      SELECT ${hash}, ${proof.expiresOn} WHERE EXISTS (SELECT 1 FROM suggestion WHERE id = ${row.id})
      ON CONFLICT DO NOTHING`),
  ]);
  return inserted.meta.changes > 0;
}

/** The suggestion that a follow-up code opens. */
export function findSuggestionByCode(
  db: DrizzleD1Database,
  codeHash: Uint8Array,
): Promise<SuggestionRow | undefined> {
  return db
    .select(columns)
    .from(suggestion)
    .where(eq(suggestion.codeHash, toBlob(codeHash)))
    .get();
}

/** One suggestion by its id. */
export function findSuggestion(
  db: DrizzleD1Database,
  id: string,
): Promise<SuggestionRow | undefined> {
  return db.select(columns).from(suggestion).where(eq(suggestion.id, id)).get();
}

/**
 * Suggestions, the latest day first; within a day by their random ids, which say nothing about who
 * came first.
 * @param after the last one of the page before
 */
export function listSuggestions(
  db: DrizzleD1Database,
  limit: number,
  wanted: {
    readonly status?: SuggestionStatus | undefined;
    readonly after?: { readonly receivedOn: string; readonly id: string } | undefined;
  },
): Promise<SuggestionRow[]> {
  const { status, after } = wanted;
  const isWanted: (SQL | undefined)[] = [
    status === undefined ? undefined : eq(suggestion.status, status),
    after === undefined
      ? undefined
      : sql`(${suggestion.receivedOn} < ${after.receivedOn}
          OR (${suggestion.receivedOn} = ${after.receivedOn} AND ${suggestion.id} > ${after.id}))`,
  ];
  return db
    .select(columns)
    .from(suggestion)
    .where(and(...isWanted))
    .orderBy(desc(suggestion.receivedOn), asc(suggestion.id))
    .limit(limit);
}

/** How many suggestions have each status now; a status without any is absent. */
export async function countByStatus(db: DrizzleD1Database): Promise<Map<SuggestionStatus, number>> {
  const rows = await db
    .select({ status: suggestion.status, count: sql<number>`count(*)` })
    .from(suggestion)
    .groupBy(suggestion.status);
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/**
 * Writes a decision and notes it, in one batch, only while the suggestion is as the decider saw it.
 * @param on `YYYY-MM-DD`
 * @param seenRevision how many decisions there were then
 * @returns false where somebody else has decided meanwhile, or there is no such suggestion
 */
export async function decideSuggestion(
  db: DrizzleD1Database,
  id: string,
  decision: Decision,
  { on, seenRevision, entry }: { on: string; seenRevision: number; entry: AuditEntry },
): Promise<boolean> {
  const { status, answer, action, owner, dueOn } = decision;
  const isStill = sql`id = ${id} AND revision = ${seenRevision}`;
  const guard = sql`EXISTS (SELECT 1 FROM suggestion WHERE ${isStill})`;
  const isNamed = action !== "" && owner !== "";
  // The change comes last: it ends what the guard of the others demands.
  const [, , changed] = await db.batch([
    insertAuditWhile(db, guard, entry),
    db.run(sql`INSERT INTO suggestion_decision (suggestion, revision, day, status, answered, named)
      SELECT ${id}, ${seenRevision + 1}, ${on}, ${status}, ${Number(answer !== "")},
        ${Number(isNamed)} WHERE ${guard}`),
    db.run(sql`UPDATE suggestion SET status = ${status}, answer = ${answer}, action = ${action},
      owner = ${owner}, due_on = ${dueOn}, revision = revision + 1 WHERE ${isStill}`),
  ]);
  return changed.meta.changes > 0;
}

/** What was written about a suggestion, the first message first. */
export function listMessages(db: DrizzleD1Database, id: string): Promise<MessageRow[]> {
  return db
    .select({
      author: suggestionMessage.author,
      day: suggestionMessage.day,
      text: suggestionMessage.text,
    })
    .from(suggestionMessage)
    .where(eq(suggestionMessage.suggestion, id))
    .orderBy(asc(suggestionMessage.position));
}

/** No conversation gets longer than this, and nobody writes more than so many without an answer. */
export const MOST_MESSAGES = 200;
export const MOST_UNANSWERED = 10;

/**
 * Adds a message in one statement. The very text that its author wrote last is the same message
 * again: a repeat after a lost answer adds nothing.
 * @returns false where a conversation is too long, or its author has written too often in a row
 */
export async function addMessage(
  db: DrizzleD1Database,
  id: string,
  message: MessageRow,
  entry: AuditEntry | null,
): Promise<boolean> {
  const { author, day, text } = message;
  const last = sql`(SELECT max(position) FROM suggestion_message WHERE suggestion = ${id})`;
  const isRepeat = sql`EXISTS (SELECT 1 FROM suggestion_message
    WHERE suggestion = ${id} AND position = ${last} AND author = ${author} AND body = ${text})`;
  const lastOther = sql`coalesce((SELECT max(position) FROM suggestion_message
    WHERE suggestion = ${id} AND author <> ${author}), 0)`;
  const hasRoom = sql`coalesce(${last}, 0) < ${MOST_MESSAGES}
    AND coalesce(${last}, 0) - ${lastOther} < ${MOST_UNANSWERED}`;
  const isNew = sql`NOT ${isRepeat} AND ${hasRoom}
    AND EXISTS (SELECT 1 FROM suggestion WHERE id = ${id} AND code_hash IS NOT NULL)`;
  await db.batch([
    ...(entry === null ? [] : [insertAuditWhile(db, isNew, entry)]),
    db.run(sql`INSERT INTO suggestion_message (suggestion, position, author, day, body)
      SELECT ${id}, coalesce(${last}, 0) + 1, ${author}, ${day}, ${text} WHERE ${isNew}`),
  ] as never);
  const written = await db.get<{ found: number }>(sql`SELECT ${isRepeat} AS found`);
  return written?.found === 1;
}

/**
 * Erases the words of suggestions received before a day: text, name, contact, messages and code.
 * What was decided, by whom it is to be done, and the days stay for the counts.
 */
export async function eraseSuggestionsBefore(db: DrizzleD1Database, day: string): Promise<void> {
  await db.batch([
    db.run(sql`DELETE FROM suggestion_message WHERE suggestion IN
      (SELECT id FROM suggestion WHERE received_on < ${day} AND code_hash IS NOT NULL)`),
    db.run(sql`UPDATE suggestion SET body = '', answer = '', submitter_name = NULL,
      submitter_contact = NULL, code_hash = NULL
      WHERE received_on < ${day} AND code_hash IS NOT NULL`),
  ]);
}

/** Forgets proofs whose challenges are refused anyway from this real UTC day on. */
export async function deleteSpentProofs(db: DrizzleD1Database, today: string): Promise<void> {
  await db.delete(spentProof).where(lte(spentProof.expiresOn, today));
}

// D1 takes bytes as an ArrayBuffer.
function toBlob(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}
