import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One TOTP secret an account, by the names of the sign-in library, which encrypts two columns. */
export const accountSecondFactor = sqliteTable("account_second_factor", {
  id: text().primaryKey(),
  userId: text("account").notNull(),
  secret: text().notNull(),
  backupCodes: text("recovery_codes").notNull(),
  /** Whether a code has shown that an app holds the secret. */
  verified: integer("confirmed", { mode: "boolean" }).notNull(),
  /** Codes tried since the last right one. */
  failedVerificationCount: integer("wrong_codes").notNull(),
  /** Real time; before it no code is compared. */
  nextTryAtMs: integer("next_try_at_ms").notNull().default(0),
});

/** Right passwords that wait for their second factor, by the names of the sign-in library. */
export const accountChallenge = sqliteTable("account_challenge", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  /** The account's id, or how many codes were tried for a challenge. */
  value: text().notNull(),
  createdAt: integer("created_at_ms", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at_ms", { mode: "timestamp_ms" }).notNull(),
  expiresAt: integer("expires_at_ms", { mode: "timestamp_ms" }).notNull(),
});

/** TOTP codes that were tried: none counts twice. */
export const accountTriedCode = sqliteTable(
  "account_tried_code",
  {
    account: text().notNull(),
    code: text().notNull(),
    expiresAtMs: integer("expires_at_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.code] })],
);
