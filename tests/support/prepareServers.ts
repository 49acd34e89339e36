import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../scripts/build.ts";
import { startEmbedded } from "../../scripts/embedded/startEmbedded.ts";
import { MIGRATED_FOLDER } from "./server.ts";

/**
 * Vitest global set-up: the servers of a run all serve what the sources say now, and begin with a
 * copy of a folder in which a server has applied every migration, which takes each of them a second.
 */
export default async function setup(): Promise<() => void> {
  await build();
  const dataDir = mkdtempSync(join(tmpdir(), "anwen-migrated-"));
  const server = await startEmbedded({ dataDir, port: 0 });
  await server.stop();
  process.env[MIGRATED_FOLDER] = dataDir;
  return () => rmSync(dataDir, { recursive: true, force: true });
}
