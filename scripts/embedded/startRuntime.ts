import { createRequire } from "node:module";
import { join } from "node:path";
import type * as MiniflareModule from "miniflare";
import { repositoryRoot } from "../lib/command.ts";

const require = createRequire(import.meta.url);
// An import would read the four megabytes of it through once more to find what they export.
const { convertV4MiniflareOptions, Log, LogLevel, Miniflare } =
  require("miniflare") as typeof MiniflareModule;

/** What is served, and from where. */
export type RuntimeOptions = Parameters<typeof convertV4MiniflareOptions>[0];

/** The same in the shape that Miniflare itself takes. */
export const toRuntimeOptions = convertV4MiniflareOptions;

/** A log of the runtime that says nothing. */
export const silentLog = (): MiniflareModule.Log => new Log(LogLevel.NONE);

const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/**
 * Starts workerd and waits until it answers.
 * @throws when it does not start; nothing is left running then.
 */
export async function startRuntime(options: RuntimeOptions): Promise<MiniflareModule.Miniflare> {
  guardWorkerd();
  const before = SIGNALS.map((signal) => process.listeners(signal));
  const miniflare = new Miniflare(toRuntimeOptions(options));
  // Each Miniflare after the first would end the process beside the handler that stops it cleanly.
  for (const [i, signal] of SIGNALS.entries()) {
    const own = before[i] ?? [];
    if (own.length === 0) continue;
    for (const added of process.listeners(signal).filter((each) => !own.includes(each))) {
      process.removeListener(signal, added);
    }
  }
  try {
    await miniflare.ready;
  } catch (error) {
    await miniflare.dispose().catch(() => undefined);
    throw error;
  }
  return miniflare;
}

/** workerd is started through a small script that ends it with this process, even on SIGKILL. */
function guardWorkerd(): void {
  if (process.platform !== "linux" || process.env.MINIFLARE_WORKERD_PATH !== undefined) return;
  // Resolved from Miniflare's place, so that it is the workerd that Miniflare would start.
  const miniflarePath = require.resolve("miniflare");
  process.env.ANWEN_WORKERD = createRequire(miniflarePath)("workerd").default;
  process.env.MINIFLARE_WORKERD_PATH = join(repositoryRoot, "scripts", "embedded", "workerd.sh");
}
