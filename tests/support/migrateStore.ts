import { env } from "cloudflare:workers";
import { beforeAll } from "vitest";
import { applyMigrations, type Migration } from "../../scripts/embedded/applyMigrations.ts";

/** Storage is fresh for each test file: every one starts from the migrated, empty database. */
beforeAll(async () => {
  const bindings = env as unknown as { DB: D1Database; MIGRATIONS: Migration[] };
  await applyMigrations(bindings.DB, bindings.MIGRATIONS);
});
