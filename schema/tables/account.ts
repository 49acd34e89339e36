import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** People who sign in: owners, HR, managers, observers. Never the people who answer. */
export const account = sqliteTable("account", {
  id: text().primaryKey(),
  /** Lower case. */
  email: text().notNull(),
  name: text().notNull(),
  role: text({ enum: ["owner", "hr", "manager", "observer"] }).notNull(),
  units: text({ mode: "json" }).$type<string[]>().notNull(),
  isDisabled: integer("disabled", { mode: "boolean" }).notNull(),
  /** When the server drew the present password, real time; null: somebody has chosen it. */
  passwordDrawnAtMs: integer("password_drawn_at_ms"),
  /** Whether a code is asked for after the password. */
  hasSecondFactor: integer("second_factor", { mode: "boolean" }).notNull().default(false),
});

/** Password hashes. The names are those of the sign-in library; three columns are generated. */
export const accountPassword = sqliteTable("account_password", {
  userId: text("account").primaryKey(),
  password: text("hash").notNull(),
  id: text().generatedAlwaysAs("account"),
  accountId: text("account_id").generatedAlwaysAs("account"),
  providerId: text("provider_id").generatedAlwaysAs("credential"),
});

/** Sessions in real time, by the names of the sign-in library. No address, no user agent. */
export const accountSession = sqliteTable("account_session", {
  id: text().primaryKey(),
  userId: text("account").notNull(),
  token: text().notNull(),
  createdAt: integer("created_at_ms", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at_ms", { mode: "timestamp_ms" }).notNull(),
  expiresAt: integer("expires_at_ms", { mode: "timestamp_ms" }).notNull(),
});
