import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A wave and its life; times are of administrative steps, never of an answer. */
export const wave = sqliteTable("wave", {
  id: text().primaryKey(),
  name: text().notNull(),
  survey: text().notNull(),
  version: text().notNull(),
  state: text({
    enum: ["draft", "scheduled", "open", "closed", "released", "destroyed", "stopped"],
  }).notNull(),
  opensOn: text("opens_on").notNull(),
  closesOn: text("closes_on").notNull(),
  k: integer().notNull(),
  cut: text({ enum: ["tenure", "level", "programme"] }),
  channel: text({ enum: ["mail", "csv", "slips", "open"] }).notNull(),
  units: text().notNull(),
  population: text().notNull(),
  notice: text().notNull(),
  opensAtMs: integer("opens_at_ms").notNull(),
  closesAtMs: integer("closes_at_ms").notNull(),
  manifest: text(),
  firstManifest: text("first_manifest"),
  requestBytes: integer("request_bytes"),
  expiresAtMs: integer("expires_at_ms"),
  launchClaimedAtMs: integer("launch_claimed_at_ms"),
  closedAtMs: integer("closed_at_ms"),
  isPreviewed: integer("is_previewed", { mode: "boolean" }).notNull().default(false),
  releasedAtMs: integer("released_at_ms"),
});

/** Manifests as the exact bytes served, under their SHA-256. */
export const manifest = sqliteTable("manifest", {
  fingerprint: text().primaryKey(),
  wave: text().notNull(),
  body: text().notNull(),
});

/** Ballot groups, frozen at launch. */
export const waveGroup = sqliteTable(
  "wave_group",
  {
    wave: text().notNull(),
    position: integer().notNull(),
    id: text().notNull(),
    unitId: text("unit_id").notNull(),
    unitName: text("unit_name").notNull(),
    cut: text(),
    invited: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.position] })],
);

/** The unit tree as it was at launch. */
export const waveUnit = sqliteTable(
  "wave_unit",
  {
    wave: text().notNull(),
    unitId: text("unit_id").notNull(),
    parentId: text("parent_id"),
    name: text().notNull(),
    path: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wave, t.unitId] })],
);
