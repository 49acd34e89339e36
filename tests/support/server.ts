import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/lib/command.ts";

/** Names the data folder that a server without one of its own begins with a copy of. */
export const MIGRATED_FOLDER = "ANWEN_MIGRATED_FOLDER";

/** What a test may choose of its server. */
export interface ServerOptions {
  /** `YYYY-MM-DD`; without it product time is real time. */
  readonly clock?: string;
  /** An existing folder is kept at the end; without it the server gets one of its own. */
  readonly dataDir?: string;
  /** For example `{ KV_SETTLE_SECONDS: "2" }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Addresses of proxies that it believes, by commas. */
  readonly trustedProxy?: string;
  /** 0, the default, picks a free port. */
  readonly port?: number;
}

/** A running server, served by the same program as `npm run serve`. */
export interface TestServer {
  /** `http://127.0.0.1:P` */
  readonly base: string;
  /** The owner's API key. */
  readonly ownerKey: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What the server wrote on stdout so far. */
  readonly stdout: () => string;
  /** What the server wrote on stderr so far. */
  readonly stderr: () => string;
  /** Ends it cleanly (SIGTERM) and removes a folder that it made. */
  stop(): Promise<void>;
  /** Ends it as a power cut would (SIGKILL); the folder stays for the next start. */
  kill(): Promise<void>;
}

/**
 * Starts the built Worker in a process of its own and waits until it is ready.
 * @throws with the server's stderr when it ends before that.
 */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? makeDataDir();
  const child = spawn(
    process.execPath,
    [
      "--no-warnings",
      join(repositoryRoot, "scripts", "serve.ts"),
      "--no-build",
      ...["--port", String(options.port ?? 0)],
      ...["--data", dataDir],
      ...(options.clock === undefined ? [] : ["--clock", options.clock]),
      ...(options.trustedProxy === undefined ? [] : ["--trusted-proxy", options.trustedProxy]),
    ],
    {
      cwd: repositoryRoot,
      env: { ...serverEnvironment(), ...options.env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  const { base, stdout, stderr } = await untilReady(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  return {
    base,
    ownerKey: readFileSync(join(dataDir, "owner.key"), "utf8").trim(),
    dataDir,
    pid: child.pid ?? 0,
    stdout,
    stderr,
    stop: async () => {
      await end("SIGTERM");
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
    kill: () => end("SIGKILL"),
  };
}

function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "anwen-test-"));
  const migrated = process.env[MIGRATED_FOLDER];
  if (migrated !== undefined) cpSync(migrated, dataDir, { recursive: true });
  return dataDir;
}

/** Vitest's own variables would reach the server and change how it loads modules. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_OPTIONS|NODE_ENV|MINIFLARE|TEST$|MODE$|DEV$|PROD$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    // Dozens of servers start from the same code in one run.
    NODE_COMPILE_CACHE: join(repositoryRoot, "node_modules", ".cache", "node"),
  };
}

function untilReady(child: ChildProcess): Promise<Pick<TestServer, "base" | "stdout" | "stderr">> {
  let out = "";
  let err = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const ready = /^ready (http:\/\/127\.0\.0\.1:\d+)\n/.exec(out);
      if (ready?.[1] !== undefined) {
        resolve({ base: ready[1], stdout: () => out, stderr: () => err });
      }
    });
    child.once("exit", (code) => {
      reject(new Error(`The server ended with code ${code}: ${err}${out}`));
    });
  });
}
