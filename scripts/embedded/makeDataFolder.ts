import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../lib/commandError.ts";

/**
 * Makes the data folder and its store where they are missing, and closes both to everybody but
 * their owner (mode 700): the runtime's own files are readable to all.
 * @throws CommandError when the folder cannot be made or written.
 */
export function makeDataFolder(dataDir: string): void {
  const storeDir = join(dataDir, "store");
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    makeFolder(storeDir);
    // A mounted folder may belong to somebody else, who alone can close it; the store is ours.
    if (isOwn(dataDir)) chmodSync(dataDir, 0o700);
    chmodSync(storeDir, 0o700);
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

const isOwn = (path: string): boolean => statSync(path).uid === process.getuid?.();
