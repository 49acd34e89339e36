import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rewriteStore } from "../../scripts/embedded/rewriteStore.ts";

let storeDir: string;
let path: string;
const valuePath = (name: string) => join(storeDir, "kv", "anwen", "blobs", name);

/** A store as a runtime that was killed leaves it: a log, a deleted row, and values. */
beforeEach(() => {
  storeDir = mkdtempSync(join(tmpdir(), "anwen-rewrite-"));
  path = join(storeDir, "kv", "space", "0".repeat(64).concat(".sqlite"));
  for (const folder of ["kv/space", "kv/anwen/blobs"]) {
    mkdirSync(join(storeDir, folder), { recursive: true });
  }
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE _mf_entries (key TEXT PRIMARY KEY, blob_id TEXT NOT NULL);
    INSERT INTO _mf_entries VALUES ('kept', 'value-kept'), ('deleted-key', 'value-deleted');
    DELETE FROM _mf_entries WHERE key = 'deleted-key';
  `);
  database.close();
  for (const name of ["value-kept", "value-deleted"]) writeFileSync(valuePath(name), name);
});
afterEach(() => rmSync(storeDir, { recursive: true, force: true }));

const keysIn = (database: DatabaseSync) =>
  database
    .prepare("SELECT key FROM _mf_entries")
    .all()
    .map(({ key }) => key);

describe("rewriteStore", () => {
  it("takes deleted rows out of the file and their values out of the folder, and no others", () => {
    expect(readFileSync(path).includes("deleted-key")).toBe(true);
    rewriteStore(storeDir);
    expect(readFileSync(path).includes("deleted-key")).toBe(false);
    expect([existsSync(valuePath("value-kept")), existsSync(valuePath("value-deleted"))]).toEqual([
      true,
      false,
    ]);
    const database = new DatabaseSync(path);
    expect(keysIn(database)).toEqual(["kept"]);
    database.close();
  });

  it("refuses a file that somebody is using, and neither changes it nor drops its log", () => {
    const user = new DatabaseSync(path);
    user.exec("INSERT INTO _mf_entries VALUES ('new', 'value-new'); BEGIN");
    expect(keysIn(user)).toEqual(["kept", "new"]);
    expect(() => rewriteStore(storeDir)).toThrow(/in use|locked/);
    expect(keysIn(user)).toEqual(["kept", "new"]);
    expect(existsSync(`${path}-wal`)).toBe(true);
    expect(existsSync(valuePath("value-deleted"))).toBe(true);
    user.close();
  });

  it("has nothing to do in a store that is not there yet", () => {
    expect(() => rewriteStore(join(storeDir, "none"))).not.toThrow();
  });
});
