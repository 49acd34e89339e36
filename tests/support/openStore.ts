import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { applyMigrations } from "../../scripts/embedded/applyMigrations.ts";
import { assetRules, compatibilityDate } from "../../scripts/embedded/platform.ts";
import { readMigrations } from "../../scripts/embedded/readMigrations.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";

/** Rows of every table by its name; blobs as lower-case hex. */
export type DatabaseDump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** One key of KV as a listing shows it, with its value. */
export interface BoxEntry {
  readonly name: string;
  readonly metadata: unknown;
  /** Real epoch seconds. */
  readonly expiration: number | undefined;
  readonly value: string;
}

/** D1 and KV as Cloudflare would show them to an operator, through their own interfaces. */
export interface OpenStore {
  /** `http://127.0.0.1:P`; answers only where the product runs. */
  readonly base: string;
  /** All of D1 as it is at this moment, the runtime's own tables left out. */
  dumpDatabase(): DatabaseDump;
  /** Changes D1 as if time or an operator had done it. */
  runSql(sql: string): Promise<void>;
  /** Names in KV that begin so, in their order. */
  listNames(prefix: string): Promise<string[]>;
  /** All of KV, or all of one wave, in the order of its names within each kind of entry. */
  listBox(wave?: string): Promise<BoxEntry[]>;
  close(): Promise<void>;
}

/** Opens the data folder of a server that does not run at the moment. */
export function openStore(dataDir: string): Promise<OpenStore> {
  return open(dataDir, {
    modules: true,
    script: "export default { fetch() { return new Response(null, { status: 404 }); } };",
  });
}

/** The product in a fresh store that the test can look into while it runs. */
export async function startWithOpenStore(
  bindings: Readonly<Record<string, string>>,
): Promise<OpenStore> {
  const workerPath = join(repositoryRoot, "dist", "worker", "index.js");
  const dataDir = mkdtempSync(join(tmpdir(), "anwen-open-"));
  const store = await open(
    dataDir,
    {
      modules: [{ type: "ESModule", path: workerPath }],
      modulesRoot: join(repositoryRoot, "dist", "worker"),
      assets: { directory: join(repositoryRoot, "dist", "web"), ...assetRules },
      bindings: { ...bindings },
    },
    true,
  );
  const close = async () => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...store, close };
}

type Box = Awaited<ReturnType<Miniflare["getKVNamespace"]>>;

async function listAll(box: Box, prefix: string) {
  const keys: { name: string; metadata?: unknown; expiration?: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await box.list({ prefix, ...(cursor === undefined ? {} : { cursor }) });
    keys.push(...page.keys);
    cursor = page.list_complete ? undefined : page.cursor;
  } while (cursor !== undefined);
  return keys;
}

type WorkerOptions = Parameters<typeof convertV4MiniflareOptions>[0];

async function open(dataDir: string, worker: WorkerOptions, isFresh = false): Promise<OpenStore> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: "anwen",
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.NONE),
      compatibilityDate,
      resourcePersistencePath: join(dataDir, "store"),
      d1Databases: { DB: "anwen" },
      kvNamespaces: { BOX: "anwen" },
      ...worker,
    }),
  );
  const { origin } = await miniflare.ready;
  const database = await miniflare.getD1Database("DB");
  const box = await miniflare.getKVNamespace("BOX");
  if (isFresh) await applyMigrations(database as never, readMigrations());
  // A batch makes sure that the file is there. Reading it directly is exact and quick.
  await database.batch([database.prepare("SELECT 1")]);
  const file = new DatabaseSync(databasePath(dataDir), { readOnly: true });
  return {
    base: origin,
    dumpDatabase: () => readTables(file),
    runSql: async (sql) => void (await database.prepare(sql).run()),
    listNames: async (prefix) => (await listAll(box, prefix)).map(({ name }) => name),
    listBox: async (wave) => {
      const prefixes = wave === undefined ? [""] : [`b/${wave}/`, `c/${wave}/`, `s/${wave}`];
      const keys = (await Promise.all(prefixes.map((prefix) => listAll(box, prefix)))).flat();
      const entries: BoxEntry[] = [];
      // A few at a time: thousands of calls at once would be cut off.
      for (let from = 0; from < keys.length; from += 20) {
        const some = keys.slice(from, from + 20).map(async ({ name, metadata, expiration }) => {
          const value = (await box.get(name, "text")) ?? "";
          return { name, metadata, expiration, value };
        });
        entries.push(...(await Promise.all(some)));
      }
      return entries;
    },
    close: async () => {
      file.close();
      await miniflare.dispose();
    },
  };
}

function databasePath(dataDir: string): string {
  const folder = join(dataDir, "store", "d1", "miniflare-D1DatabaseObject");
  const name = readdirSync(folder).find((entry) => /^[0-9a-f]{64}\.sqlite$/.test(entry));
  if (name === undefined) throw new Error("There is no database in the data folder.");
  return join(folder, name);
}

function readTables(file: DatabaseSync): DatabaseDump {
  file.exec("BEGIN");
  const tables = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !/^(_cf_|sqlite_)/.test(name));
  const dump = Object.fromEntries(
    tables.map((table) => [
      table,
      file.prepare(`SELECT * FROM "${table}"`).all().map(withHexBlobs),
    ]),
  );
  file.exec("COMMIT");
  return dump;
}

const withHexBlobs = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    ]),
  );
