import { Agent, request } from "node:http";
import { percentile } from "./median.ts";

/** What a closed loop found. */
export interface LoopResult {
  readonly good: number;
  /** Message of what went wrong → how often. */
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** CPU milliseconds of this process meanwhile. */
  readonly clientCpuMs: number;
}

/**
 * So many clients, each of which starts its next job when its last one is done, until all jobs are.
 * A job that throws counts as a fault.
 */
export async function closedLoop<T>(
  jobs: readonly T[],
  clients: number,
  one: (job: T) => Promise<void>,
): Promise<LoopResult> {
  const times: number[] = [];
  const faults: Record<string, number> = {};
  const queue = jobs.values();
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      // One iterator for all clients: each job is taken once.
      for (const job of queue) {
        const jobStartedAt = performance.now();
        try {
          await one(job);
          times.push(performance.now() - jobStartedAt);
        } catch (error) {
          const message = (error as Error).message.slice(0, 200);
          faults[message] = (faults[message] ?? 0) + 1;
        }
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    good: times.length,
    faults,
    seconds,
    perSecond: times.length / seconds,
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    clientCpuMs: (user + system) / 1000,
  };
}

/** Posts JSON over kept connections; cheaper for the client than `fetch`. */
export function jsonPoster(url: string, connections: number) {
  const { hostname } = new URL(url);
  if (hostname !== "127.0.0.1") throw new Error("Load is for this machine only.");
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (body: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const call = request(url, { method: "POST", agent, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${response.statusCode} ${text.slice(0, 150)}`));
        });
      });
      call.on("timeout", () => call.destroy(new Error("No answer within 30 s.")));
      call.on("error", reject);
      call.end(body);
    });
}
