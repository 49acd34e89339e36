import { createApp } from "./app.ts";
import { depsOf } from "./createDeps.ts";
import type { Bindings } from "./env.ts";
import { runDueJobs } from "./jobs/runDueJobs.ts";

const app = createApp();

export default {
  fetch: app.fetch,
  async scheduled(_event, bindings): Promise<void> {
    await runDueJobs(await depsOf(bindings));
  },
} satisfies ExportedHandler<Bindings>;
