import { existsSync, statfsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import {
  compareKey,
  KEY_NAMES,
  type KeyName,
  type KeyTexts,
  readKeyRing,
} from "../../worker/domain/keys/keyRing.ts";
import { CommandError } from "../lib/commandError.ts";
import { secretsPath } from "./secrets.ts";
import { findOwnDatabase, hasTable, listPaths, withDatabase } from "./sqliteFiles.ts";
import { writePrivate } from "./writePrivate.ts";

/** SQLite needs room to write at all, also to recover after a kill. */
const LEAST_FREE_BYTES = 1024 * 1024;

const databaseDir = (dataDir: string): string => join(dataDir, "store", "d1");
const boxDir = (dataDir: string): string => join(dataDir, "store", "kv");
const notePath = (dataDir: string): string => join(dataDir, "store.json");

/**
 * Whether a data folder holds data, looking only: a first start that was cut short left none.
 * @throws CommandError when there was a database that is now missing, empty or damaged, or when the
 *   disk is full.
 */
export function holdsData(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir);
  if (!(bavail * bsize >= LEAST_FREE_BYTES)) {
    throw new CommandError(
      `The disk of ${dataDir} is full (less than 1 MiB is free); make room and start again.`,
    );
  }
  const hasDatabase = lookInto(dataDir, databaseDir(dataDir), (database) => {
    demandWhole(database);
    return hasTable(database, "wave");
  });
  const hasBox = lookInto(dataDir, boxDir(dataDir), (box) => {
    demandWhole(box);
    return hasTable(box, "_mf_entries") && box.prepare("SELECT 1 FROM _mf_entries").get();
  });
  if (hasDatabase) return true;
  if (!hasBox && !existsSync(notePath(dataDir))) return false;
  throw new CommandError(
    `The database in ${databaseDir(dataDir)} is missing or empty, though this folder held data; restore ${join(dataDir, "store")} whole from a backup, or begin anew in an empty folder.`,
  );
}

/** Notes that a first start has come to its end: from now on a missing database is a loss. */
export function noteData(dataDir: string): void {
  if (!existsSync(notePath(dataDir))) writePrivate(notePath(dataDir), '{"holdsData":true}\n');
}

/** The ids of the keys that the data was made with; of a store of before they were noted none. */
export function readKeyIds(dataDir: string): ReadonlyMap<KeyName, string> {
  const rows = lookInto(dataDir, databaseDir(dataDir), (database) =>
    hasTable(database, "key_in_use")
      ? database.prepare("SELECT name, id FROM key_in_use").all()
      : [],
  );
  return new Map((rows ?? []).map(({ name, id }) => [name as KeyName, String(id)]));
}

/** The names of the migrations that the data has been through. */
export function readAppliedMigrations(dataDir: string): ReadonlySet<string> {
  const rows = lookInto(dataDir, databaseDir(dataDir), (database) =>
    hasTable(database, "d1_migrations")
      ? database.prepare("SELECT name FROM d1_migrations").all()
      : [],
  );
  return new Set((rows ?? []).map(({ name }) => String(name)));
}

/**
 * Checks the keys against those that the data was made with.
 * @throws CommandError that names the first that does not fit, and the remedy.
 */
export function checkKeys(dataDir: string, texts: KeyTexts): void {
  const ids = readKeyIds(dataDir);
  const path = secretsPath(dataDir);
  for (const name of KEY_NAMES) {
    const ring = readKeyRing(name, texts);
    if (!ring.ok) {
      throw new CommandError(
        `${ring.error.variable} in ${path} is not 32 bytes of base64url; restore the file from a backup.`,
      );
    }
    if (compareKey(ring.value, ids.get(name)) !== "foreign") continue;
    throw new CommandError(
      `${name} in ${path} is not the key that the data was made with; restore the file from the same time as ${join(dataDir, "store")} (docs/keys.md says what is left without it).`,
    );
  }
}

/** Sentences about values of KV whose files are gone, though their names are there. */
export function findLostValues(dataDir: string): string[] {
  const names = lookInto(dataDir, boxDir(dataDir), (box) => {
    if (!hasTable(box, "_mf_entries")) return [];
    // A ballot lies in its row, and the seed of a wave is asked for by the health check.
    const rows = box
      .prepare("SELECT key, blob_id FROM _mf_entries WHERE key GLOB 'c/*' OR key GLOB 'a/*'")
      .all();
    if (rows.length === 0) return [];
    const files = new Set(
      listPaths(boxDir(dataDir))
        .filter((path) => basename(dirname(path)) === "blobs")
        .map((path) => basename(path)),
    );
    return rows.filter(({ blob_id }) => !files.has(String(blob_id))).map(({ key }) => String(key));
  });
  const counts = new Map<string, number>();
  for (const name of names ?? []) {
    const [kind, wave] = name.split("/");
    const what = kind === "c" ? "comments" : "numbers for an audit";
    const key = `${what} of wave ${wave}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(
    ([what, count]) =>
      `Lost: ${count} × ${what}; the files are gone from ${boxDir(dataDir)}. Only a copy of the folder brings them back.`,
  );
}

function demandWhole(database: DatabaseSync): void {
  const found = database.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (found !== "ok") throw new Error(String(found));
}

function lookInto<T>(
  dataDir: string,
  folder: string,
  look: (database: DatabaseSync) => T,
): T | undefined {
  const path = findOwnDatabase(folder);
  if (path === undefined) return undefined;
  try {
    return withDatabase(path, look, { readOnly: true });
  } catch (error) {
    // SQLite says some of it in several lines.
    const found = (error as Error).message.replace(/\s+/g, " ");
    throw new CommandError(
      `${path} is damaged (${found}); restore ${join(dataDir, "store")} whole from a backup, or begin anew in an empty folder.`,
    );
  }
}
