import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.ts";
import { renewDemoAccounts } from "./demo/accounts.ts";
import { createApiClient } from "./demo/apiClient.ts";
import { type DemoFile, markFilled, openDemoFile } from "./demo/demoFile.ts";
import { renewFillingKey } from "./demo/fillingKey.ts";
import { fillSmall } from "./demo/fillSmall.ts";
import { fillYears, SEED } from "./demo/fillYears.ts";
import { moveClock, realToday } from "./demo/productClock.ts";
import { planProgramme } from "./demo/programme.ts";
import { REGIONS } from "./demo/teams.ts";
import { findUnusedLink } from "./demo/unusedLink.ts";
import { welcome } from "./demo/welcome.ts";
import { serveUntilStopped } from "./embedded/serveUntilStopped.ts";
import { type Embedded, startEmbedded } from "./embedded/startEmbedded.ts";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";
import { stopOnSignal } from "./lib/stopOnSignal.ts";

const help = `
npm run demo [-- --port P] [--data DIR] [--small]

Builds, fills an empty data folder with an invented company of about 480 client managers and
eighteen months of surveys, serves it, and prints the address, the accounts and an invitation link.
Everything goes through the public API and the real ballot protocol; it takes a minute or two. What
was cut off goes on at the next start; a second start takes seconds and keeps the data.

  --port P    default 8787; 0 picks a free port
  --data DIR  default .data/demo
  --small     only a few teams and one open wave, filled in seconds
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

await runCommand(async () => {
  const { values } = readArguments(help, {
    port: { type: "string" },
    data: { type: "string" },
    small: { type: "boolean" },
  });
  const dataDir = resolve(values.data ?? join(repositoryRoot, ".data", "demo"));
  await build();
  const demo = values.small ? null : openDemoFile(dataDir, realToday());
  const clock = demo === null ? undefined : planProgramme(demo.today).firstDays[0];
  const server = await startEmbedded({ dataDir, port: Number(values.port ?? 8787), clock });
  const ownerKey = readFileSync(join(dataDir, "owner.key"), "utf8").trim();
  const owner = createApiClient(server.url, ownerKey);
  const hr = createApiClient(server.url, await renewFillingKey(owner));
  let link: string | null;
  if (demo === null) {
    await server.runJobs();
    link = await fillSmall(server.url, hr, say);
  } else {
    await untilCutOff(server, () => fill(demo));
    link = await findUnusedLink(hr, SEED, demo.today);
  }
  const signIn = await renewDemoAccounts(owner, demo === null ? [] : REGIONS.slice(0, 3));
  serveUntilStopped(server);
  process.stdout.write(welcome({ url: server.url, signIn, link }));

  async function fill(started: DemoFile): Promise<void> {
    if (!started.isFilled) {
      say("Filling an invented company with eighteen months of surveys …");
      await fillYears({ base: server.url, owner, hr }, started.today, say);
      markFilled(dataDir, started);
    }
    await moveClock(owner, realToday());
    // Also rewrites the files without the waves that the clock has destroyed on its way.
    await server.runJobs();
  }
});

/** Runs `work`; a signal meanwhile stops the server cleanly and ends the process. */
async function untilCutOff(server: Embedded, work: () => Promise<void>): Promise<void> {
  let isWorking = true;
  let isStopping = false;
  stopOnSignal(async () => {
    isStopping = true;
    if (isWorking) say("Stopping. The next start goes on from here.");
    await server.stop();
  });
  try {
    await work();
    isWorking = false;
  } catch (error) {
    // What broke off because the server went away is no fault; the process ends in a moment.
    if (isStopping) await new Promise(() => undefined);
    throw error;
  }
}
