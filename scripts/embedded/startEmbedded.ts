import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Miniflare } from "miniflare";
import { repositoryRoot } from "../lib/command.ts";
import { CommandError } from "../lib/commandError.ts";
import { applyMigrations } from "./applyMigrations.ts";
import { askHealth } from "./askHealth.ts";
import {
  checkKeys,
  findLostValues,
  holdsData,
  noteData,
  readAppliedMigrations,
} from "./checkStore.ts";
import { findPort, portInUse } from "./findPort.ts";
import { lockDataDir } from "./lock.ts";
import { makeDataFolder } from "./makeDataFolder.ts";
import { assetRules, compatibilityDate } from "./platform.ts";
import { readMigrations } from "./readMigrations.ts";
import { readRewrittenWaves, rewriteAfterDestroy } from "./rewriteAfterDestroy.ts";
import { makeMissingSecrets, readSecrets } from "./secrets.ts";
import { type RuntimeOptions, silentLog, startRuntime, toRuntimeOptions } from "./startRuntime.ts";
import { takeTurns } from "./takeTurns.ts";

/** Where and how to serve. */
export interface EmbeddedOptions {
  /** Holds D1, KV and the secrets; made when missing. */
  readonly dataDir: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** `YYYY-MM-DD`: product time starts there, unless the folder is already later. */
  readonly clock?: string | undefined;
  /** Addresses of proxies whose `x-forwarded-for` is believed. */
  readonly trustedProxies?: readonly string[];
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
  /**
   * Runs the Worker's due jobs once, as the cron of a deployed Worker does. If waves were destroyed
   * since the last time, by a job or by hand, the server then pauses for about a second in which
   * its files are rewritten without them.
   */
  runJobs(): Promise<void>;
  /** Loads the Worker anew from disk, keeping port and data. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Serves the built Worker in workerd on 127.0.0.1, with D1 and KV kept in the data folder:
 * locks the folder, makes the secrets of a new one, checks files and keys of any other, ends what
 * destroyed waves left, starts, migrates, and asks whether all is well. Losses with which it can
 * serve are reported.
 * @throws CommandError (one line) for a port in use, a folder that cannot be written, a folder that
 *   another server uses, a missing build, a migration that fails, files that are missing or damaged,
 *   and keys that are not those of the data; what lies in the folder is as it was.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir } = options;
  const workerPath = options.workerPath ?? join(repositoryRoot, "dist", "worker", "index.js");
  const assetsDir = options.assetsDir ?? join(repositoryRoot, "dist", "web");
  const { report, reportHeld } = holdReports(
    options.report ?? ((line: string) => process.stderr.write(`${line}\n`)),
  );
  for (const needed of [workerPath, assetsDir]) {
    if (!existsSync(needed)) throw new CommandError(`${needed} is missing: run npm run build.`);
  }
  makeDataFolder(dataDir);
  const port = await findPort(options.port);
  const lock = lockDataDir(dataDir);
  try {
    if (!holdsData(dataDir)) makeMissingSecrets(dataDir);
    let secrets = readSecrets(dataDir);
    checkKeys(dataDir, secrets);
    const applied = readAppliedMigrations(dataDir);
    const migrations = readMigrations();
    const makeOptions = (): RuntimeOptions => ({
      name: "anwen",
      host: "127.0.0.1",
      port,
      cf: false,
      telemetry: { enabled: false },
      logRequests: false,
      log: silentLog(),
      handleStructuredLogs: ({ message }) => report(message),
      unsafeHandleRuntimeRestart: () => lock.noteChildren(),
      resourcePersistencePath: join(dataDir, "store"),
      compatibilityDate,
      modules: [{ type: "ESModule", path: workerPath }],
      modulesRoot: dirname(workerPath),
      d1Databases: { DB: "anwen" },
      kvNamespaces: { BOX: "anwen" },
      assets: { directory: assetsDir, ...assetRules },
      bindings: {
        ...secrets,
        EMBEDDED: "1",
        TRUSTED_PROXIES: (options.trustedProxies ?? []).join(","),
        SUBMIT_GRACE_SECONDS: process.env.SUBMIT_GRACE_SECONDS ?? "0",
        KV_SETTLE_SECONDS: process.env.KV_SETTLE_SECONDS ?? "0",
        ...(options.clock === undefined ? {} : { CLOCK: options.clock }),
      },
    });
    const start = async (): Promise<Miniflare> => {
      const started = await startRuntime(makeOptions());
      lock.noteChildren();
      return started;
    };
    const rewrite = (): void => {
      try {
        rewriteAfterDestroy(dataDir);
      } catch (error) {
        const { message } = error as Error;
        report(`The files of destroyed waves could not be rewritten: ${message}`);
      }
    };

    rewrite();
    /** Null while it pauses, and after a start that failed. */
    let runtime: Miniflare | null = await start();
    let stopping: Promise<void> | null = null;
    // Pausing, reloading and stopping never overlap. Jobs take no turn: a stop ends them.
    const inTurn = takeTurns();
    const end = async (): Promise<void> => {
      await runtime?.dispose();
      runtime = null;
      rewrite();
    };
    const restart = (): Promise<void> =>
      inTurn(async () => {
        if (stopping !== null) return;
        await end();
        if (stopping === null) runtime = await start();
      });
    const stop = (): Promise<void> => {
      stopping ??= inTurn(async () => {
        await end();
        lock.release();
      });
      return stopping;
    };
    // A rewrite that failed is not tried again each minute, but at the next destroy, stop or start.
    let seenDestroyed = readRewrittenWaves(dataDir);
    const rewriteIfDestroyed = async (served: Miniflare): Promise<void> => {
      const destroyed = await countDestroyed(served);
      if (destroyed === seenDestroyed) return;
      seenDestroyed = destroyed;
      await restart();
    };
    const url = `http://127.0.0.1:${port}`;
    const reload = (): Promise<void> =>
      inTurn(async () => {
        await runtime?.setOptions(toRuntimeOptions(makeOptions()));
        lock.noteChildren();
      });
    /** Keys that were rotated while it serves. */
    const renewSecrets = async (): Promise<void> => {
      const latest = readSecrets(dataDir);
      if (JSON.stringify(latest) === JSON.stringify(secrets)) return;
      checkKeys(dataDir, latest);
      secrets = latest;
      await reload();
    };
    try {
      // The file tells sooner than the runtime that there is nothing to do.
      if (migrations.some(({ name }) => !applied.has(name))) {
        await applyMigrations((await runtime.getD1Database("DB")) as never, migrations);
      }
      const losses = [
        ...(await askHealth(url, dataDir, secrets.OWNER_KEY)),
        ...findLostValues(dataDir),
      ];
      for (const loss of losses) report(loss);
      noteData(dataDir);
    } catch (error) {
      await stop().catch(() => undefined);
      throw error;
    }
    reportHeld();
    return {
      url,
      runJobs: async () => {
        if (runtime === null) await restart();
        await renewSecrets().catch((error: Error) => report(error.message));
        const served = runtime;
        if (served === null) return;
        const worker = await served.getWorker();
        const { outcome } = await worker.scheduled({ cron: "* * * * *" });
        if (outcome !== "ok") report("The due jobs failed; they are tried again in a minute.");
        await rewriteIfDestroyed(served);
      },
      reload,
      stop,
    };
  } catch (error) {
    lock.release();
    throw (error as { code?: string }).code === "ERR_ADDRESS_IN_USE" ? portInUse(port) : error;
  }
}

/** Holds reports back until a start has come to its end: one that fails ends with one sentence. */
function holdReports(report: (line: string) => void) {
  let held: string[] | null = [];
  return {
    report: (line: string) => (held === null ? report(line) : void held.push(line)),
    reportHeld: () => {
      for (const line of held ?? []) report(line);
      held = null;
    },
  };
}

async function countDestroyed(runtime: Miniflare): Promise<number> {
  const database = await runtime.getD1Database("DB");
  const count = database.prepare("SELECT count(*) AS waves FROM wave WHERE state = 'destroyed'");
  return (await count.first<number>("waves")) ?? 0;
}
