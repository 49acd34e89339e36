import { stopOnSignal } from "../lib/stopOnSignal.ts";
import { repeatEachMinute } from "./repeat.ts";
import type { Embedded } from "./startEmbedded.ts";

/**
 * Runs the due jobs now and each minute. On a signal the server stops cleanly and the process ends.
 */
export function serveUntilStopped(server: Embedded): void {
  const jobs = repeatEachMinute(server.runJobs);
  stopOnSignal(async () => {
    // A job in flight gets a moment; its next run takes up whatever it left.
    await Promise.race([jobs.stop(), new Promise((done) => setTimeout(done, 2000))]);
    await server.stop();
  });
}
