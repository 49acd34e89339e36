import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.ts";
import { type ApiClient, createApiClient } from "./demo/apiClient.ts";
import { fillDemo } from "./demo/fillDemo.ts";
import { serveUntilStopped } from "./embedded/serveUntilStopped.ts";
import { startEmbedded } from "./embedded/startEmbedded.ts";
import { readArguments, repositoryRoot, runCommand } from "./lib/command.ts";

const help = `
npm run demo [-- --port P] [--data DIR]

Builds, fills an empty data folder with a small invented company and one open wave, serves it, and
prints the address, keys for the desk and an invitation link. A second run keeps the data.

  --port P    default 8787; 0 picks a free port
  --data DIR  default .data/demo
`;

const DESK_ROLES = ["hr", "observer"] as const;

await runCommand(async () => {
  const { values } = readArguments(help, { port: { type: "string" }, data: { type: "string" } });
  const dataDir = resolve(values.data ?? join(repositoryRoot, ".data", "demo"));
  await build();
  const server = await startEmbedded({ dataDir, port: Number(values.port ?? 8787) });
  await server.runJobs();
  const owner = createApiClient(
    server.url,
    readFileSync(join(dataDir, "owner.key"), "utf8").trim(),
  );
  const keys = await renewDeskKeys(owner);
  const link = await fillDemo(server.url, createApiClient(server.url, keys.hr), (line) =>
    process.stderr.write(`${line}\n`),
  );
  serveUntilStopped(server);
  process.stdout.write(`
安问 Anwen is running.  Stop it with Ctrl+C.

  Desk (HR):     ${server.url}/      key: ${keys.hr}
  Observer:      same address         key: ${keys.observer}
  An employee's invitation, unused until you answer it (best on a phone-sized window):
                 ${link ?? "none: no wave is open. Launch one at the desk."}

ready ${server.url}
`);
});

/** New keys at each start, so that none lies about in a file; those of earlier starts end. */
async function renewDeskKeys(
  owner: ApiClient,
): Promise<Record<(typeof DESK_ROLES)[number], string>> {
  const old = await owner.get<{ items: { id: string; name: string }[] }>("/keys");
  for (const key of old.items.filter((each) => each.name.startsWith("demo-"))) {
    await owner.remove(`/keys/${key.id}`);
  }
  const made = await Promise.all(
    DESK_ROLES.map((role) =>
      owner.post<{ key: string }>("/keys", {
        name: `demo-${role}-${randomUUID().slice(0, 8)}`,
        role,
      }),
    ),
  );
  return { hr: made[0]?.key ?? "", observer: made[1]?.key ?? "" };
}
