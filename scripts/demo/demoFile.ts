import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataFolder } from "../embedded/makeDataFolder.ts";
import { writePrivate } from "../embedded/writePrivate.ts";
import { CommandError } from "../lib/commandError.ts";

/** What a data folder says of the demo in it, in `DIR/demo.json`. */
export interface DemoFile {
  /** Another number: made by a generator that would go on differently. */
  readonly generator: number;
  /** The date that the company's whole past is planned from. */
  readonly today: string;
  readonly isFilled: boolean;
}

const GENERATOR = 1;

/**
 * The folder's demo: begun now where the folder is empty, null where it holds something else, such
 * as a small demo.
 * @param today what a demo that begins now is planned from
 * @throws CommandError when it was begun by another generator and never finished
 */
export function openDemoFile(dataDir: string, today: string): DemoFile | null {
  const path = join(dataDir, "demo.json");
  if (!existsSync(path)) {
    if (existsSync(join(dataDir, "secrets.json"))) return null;
    return writeDemoFile(dataDir, { generator: GENERATOR, today, isFilled: false });
  }
  const found = JSON.parse(readFileSync(path, "utf8")) as DemoFile;
  if (found.generator === GENERATOR || found.isFilled) return found;
  throw new CommandError(
    `Another version of this command began to fill ${dataDir}. Delete that folder and start again.`,
  );
}

/** Notes that nothing is left to fill. */
export function markFilled(dataDir: string, demo: DemoFile): void {
  writeDemoFile(dataDir, { ...demo, isFilled: true });
}

function writeDemoFile(dataDir: string, demo: DemoFile): DemoFile {
  makeDataFolder(dataDir);
  writePrivate(join(dataDir, "demo.json"), `${JSON.stringify(demo)}\n`);
  return demo;
}
