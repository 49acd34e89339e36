import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CommandError } from "./commandError.ts";

/** Absolute path of the repository. */
export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Reads the command line. `--help` prints `help` and ends the process.
 * @throws CommandError for an unknown or incomplete option.
 */
export function readArguments<const O extends Options>(help: string, options: O) {
  if (process.argv.includes("--help") || process.argv.includes("-h")) {
    console.log(help.trim());
    process.exit(0);
  }
  try {
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandError(`${(error as Error).message.split("\n")[0]} (see --help)`);
  }
}

/** Runs a command's body; an expected failure is one line and exit 1, a bug keeps its stack. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** How a child ended, with everything it wrote (stdout and stderr interleaved). */
export interface Finished {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program in the repository until it ends. `file` may be a name in node_modules/.bin.
 * With `show` the output is also passed through as it comes.
 */
export function runProgram(
  file: string,
  parameters: readonly string[],
  options: { readonly show?: boolean; readonly env?: Record<string, string>; cwd?: string } = {},
): Promise<Finished> {
  const cwd = options.cwd ?? repositoryRoot;
  const child = spawn(file, parameters, {
    cwd,
    env: {
      ...process.env,
      PATH: `${join(cwd, "node_modules", ".bin")}:${process.env.PATH}`,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (options.show) process.stdout.write(chunk);
    });
  }
  const stop = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 127, output: `${file}: ${error.message}\n` }));
    child.on("close", (code) => {
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}
