import { renameSync, writeFileSync } from "node:fs";

/**
 * Writes a file that only its owner may read (mode 600). It is written beside and renamed, so that
 * a kill in between never leaves half of it.
 */
export function writePrivate(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
