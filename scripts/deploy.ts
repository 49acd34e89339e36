import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { build } from "./build.ts";
import { type DeployedSecrets, SECRET_NAMES, secretsToMake } from "./deploy/secretsToMake.ts";
import { compatibilityDate } from "./embedded/platform.ts";
import { readArguments, repositoryRoot, runCommand, runProgram } from "./lib/command.ts";
import { CommandError } from "./lib/commandError.ts";

const help = `
npm run deploy [-- --dry-run]

Checks the configuration, builds, applies migrations, makes the secrets that are missing, and
deploys to Cloudflare. Sign in first with CLOUDFLARE_API_TOKEN or "npx wrangler login".
The owner key is printed once, when it is made: keep it. A secret that data was made with is never
made anew (docs/keys.md).

  --dry-run   works offline: checks, builds, bundles, and says what would be done
`;

await runCommand(async () => {
  const { values } = readArguments(help, { "dry-run": { type: "boolean" } });
  const problems = checkConfiguration();
  await build();
  if (values["dry-run"]) {
    const { code, output } = await wrangler(["deploy", "--dry-run"]);
    if (code !== 0) throw new CommandError(`wrangler deploy --dry-run failed:\n${output}`);
    console.log(output.trim());
    for (const problem of problems) console.log(`To do before a real deployment: ${problem}`);
    console.log("A deployment would now:");
    console.log("  1. apply the migrations of schema/migrations that DB does not have yet");
    console.log(
      `  2. make those of the secrets ${SECRET_NAMES.join(", ")} that are missing, unless data was made with them`,
    );
    console.log("  3. upload the Worker and dist/web, and print the owner key if it made one");
    console.log("Dry run: nothing was sent.");
    return;
  }
  if (problems.length > 0) throw new CommandError(problems.join("\n"));
  await need(["whoami"], "Not signed in: set CLOUDFLARE_API_TOKEN or run npx wrangler login.");
  const present = await presentSecrets();
  console.log("Applying migrations …");
  await need(["d1", "migrations", "apply", "DB", "--remote"], "The migrations failed.");
  const secrets = secretsToMake({ present, inUse: await keysInUse() });
  console.log("Deploying …");
  await deployWith(secrets);
  if (secrets.OWNER_KEY !== undefined) {
    console.log(`Owner key (shown only now): ${secrets.OWNER_KEY}`);
  }
});

/** The fields of wrangler.toml that are looked at; wrangler's own types do not load here. */
interface Configuration {
  readonly d1_databases: readonly { binding: string; database_id?: string }[];
  readonly kv_namespaces: readonly { binding: string; id?: string }[];
  readonly observability?: { enabled?: boolean };
  readonly logpush?: boolean;
  readonly compatibility_date?: string;
  readonly triggers: { crons?: readonly string[] };
  readonly vars: Readonly<Record<string, unknown>>;
}

/** What stands between wrangler.toml and a deployment; one sentence each. */
function checkConfiguration(): string[] {
  const config: Configuration = unstable_readConfig({
    config: join(repositoryRoot, "wrangler.toml"),
  });
  const database = config.d1_databases.find((entry) => entry.binding === "DB");
  const box = config.kv_namespaces.find((entry) => entry.binding === "BOX");
  const isFilled = (id: string | undefined): boolean => /^[0-9a-f-]{32,36}$/.test(id ?? "");
  const problems: string[] = [];
  if (!isFilled(database?.database_id)) {
    problems.push(
      "wrangler.toml lacks database_id of DB: run npx wrangler d1 create anwen and copy the id.",
    );
  }
  if (!isFilled(box?.id)) {
    problems.push(
      "wrangler.toml lacks id of BOX: run npx wrangler kv namespace create BOX and copy the id.",
    );
  }
  if (config.observability?.enabled !== false || config.logpush === true) {
    problems.push("wrangler.toml must keep [observability] enabled = false: logs hold addresses.");
  }
  if (config.compatibility_date !== compatibilityDate) {
    problems.push(
      `wrangler.toml must have compatibility_date = "${compatibilityDate}", as tested.`,
    );
  }
  if (!config.triggers.crons?.includes("* * * * *")) {
    problems.push('wrangler.toml must have crons = ["* * * * *"]: waves close by it.');
  }
  const vars = Object.keys(config.vars);
  if (
    vars.some((name) =>
      ["EMBEDDED", "CLOCK", ...SECRET_NAMES].includes(name.replace(/_PREVIOUS$/, "")),
    )
  ) {
    problems.push("wrangler.toml must not set EMBEDDED, CLOCK or a secret as a variable.");
  }
  return problems;
}

/** The names of the secrets that the deployed Worker has. */
async function presentSecrets(): Promise<DeployedSecrets["present"]> {
  const { code, output } = await wrangler(["secret", "list", "--format", "json"]);
  const isFirst = code !== 0 && /not found|10007|does not exist/i.test(output);
  if (code !== 0 && !isFirst) throw new CommandError(`The secrets cannot be listed:\n${output}`);
  return namesIn(isFirst ? "[]" : output);
}

/** The names of the keys that the migrated database was made with. */
async function keysInUse(): Promise<DeployedSecrets["inUse"]> {
  const query = "SELECT name FROM key_in_use";
  const asked = ["d1", "execute", "DB", "--remote", "--json", "--command", query];
  const { code, output } = await wrangler(asked);
  if (code !== 0) throw new CommandError(`The database cannot be asked for its keys:\n${output}`);
  return namesIn(output);
}

/** All values of fields called `name` in the JSON that wrangler writes between other lines. */
function namesIn(output: string): Set<string> {
  const names = new Set<string>();
  JSON.parse(output.slice(output.search(/^\[/m), output.lastIndexOf("]") + 1), (field, value) => {
    if (field === "name") names.add(value);
    return value;
  });
  return names;
}

async function deployWith(secrets: Readonly<Record<string, string>>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "anwen-deploy-"));
  try {
    const path = join(folder, "secrets.json");
    writeFileSync(path, JSON.stringify(secrets), { mode: 0o600 });
    const isAny = Object.keys(secrets).length > 0;
    await need(["deploy", ...(isAny ? ["--secrets-file", path] : [])], "The deployment failed.");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wrangler(parameters: readonly string[], show = false) {
  return runProgram("wrangler", parameters, { show });
}

async function need(parameters: readonly string[], complaint: string): Promise<void> {
  const { code } = await wrangler(parameters, true);
  if (code !== 0) throw new CommandError(complaint);
}
