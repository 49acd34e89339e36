import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Company-wide settings, one JSON value per name. */
export const setting = sqliteTable("setting", {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Embedded mode only: product time minus real time, one row. */
export const clock = sqliteTable("clock", {
  id: integer().primaryKey(),
  offsetMs: integer("offset_ms").notNull(),
});

/** Which keys this database was made with: an id for each, which helps to guess nothing. */
export const keyInUse = sqliteTable("key_in_use", {
  name: text({ enum: ["SEAL_KEY", "CODE_KEY", "AUTH_SECRET"] }).primaryKey(),
  id: text().notNull(),
});

/** API keys; only the SHA-256 of a key is kept. */
export const apiKey = sqliteTable("api_key", {
  id: text().primaryKey(),
  name: text().notNull(),
  role: text({ enum: ["owner", "hr", "manager", "observer"] }).notNull(),
  units: text({ mode: "json" }).$type<string[]>().notNull(),
  keyHash: blob("key_hash").$type<ArrayBuffer | number[]>().notNull(),
  isRevoked: integer("revoked", { mode: "boolean" }).notNull(),
});

/** Who did what, when: administrative acts only, never an act of an employee. */
export const auditLog = sqliteTable("audit_log", {
  id: integer().primaryKey(),
  atMs: integer("at_ms").notNull(),
  actor: text().notNull(),
  actorName: text("actor_name").notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
});
