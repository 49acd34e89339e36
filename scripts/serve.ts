import { isIP } from "node:net";
import { resolve } from "node:path";
import { build } from "./build.ts";
import { serveUntilStopped } from "./embedded/serveUntilStopped.ts";
import { startEmbedded } from "./embedded/startEmbedded.ts";
import { readArguments, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";

const help = `
npm run serve -- --port P --data DIR [--clock YYYY-MM-DD]

Serves the built Worker on 127.0.0.1 with D1 and KV kept in DIR, and runs due jobs each minute.
The first start on an empty DIR migrates it and writes an owner API key to DIR/owner.key and the
secrets to DIR/secrets.json (mode 600); DIR is kept for its owner alone (mode 700). Prints one line,
"ready http://127.0.0.1:P", once files and keys are seen to be well; else one sentence says what is
wrong, and nothing is changed (docs/keys.md). When a wave was destroyed, the files in DIR are
rewritten without it: at the next minute, with a pause of about a second, or when the server stops or
starts.

  --port P            0 picks a free port
  --data DIR          the data folder; one server at a time
  --clock YYYY-MM-DD  product time starts there, is kept in DIR, and never moves back
  --trusted-proxy A,B believe the x-forwarded-for of proxies at these addresses (of this computer:
                      127.0.0.1), so that guessers are told apart; without it nobody's is believed
  --no-build          serve what is built, even if the sources are newer

SUBMIT_GRACE_SECONDS and KV_SETTLE_SECONDS (default 0) come from the environment.
`;

await runCommand(async () => {
  const { values } = readArguments(help, {
    port: { type: "string" },
    data: { type: "string" },
    clock: { type: "string" },
    "trusted-proxy": { type: "string" },
    "no-build": { type: "boolean" },
  });
  const port = readPort(values.port);
  if (values.data === undefined) throw new CommandError("--data DIR is missing (see --help)");
  const clock = readClock(values.clock);
  if (!values["no-build"]) await build();

  const trustedProxies = readProxies(values["trusted-proxy"]);
  const server = await startEmbedded({
    dataDir: resolve(values.data),
    port,
    clock,
    trustedProxies,
  });
  serveUntilStopped(server);
  process.stdout.write(`ready ${server.url}\n`);
});

function readPort(text: string | undefined): number {
  const port = Number(text ?? Number.NaN);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new CommandError("--port needs a number from 0 to 65535 (see --help)");
}

function readProxies(text: string | undefined): string[] {
  const addresses = (text ?? "").split(",").filter(Boolean);
  if (addresses.every((address) => isIP(address) !== 0)) return addresses;
  throw new CommandError("--trusted-proxy needs addresses such as 127.0.0.1 (see --help)");
}

function readClock(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
  if (isDate) return text;
  throw new CommandError("--clock needs a date such as 2026-03-01 (see --help)");
}
