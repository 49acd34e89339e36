import { readFileSync } from "node:fs";
import { join } from "node:path";
import { countDestroyedWaves, rewriteStore } from "./rewriteStore.ts";
import { writePrivate } from "./writePrivate.ts";

/**
 * Rewrites the store if waves were destroyed since the last time: SQLite keeps what was deleted in
 * free pages and logs, so that only this ends what `destroy` began. No runtime may have the store
 * open. Cut short, it is done again the next time.
 * @throws when the store cannot be rewritten.
 */
export function rewriteAfterDestroy(dataDir: string): void {
  const storeDir = join(dataDir, "store");
  const destroyedWaves = countDestroyedWaves(storeDir);
  if (destroyedWaves === readRewrittenWaves(dataDir)) return;
  rewriteStore(storeDir);
  writePrivate(notePath(dataDir), `${JSON.stringify({ destroyedWaves })}\n`);
}

/** How many waves were destroyed by the last rewrite; NaN when the note is not readable. */
export function readRewrittenWaves(dataDir: string): number {
  try {
    return Number(JSON.parse(readFileSync(notePath(dataDir), "utf8")).destroyedWaves);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? 0 : Number.NaN;
  }
}

const notePath = (dataDir: string): string => join(dataDir, "rewritten.json");
