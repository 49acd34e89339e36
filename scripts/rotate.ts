import { resolve } from "node:path";
import { KEY_NAMES } from "../worker/domain/keys/keyRing.ts";
import { rotateSecret } from "./embedded/rotateSecret.ts";
import { readArguments, runCommand } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";

const help = `
npm run rotate -- --data DIR --secret SEAL_KEY|CODE_KEY|AUTH_SECRET|OWNER_KEY [--dry-run] [--lost]

Gives the data folder DIR a new key. The one before stays beside it (in NAME_PREVIOUS) and reads what
it made: links that were handed out, tokens, ballots and drafts stay valid. A server may run; it takes
the new key up within a minute. On Cloudflare: docs/keys.md.

  --data DIR     the data folder of npm run serve
  --secret NAME  SEAL_KEY seals ballots, CODE_KEY makes links, AUTH_SECRET signs sessions
                 (everybody signs in again), OWNER_KEY is the owner's API key
  --lost         the key is gone and no backup has it: go on without what only it opened
  --dry-run      checks and says what would be done
`;

const SECRETS = [...KEY_NAMES, "OWNER_KEY"] as const;

await runCommand(async () => {
  const { values } = readArguments(help, {
    data: { type: "string" },
    secret: { type: "string" },
    lost: { type: "boolean" },
    "dry-run": { type: "boolean" },
  });
  if (values.data === undefined) throw new CommandError("--data DIR is missing (see --help)");
  const secret = SECRETS.find((name) => name === values.secret);
  if (secret === undefined) {
    throw new CommandError(`--secret needs one of ${SECRETS.join(", ")} (see --help)`);
  }
  const done = rotateSecret(resolve(values.data), {
    secret,
    isLost: values.lost ?? false,
    isDryRun: values["dry-run"] ?? false,
  });
  process.stdout.write(`${done}\n`);
});
