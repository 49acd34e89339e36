import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ApiClient, createApiClient } from "../../scripts/demo/apiClient.ts";
import { startEmbedded } from "../../scripts/embedded/startEmbedded.ts";
import { repositoryRoot } from "../../scripts/lib/command.ts";

/** A server with nothing in it. */
export interface BenchServer {
  readonly url: string;
  /** A client with the role hr. */
  readonly hr: ApiClient;
}

/** A data folder that is gone afterwards. */
export async function withDataDir<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "anwen-bench-"));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Serves the built Worker from this process, with a data folder of its own, while `work` runs. */
export function withServer<T>(work: (server: BenchServer) => Promise<T>): Promise<T> {
  return withDataDir(async (dataDir) => {
    // A copy: a build in between must not change what is measured.
    const built = join(dataDir, "dist");
    cpSync(join(repositoryRoot, "dist"), built, { recursive: true });
    const server = await startEmbedded({
      dataDir,
      port: 0,
      workerPath: join(built, "worker", "index.js"),
      assetsDir: join(built, "web"),
    });
    try {
      const owner = createApiClient(
        server.url,
        readFileSync(join(dataDir, "owner.key"), "utf8").trim(),
      );
      const { key } = await owner.post<{ key: string }>("/keys", { name: "bench", role: "hr" });
      return await work({ url: server.url, hr: createApiClient(server.url, key) });
    } finally {
      await server.stop();
    }
  });
}
