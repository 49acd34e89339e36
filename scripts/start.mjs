/**
 * `node scripts/start.mjs <command> [args]`: installs what is missing, then runs
 * `scripts/<command>.ts` under the Node that the lock file pins. It runs under any Node from 20 on
 * a bare machine, so it is plain JavaScript without dependencies.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);

/** The one place for environment variables of every command: no tool asks, reports or fetches. */
const environment = {
  ...process.env,
  CI: process.env.CI ?? "1",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  MINIFLARE_DISABLE_UPDATE_CHECK: "true",
};

const isHelp = command === undefined || command === "--help" || command === "-h";
const commands = readdirSync(join(root, "scripts"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => name.slice(0, -3))
  .sort();

if (isHelp || !commands.includes(command)) {
  const say = isHelp ? console.log : console.error;
  say(`${isHelp ? "" : `Unknown command: ${command}. `}Commands: ${commands.join(", ")}`);
  say("Run one with: npm run <command> -- --help");
  process.exit(isHelp ? 0 : 1);
}

if (isInstallNeeded()) {
  console.error("Installing packages; this takes about a minute …");
  // Not "npm ci": it refuses the lock where a registry lacks another platform's optional package.
  // This one installs what the lock says, too, and with --no-save never writes it.
  const parameters = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await run("npm", parameters, { isInstall: true });
  if (code !== 0) {
    console.error("npm install failed; the lines above say why.");
    process.exit(code);
  }
}

const node = findNode();
if (node === null) {
  console.error(
    `Node 22.12 or newer is needed on this platform (this is ${process.version}); please install it.`,
  );
  process.exit(1);
}
process.exit(
  await run(node, ["--no-warnings", join(root, "scripts", `${command}.ts`), ...args], {
    isInstall: false,
  }),
);

/**
 * Whether an installed package is missing or differs from the lock file. npm writes its own list
 * last, so half an install counts as none.
 */
function isInstallNeeded() {
  const listPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(listPath)) return true;
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(listPath, "utf8")).packages;
  return Object.entries(locked).some(([path, { version, optional }]) => {
    if (path === "") return false;
    return installed[path] === undefined ? !optional : installed[path].version !== version;
  });
}

function findNode() {
  const pinned = join(root, "node_modules", ".bin", "node");
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18) ? process.execPath : null;
}

/** Runs a child to its end, passing signals on; the IPC channel tells it when this process dies. */
function run(file, parameters, { isInstall }) {
  const child = spawn(file, parameters, {
    cwd: root,
    env: { ...environment, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` },
    // An install's output goes to stderr, so that stdout holds only what the command says.
    stdio: isInstall
      ? ["inherit", process.stderr, "inherit"]
      : ["inherit", "inherit", "inherit", "ipc"],
  });
  const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  // npm lives as long as its script; when it was killed, nobody is left to pass a signal on.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) {
      clearInterval(watch);
      child.kill("SIGTERM");
    }
  }, 500);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`Cannot run ${file}: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (signal === "SIGINT" ? 2 : signal === "SIGKILL" ? 9 : 15));
    });
  });
}
