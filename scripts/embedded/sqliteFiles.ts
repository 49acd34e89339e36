import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** All files under a folder; none where it is missing. */
export const listPaths = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** The SQLite files under a folder of the store. */
export const findDatabases = (folder: string): string[] =>
  listPaths(folder).filter((path) => path.endsWith(".sqlite"));

/** Where our own data is: beside it the runtime keeps a list of its objects. */
export const findOwnDatabase = (folder: string): string | undefined =>
  findDatabases(folder).find((path) => basename(path) !== "metadata.sqlite");

/** Opens a file for one use. */
export function withDatabase<T>(
  path: string,
  use: (database: DatabaseSync) => T,
  { readOnly = false } = {},
): T {
  // A runtime that was just killed may take a moment to let its locks go.
  const database = new DatabaseSync(path, { timeout: 2000, readOnly });
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** Whether a file has a table. */
export const hasTable = (database: DatabaseSync, name: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !==
  undefined;
