import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SealedRow } from "./tallyRequest.ts";

/**
 * Adds ballots to the local KV's own file, many at once. A put each would take minutes and write
 * one empty file per ballot; listing, which is all that a tally does, reads this table only. What is
 * no part of a ballot (expiry, the empty value) is taken from one that was put in the ordinary way.
 *
 * @param dataDir of a Miniflare that is not running, and has at least one ballot
 */
export function addBallots(dataDir: string, rows: Iterable<readonly SealedRow[]>): void {
  const database = new DatabaseSync(kvFile(dataDir));
  try {
    const insert = database.prepare(
      `INSERT INTO _mf_entries (key, blob_id, expiration, metadata)
       SELECT e.key, model.blob_id, model.expiration, e.metadata
       FROM (SELECT value ->> 'name' AS key, value ->> 'metadata' AS metadata FROM json_each(?)) AS e,
         (SELECT blob_id, expiration FROM _mf_entries LIMIT 1) AS model`,
    );
    for (const some of rows) insert.run(JSON.stringify(some));
  } finally {
    database.close();
  }
}

function kvFile(dataDir: string): string {
  const files = readdirSync(dataDir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sqlite"))
    .map((file) => join(dataDir, file))
    .filter(hasEntries);
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new Error(`Expected one file of the local KV, found ${files.length}.`);
  }
  return file;
}

function hasEntries(file: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return (
      database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_mf_entries'").get() !== undefined
    );
  } finally {
    database.close();
  }
}
