import { blob, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

const STATUSES = [
  "open",
  "adopted",
  "partly_adopted",
  "implemented",
  "rejected",
  "duplicate",
  "spam",
] as const;

/** Suggestions, by random id. No time finer than a day. */
export const suggestion = sqliteTable("suggestion", {
  id: text().primaryKey(),
  /** SHA-256 of the follow-up code; null once the words are erased. */
  codeHash: blob("code_hash").$type<ArrayBuffer | number[]>(),
  receivedOn: text("received_on").notNull(),
  category: text({
    enum: [
      "recruitment",
      "training",
      "incentives",
      "career",
      "environment",
      "appraisal",
      "benefits",
      "feedback",
      "other",
    ],
  }).notNull(),
  text: text("body").notNull(),
  submitterName: text("submitter_name"),
  submitterContact: text("submitter_contact"),
  status: text({ enum: STATUSES }).notNull(),
  answer: text().notNull(),
  action: text().notNull(),
  owner: text().notNull(),
  dueOn: text("due_on"),
  revision: integer().notNull(),
});

/** What HR and whoever holds the code write to each other. */
export const suggestionMessage = sqliteTable(
  "suggestion_message",
  {
    suggestion: text().notNull(),
    position: integer().notNull(),
    author: text({ enum: ["hr", "submitter"] }).notNull(),
    day: text().notNull(),
    text: text("body").notNull(),
  },
  (t) => [primaryKey({ columns: [t.suggestion, t.position] })],
);

/** Hashes of solved challenges, until the challenges expire. */
export const spentProof = sqliteTable("spent_proof", {
  hash: blob().$type<ArrayBuffer | number[]>().primaryKey(),
  expiresOn: text("expires_on").notNull(),
});
