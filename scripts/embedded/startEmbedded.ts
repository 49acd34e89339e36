import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { repositoryRoot } from "../lib/command.ts";
import { CommandError } from "../lib/commandError.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { lockDataDir } from "./lock.ts";
import { assetRules, compatibilityDate, workerFirstPaths } from "./platform.ts";
import { readMigrations } from "./readMigrations.ts";
import { ensureSecrets } from "./secrets.ts";

/** Where and how to serve. */
export interface EmbeddedOptions {
  /** Holds D1, KV and the secrets; made when missing. */
  readonly dataDir: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** `YYYY-MM-DD`: product time starts there, unless the folder is already later. */
  readonly clock?: string | undefined;
  /** The built Worker, one ES module. */
  readonly workerPath?: string;
  /** The built web pages. */
  readonly assetsDir?: string;
  /** Gets what the runtime reports (start failures, uncaught errors); default stderr. */
  readonly report?: (line: string) => void;
}

/** A running server. */
export interface Embedded {
  /** `http://127.0.0.1:P`, without a slash at the end. */
  readonly url: string;
  /** Runs the Worker's due jobs once, as the cron of a deployed Worker does. */
  runJobs(): Promise<void>;
  /** Loads the Worker anew from disk, keeping port and data. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Serves the built Worker in workerd on 127.0.0.1, with D1 and KV kept in the data folder:
 * locks the folder, makes missing secrets, starts, migrates.
 * @throws CommandError (one line) for a port in use, a folder that cannot be written, a folder that
 *   another server uses, a missing build, or a migration that fails.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const workerPath = options.workerPath ?? join(repositoryRoot, "dist", "worker", "index.js");
  const assetsDir = options.assetsDir ?? join(repositoryRoot, "dist", "web");
  const report = options.report ?? ((line: string) => process.stderr.write(`${line}\n`));
  for (const needed of [workerPath, assetsDir]) {
    if (!existsSync(needed)) throw new CommandError(`${needed} is missing: run npm run build.`);
  }
  makeWritable(options.dataDir);
  const port = await findPort(options.port);
  const lock = lockDataDir(options.dataDir);
  try {
    const secrets = ensureSecrets(options.dataDir);
    guardWorkerd();
    const miniflareOptions = (): ConstructorParameters<typeof Miniflare>[0] =>
      convertV4MiniflareOptions({
        name: "anwen",
        host: "127.0.0.1",
        port,
        cf: false,
        telemetry: { enabled: false },
        logRequests: false,
        log: new Log(LogLevel.NONE),
        handleStructuredLogs: ({ message }) => report(message),
        unsafeHandleRuntimeRestart: () => lock.noteChildren(),
        resourcePersistencePath: join(options.dataDir, "store"),
        compatibilityDate,
        modules: [{ type: "ESModule", path: workerPath }],
        modulesRoot: dirname(workerPath),
        d1Databases: { DB: "anwen" },
        kvNamespaces: { BOX: "anwen" },
        assets: {
          directory: assetsDir,
          binding: "ASSETS",
          routerConfig: { has_user_worker: true },
          run_worker_first: workerFirstPaths,
          assetConfig: assetRules,
        },
        bindings: {
          ...secrets,
          EMBEDDED: "1",
          SUBMIT_GRACE_SECONDS: process.env.SUBMIT_GRACE_SECONDS ?? "0",
          KV_SETTLE_SECONDS: process.env.KV_SETTLE_SECONDS ?? "0",
          ...(options.clock === undefined ? {} : { CLOCK: options.clock }),
        },
      });
    const miniflare = new Miniflare(miniflareOptions());
    const stop = async (): Promise<void> => {
      await miniflare.dispose();
      lock.release();
    };
    try {
      const url = await miniflare.ready;
      lock.noteChildren();
      const database = await miniflare.getD1Database("DB");
      await applyMigrations(database as never, readMigrations());
      return {
        url: url.origin,
        runJobs: async () => {
          const worker = await miniflare.getWorker();
          const { outcome } = await worker.scheduled({ cron: "* * * * *" });
          if (outcome !== "ok") report("The due jobs failed; they are tried again in a minute.");
        },
        reload: async () => {
          await miniflare.setOptions(miniflareOptions());
          lock.noteChildren();
        },
        stop,
      };
    } catch (error) {
      await stop().catch(() => undefined);
      if ((error as { code?: string }).code === "ERR_ADDRESS_IN_USE") throw portInUse(port);
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** workerd is started through a small script that ends it with this process, even on SIGKILL. */
function guardWorkerd(): void {
  if (process.platform !== "linux" || process.env.MINIFLARE_WORKERD_PATH !== undefined) return;
  // Resolved from Miniflare's place, so that it is the workerd that Miniflare would start.
  const miniflarePath = createRequire(import.meta.url).resolve("miniflare");
  process.env.ANWEN_WORKERD = createRequire(miniflarePath)("workerd").default;
  process.env.MINIFLARE_WORKERD_PATH = join(repositoryRoot, "scripts", "embedded", "workerd.sh");
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(`The data folder ${dataDir} cannot be written (${code}).`);
  }
}

/** Not `recursive: true`, which Node repeats for ever where the system says ENOENT (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function findPort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? portInUse(port)
          : new CommandError(`Cannot listen on 127.0.0.1:${port} (${error.code}).`),
      );
    });
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

function portInUse(port: number): CommandError {
  return new CommandError(`Port ${port} on 127.0.0.1 is already in use; choose another --port.`);
}
