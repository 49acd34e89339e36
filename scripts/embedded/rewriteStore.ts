import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { findDatabases, hasTable, listPaths, withDatabase } from "./sqliteFiles.ts";

/**
 * Writes every SQLite file of a store anew, without the pages that deleted rows left behind, and
 * removes what lies beside them: write-ahead logs and KV values that no row names any more. What is
 * live stays as it is. No runtime may have the store open.
 * @throws when a file is in use or there is no room; whatever was not rewritten is unchanged.
 */
export function rewriteStore(storeDir: string): void {
  for (const path of findDatabases(storeDir)) rewriteDatabase(path);
  deleteUnnamedValues(join(storeDir, "kv"));
}

/** How many waves of a store that no runtime has open are destroyed; 0 for an empty one. */
export function countDestroyedWaves(storeDir: string): number {
  const counts = findDatabases(join(storeDir, "d1")).map((path) =>
    withDatabase(path, (database) => {
      if (!hasTable(database, "wave")) return 0;
      const row = database
        .prepare("SELECT count(*) AS waves FROM wave WHERE state = 'destroyed'")
        .get();
      return Number(row?.waves);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function rewriteDatabase(path: string): void {
  withDatabase(path, (database) => {
    // The copy that VACUUM makes in between must not lie in a folder for everybody.
    database.exec("PRAGMA temp_store = MEMORY");
    emptyLog(database, path);
    database.exec("VACUUM");
    emptyLog(database, path);
  });
  // Closing removes both; not so where an earlier process left them with other rights.
  for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
}

/** Moves the write-ahead log into the file. The log may be removed only after this. */
function emptyLog(database: DatabaseSync, path: string): void {
  const result = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get();
  if (result?.busy !== 0) throw new Error(`${basename(path)} is in use.`);
}

/** A value's file outlives its row when the runtime is ended between the two deletions. */
function deleteUnnamedValues(kvDir: string): void {
  const named = new Set(findDatabases(kvDir).flatMap(readValueNames));
  for (const path of listPaths(kvDir)) {
    if (basename(dirname(path)) === "blobs" && !named.has(basename(path))) {
      rmSync(path, { force: true });
    }
  }
}

function readValueNames(path: string): string[] {
  return withDatabase(path, (database) =>
    hasTable(database, "_mf_entries")
      ? database
          .prepare("SELECT blob_id FROM _mf_entries")
          .all()
          .map(({ blob_id }) => String(blob_id))
      : [],
  );
}
