import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../lib/command.ts";
import type { Migration } from "./applyMigrations.ts";
import { splitSql } from "./splitSql.ts";

/** Reads schema/migrations/NNNN_*.sql in order of their number. */
export function readMigrations(
  directory = join(repositoryRoot, "schema", "migrations"),
): Migration[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, statements: splitSql(readFileSync(join(directory, name), "utf8")) }));
}
